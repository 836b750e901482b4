import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsOptional, IsUUID } from 'class-validator';

export class QueueStateView {
  name: 'flow' | 'clock' | 'imports' | 'models' | 'reminders' | 'sources';
  paused: boolean;
  waiting: number;
  active: number;
  /** For a later moment: tries after a failure, ticks of the clock. */
  delayed: number;
  /** Processes that work on it. */
  workers: number;
  /** Age of the job that waits longest, in ms. */
  oldestMs: number;
}

/** How far the flow is behind. */
export class FlowHealthView {
  /** Events that the relay still has to hand to the queue, and the age of the oldest in ms. */
  undelivered: number;
  oldestUndeliveredMs: number;
  /** Events that had a follower to come when a worker last looked; when it looked; null = never. */
  undone: number | null;
  oldestUndoneAt: Date | null;
  lookedAt: Date | null;
}

export class QueueRoomView {
  queues: QueueStateView[];
  health: FlowHealthView;
  /** Jobs that failed for good and wait for somebody. */
  failed: number;
}

export class FailedJobView {
  id: string;
  queue: string;
  handler: string;
  /** Of the event, import or reminder that it was about. */
  subject: string;
  attempts: number;
  kind: 'database' | 'outside' | 'crashed' | 'program';
  /** Without names, numbers of people or what they wrote. */
  reason: string;
  times: number;
  firstAt: Date;
  lastAt: Date;
  /** When it is tried again by itself; null = only when somebody asks. */
  nextAt: Date | null;
  retrying: boolean;
}

export class FailedJobPage {
  items: FailedJobView[];
  next: string | null;
}

export class PauseQueue {
  @IsBoolean({ message: '应为 true 或 false' })
  paused: boolean;
}

/** Which failed jobs; absent = all. */
export class FailedJobChoice {
  @IsOptional()
  @IsArray({ message: '应为列表' })
  @ArrayMinSize(1, { message: '至少选一条' })
  @ArrayMaxSize(200, { message: '一次最多 200 条' })
  @IsUUID('all', { each: true, message: '应为任务 id' })
  ids?: string[];
}

export class FailedJobsDone {
  count: number;
}
