import { IsOptional, IsUUID } from 'class-validator';
import type { TaskKind } from '@app/tasks';
import { Text } from '../http/text-field.js';

export class ReadQuickTask {
  /** 「明天下午3点 带看 A厂」 */
  @Text(200)
  text: string;

  /** The lead that it is about, where the page knows it. */
  @IsOptional()
  @IsUUID(undefined, { message: '应为 id' })
  lead?: string;
}

export class QuickTaskLead {
  id: string;
  ref: string;
  company: string | null;
  contact: string | null;
}

export class QuickTaskView {
  kind: TaskKind;
  title: string;
  due: Date | null;
  /** The day is no working day. */
  dayOff: boolean;
  /** Why it cannot be saved as it stands. */
  problem: string | null;
  /** Leads of one's own that the line names, best first. */
  leads: QuickTaskLead[];
}
