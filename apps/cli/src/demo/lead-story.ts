import { randomUUID } from 'node:crypto';
import { pipeline, rankOf, type Stage } from '@app/leads';
import { DEFAULT_LADDER } from '@app/tasks';
import type { DemoLead } from './content/demo-lead.js';
import type { DemoTime } from './demo-time.js';
import { nextStep } from './next-step.js';

export interface StoryEvent {
  at: Date;
  type: string;
  /** Null = the system. */
  byOwner: boolean;
  subjectId: string | null;
  data: Record<string, unknown>;
}

export interface StoryTask {
  id: string;
  kind: string;
  slot: string;
  title: string;
  due: Date;
  status: 'open' | 'done';
  doneAt: Date | null;
  overdueAt: Date | null;
  createdAt: Date;
}

export interface StoryCall {
  id: string;
  outcome: 'interested' | 'call_again' | 'no_answer';
  note: string;
  at: Date;
}

/** Everything that happened to one demo lead, oldest first. */
export interface LeadStory {
  createdAt: Date;
  stageAt: Date;
  activeAt: Date;
  visitedAt: Date | null;
  signedAt: Date | null;
  /** Rank of the furthest stage. */
  reached: number;
  calls: StoryCall[];
  notes: { id: string; text: string; at: Date }[];
  tasks: StoryTask[];
  events: StoryEvent[];
}

/** What is told about an inquiry: its id, and when it came. */
export interface StoryInquiry {
  id: string;
  at: Date;
}

const SECOND = 1000;
const isLandProject = (lead: DemoLead): boolean => /亩|土地|工业地/.test(lead.need);

/** Stages that a lead went through, without the one it started with. */
function path(lead: DemoLead): Stage[] {
  const furthest = lead.reached ?? lead.stage;
  const passed = pipeline
    .slice(1, rankOf(furthest) + 1)
    .filter((stage) => stage !== 'under_review' || furthest === 'under_review' || isLandProject(lead));
  return furthest === lead.stage ? passed : [...passed, lead.stage];
}

class Storyteller {
  readonly story: LeadStory;
  private clock: Date;
  private from: Date;
  private until: Date;

  constructor(
    private readonly lead: DemoLead,
    private readonly index: number,
    private readonly time: DemoTime,
    private readonly inquiries: StoryInquiry[],
  ) {
    const createdAt = inquiries[0]?.at ?? time.written(lead.ago, index);
    this.clock = createdAt;
    this.from = createdAt;
    this.until = time.ago(lead.quiet ?? lead.ago / 2);
    this.story = {
      createdAt, stageAt: createdAt, activeAt: createdAt, visitedAt: null, signedAt: null,
      reached: rankOf(lead.reached ?? lead.stage), calls: [], notes: [], tasks: [], events: [],
    }; // prettier-ignore
  }

  tell(): LeadStory {
    this.comes();
    const stages = path(this.lead);
    if (stages.length > 0 && this.lead.stage !== 'invalid') this.isCalled();
    const notes = this.lead.notes ?? [];
    const steps = stages.length + notes.length;
    let step = 0;
    const share = (): Date => {
      step += 1;
      return new Date(this.from.getTime() + ((this.until.getTime() - this.from.getTime()) * step) / steps);
    };
    // The last note is the newest word; the others come as the lead moves on.
    stages.forEach((stage, at) => {
      this.moves(stage, at === 0 && !['lost', 'invalid'].includes(stage) ? this.clock : share());
      if (at < stages.length - 1 && at + 1 < notes.length) this.isNoted(notes[at]!, share());
    });
    for (const text of notes.slice(this.story.notes.length)) this.isNoted(text, share());
    this.writesAgain();
    this.isReleased();
    this.waits();
    this.story.events.sort((a, b) => a.at.getTime() - b.at.getTime());
    return this.story;
  }

  /** Working time where the days until the last touch have any, and after everything before it. */
  private next(moment: Date): Date {
    const opening = this.time.calendar.nextWorkingTime(moment);
    // Nobody calls at nine sharp every day: somewhere in the half day that opens.
    const late = opening > moment ? (this.index * 31 + this.story.events.length * 23) % 160 : 0;
    const working = new Date(opening.getTime() + late * 60 * SECOND);
    const at = working <= this.until ? working : new Date(Math.min(moment.getTime(), this.until.getTime()));
    this.clock = new Date(Math.max(at.getTime(), this.clock.getTime() + 40 * SECOND));
    return this.clock;
  }

  private event(
    type: string,
    at: Date,
    byOwner: boolean,
    subjectId: string | null = null,
    data: Record<string, unknown> = {},
  ): void {
    this.story.events.push({ type, at, byOwner, subjectId, data });
    if (byOwner) this.story.activeAt = at;
  }

  private comes(): void {
    const [inquiry] = this.inquiries;
    const after = (seconds: number): Date => new Date(this.story.createdAt.getTime() + seconds * SECOND);
    if (inquiry) this.event('inquiry.received', inquiry.at, false, inquiry.id);
    this.event('lead.opened', after(0.4), !inquiry, inquiry?.id ?? null);
    this.event('lead.matched', after(0.7), false);
    this.event('lead.assigned', after(1), false, null, { to: 'owner', reason: 'territory' });
    const due = this.time.calendar.addWorkingMinutes(this.story.createdAt, DEFAULT_LADDER.firstCallMinutes);
    const called = path(this.lead).length > 0;
    const task = this.task('first_call', 'first', '首次电话', due, after(1.2));
    if (called) {
      task.status = 'done';
      task.doneAt = new Date(due.getTime() - 6 * 60 * SECOND);
    }
    this.clock = after(2);
  }

  private isCalled(): void {
    const first = this.story.tasks[0]!;
    if (this.index % 4 === 1) {
      this.call('no_answer', '', this.next(first.doneAt!));
      this.call('interested', '', this.next(new Date(this.clock.getTime() + 150 * 60 * SECOND)));
    } else this.call(this.lead.stage === 'contacted' ? 'call_again' : 'interested', '', this.next(first.doneAt!));
    first.doneAt = this.story.calls[0]!.at;
    this.clock = new Date(this.clock.getTime() + SECOND);
  }

  private call(outcome: StoryCall['outcome'], note: string, at: Date): void {
    const call = { id: randomUUID(), outcome, note, at };
    this.story.calls.push(call);
    this.event('lead.phone_revealed', new Date(at.getTime() - 20 * SECOND), true, null, { contacts: 1 });
    this.event('lead.called', at, true, call.id, { outcome });
  }

  private moves(stage: Stage, moment: Date): void {
    const at = this.next(moment);
    const from =
      [...this.story.events].reverse().find((event) => event.type === 'lead.stage_changed')?.data.to ?? 'new';
    const lost = stage === 'lost' ? { lostReason: this.lead.lostReason } : {};
    this.event('lead.stage_changed', at, true, null, { from, to: stage, open: !['landed', 'operating', 'lost', 'invalid'].includes(stage), ...lost }); // prettier-ignore
    this.story.stageAt = at;
    if (stage === 'visited') this.story.visitedAt = at;
    if (stage === 'signed') this.story.signedAt = at;
    const done = { proposed: ['send_sites', '发送合适的房源'], visited: ['visit', '陪同看房'] }[stage as 'proposed'];
    if (!done) return;
    const task = this.task(done[0]!, `demo:${stage}`, done[1]!, at, new Date(at.getTime() - 20 * 3600 * SECOND));
    Object.assign(task, { status: 'done', doneAt: at });
    this.event('task.done', new Date(at.getTime() + SECOND), true, task.id, { kind: task.kind });
  }

  private isNoted(text: string, moment: Date): void {
    const note = { id: randomUUID(), text, at: this.next(moment) };
    this.story.notes.push(note);
    this.event('lead.noted', note.at, true, note.id);
  }

  private writesAgain(): void {
    for (const inquiry of this.inquiries.slice(1)) {
      this.event('inquiry.received', inquiry.at, false, inquiry.id);
      this.event('lead.joined', new Date(inquiry.at.getTime() + 400), false, inquiry.id);
    }
  }

  /** A lead in the pool that somebody had. */
  private isReleased(): void {
    if (this.lead.owner !== null || this.lead.stage === 'new') return;
    const at = this.next(this.until);
    this.event('lead.released', at, true, null, { reason: this.lead.notes?.at(-1) ?? '退回公海' });
  }

  private waits(): void {
    const step = nextStep(this.lead, this.index, this.time, this.story.tasks[0]!);
    if (!step) return;
    const created = new Date(this.clock.getTime() + SECOND);
    const task = step.isFirstCall
      ? this.story.tasks[0]!
      : this.task(step.kind, 'demo:next', step.title, step.due, created);
    if (task.due >= this.time.now) return;
    task.overdueAt = new Date(Math.min(task.due.getTime() + 60 * SECOND, this.time.now.getTime() - SECOND));
    this.event('task.overdue', task.overdueAt, false, task.id, { kind: task.kind });
  }

  private task(kind: string, slot: string, title: string, due: Date, createdAt: Date): StoryTask {
    const task: StoryTask = {
      id: randomUUID(),
      kind,
      slot,
      title,
      due,
      status: 'open',
      doneAt: null,
      overdueAt: null,
      createdAt,
    };
    this.story.tasks.push(task);
    this.event('task.added', createdAt, false, task.id, { kind, due: due.toISOString() });
    return task;
  }
}

/** @param inquiries of the visitor, oldest first; none for a lead that came by phone */
export const leadStory = (lead: DemoLead, index: number, time: DemoTime, inquiries: StoryInquiry[]): LeadStory =>
  new Storyteller(lead, index, time, inquiries).tell();
