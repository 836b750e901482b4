import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import type { LeadGrade, Stage } from '@app/leads';
import { Clock, type Tx } from '@app/platform';
import { insertTask } from '../insert-task.js';
import { OfficeCalendar } from '../office-calendar.js';
import { daysBetweenContacts } from './days-between-contacts.js';
import type { PlaybookDefinition, PlaybookTrigger } from './playbook-definition.js';
import { stepAt, stepDue } from './step-times.js';

/** What begins a run: at most one an occasion and lead. */
export interface RunStart {
  trigger: PlaybookTrigger;
  key: string;
  occasion: string;
  /** A time that was agreed on takes the place of the first step's. */
  agreed?: Date;
  by?: string | null;
}

interface RunLead {
  id: string;
  ownerId: string | null;
  teamId: string | null;
  stage: Stage;
  open: boolean;
  grade: LeadGrade;
}

interface Run {
  id: string;
  leadId: string;
  step: number;
  definition: PlaybookDefinition;
}

type EndReason = 'finished' | 'reply' | 'stage' | 'replaced' | 'closed';

const DAY = 86_400_000;
const RUN = `select run.id, run.lead_id as "leadId", run.step, version.definition from playbook_run as run
  join playbook_version as version on version.playbook_id = run.playbook_id and version.version = run.version`;

/** Playbooks at work: one step of a run is open at a time, and the next one falls when it ends. */
@Injectable()
export class PlaybookRuns {
  constructor(
    private readonly calendar: OfficeCalendar,
    private readonly clock: Clock,
    private readonly events: Events,
  ) {}

  /**
   * Begins the active playbook for the lead's grade, in the place of the run that the same kind of trigger began before.
   * The caller holds the lead's lock. @returns the first step's task; undefined when no playbook is active
   */
  async start(tx: Tx, leadId: string, start: RunStart): Promise<string | undefined> {
    const lead = await this.lead(tx, leadId);
    const [playbook] = await tx.query<{ id: string; version: number }[]>(
      `select id, version from playbook where trigger = $1 and key = $2 and grade in ('any', $3) and active
       order by grade = 'any' limit 1`,
      [start.trigger, start.key, lead.grade],
    );
    return playbook && this.begin(tx, lead, playbook, start);
  }

  /** The step after the one that ended. @returns its task; undefined when the run is at its end */
  async advance(tx: Tx, runId: string, slot?: string, by: string | null = null): Promise<string | undefined> {
    const [run] = await tx.query<Run[]>(`${RUN} where run.id = $1 and run.ended_at is null for update of run`, [runId]);
    if (!run) return undefined;
    await tx.query(`update task set status = 'cancelled' where run_id = $1 and status = 'open'`, [runId]);
    const lead = await this.lead(tx, run.leadId);
    const index = run.step + 1;
    if (stepAt(run.definition, index)) {
      await tx.query(`update playbook_run set step = $2 where id = $1`, [runId, index]);
      return this.place(tx, lead, { ...run, step: index }, { slot, by });
    }
    await this.end(tx, [runId], 'finished');
    const next = run.definition.next && (await this.active(tx, run.definition.next));
    return next ? this.begin(tx, lead, next, { trigger: 'stage', key: '', occasion: `next:${runId}`, by }) : undefined;
  }

  /** The run of a lead that this outcome or stage began and that still goes on. */
  async going(tx: Tx, leadId: string, trigger: PlaybookTrigger, key?: string): Promise<string | undefined> {
    const [run] = await tx.query<{ id: string }[]>(
      `select run.id from playbook_run as run join playbook on playbook.id = run.playbook_id
       where run.lead_id = $1 and run.ended_at is null and playbook.trigger = $2 and ($3::text is null or playbook.key = $3)`,
      [leadId, trigger, key ?? null],
    );
    return run?.id;
  }

  /** Of these runs, those that go on and have no step open: a call closed it. */
  async standing(tx: Tx, runIds: string[]): Promise<string[]> {
    if (runIds.length === 0) return [];
    const runs = await tx.query<{ id: string }[]>(
      `select id from playbook_run as run where id = any($1::uuid[]) and ended_at is null
         and not exists (select from task where task.run_id = run.id and task.status = 'open') order by id`,
      [runIds],
    );
    return runs.map(({ id }) => id);
  }

  /** The customer answered: what only waited for that stops. */
  async stopOnReply(tx: Tx, leadId: string): Promise<void> {
    await this.stop(tx, leadId, 'reply', `(version.definition ->> 'stopOnReply')::boolean`);
  }

  /** The lead stands at another stage than the run began at. */
  async stopOnStage(tx: Tx, leadId: string): Promise<void> {
    await this.stop(
      tx,
      leadId,
      'stage',
      `(version.definition ->> 'stopOnStage')::boolean and run.stage <> (select stage from lead where id = run.lead_id)`,
    );
  }

  /** A lead that left; what a deal still has to do on its way to production goes on. */
  async close(tx: Tx, leadId: string): Promise<void> {
    const landing = `playbook.trigger = 'landing' and (select stage from lead where id = run.lead_id) in ('signed', 'landed', 'operating')`;
    await this.stop(tx, leadId, 'closed', `not (${landing})`);
    await tx.query(
      `update task set status = 'cancelled' where lead_id = $1 and status = 'open'
         and not exists (select from playbook_run as run where run.id = task.run_id and run.ended_at is null)`,
      [leadId],
    );
  }

  /**
   * An open lead that nobody has anything to do for is called again by its grade, unless its person must not be.
   * @returns the task, if one was made
   */
  async keepInTouch(tx: Tx, leadId: string): Promise<string | undefined> {
    const lead = await this.lead(tx, leadId);
    const [hindered] = await tx.query<unknown[]>(
      `select from task where lead_id = $1 and status = 'open' union all
       select from lead join do_not_contact using (contact_id) where lead.id = $1 limit 1`,
      [leadId],
    );
    if (!lead.open || hindered) return undefined;
    const calendar = await this.calendar.ofPerson(lead.ownerId, tx);
    const day = calendar.dayOf(
      new Date(this.clock.now().getTime() + daysBetweenContacts(lead.stage, lead.grade) * DAY),
    );
    const due = calendar.nextWorkingTime(calendar.at(day, '09:30'));
    const { ownerId, teamId } = lead;
    const task = { leadId, kind: 'follow_up' as const, slot: `keep:${randomUUID()}`, title: '保持联系：回访客户' };
    return insertTask(tx, this.events, { ...task, due, ownerId, teamId }, null);
  }

  private async begin(
    tx: Tx,
    lead: RunLead,
    playbook: { id: string; version: number },
    { trigger, occasion, agreed, by = null }: RunStart,
  ): Promise<string | undefined> {
    const [made] = await tx.query<{ id: string }[]>(
      `insert into playbook_run (lead_id, playbook_id, version, occasion, stage) values ($1, $2, $3, $4, $5)
       on conflict (lead_id, occasion) do nothing returning id`,
      [lead.id, playbook.id, playbook.version, occasion, lead.stage],
    );
    if (!made) return this.madeBefore(tx, lead.id, occasion);
    await this.stop(tx, lead.id, 'replaced', `playbook.trigger = '${trigger}' and run.id <> '${made.id}'`);
    const [run] = await tx.query<Run[]>(`${RUN} where run.id = $1`, [made.id]);
    return this.place(tx, lead, run!, { slot: occasion, agreed, by });
  }

  private async place(
    tx: Tx,
    { ownerId, teamId }: RunLead,
    { id, leadId, step, definition }: Run,
    how: { slot?: string; agreed?: Date; by: string | null },
  ): Promise<string> {
    const { kind, title, wait } = stepAt(definition, step)!;
    const due = how.agreed ?? stepDue(wait, this.clock.now(), await this.calendar.ofPerson(ownerId, tx));
    const slot = how.slot ?? `run:${id}:${step}`;
    return insertTask(tx, this.events, { leadId, kind, title, due, slot, ownerId, teamId, run: { id, step } }, how.by);
  }

  private async stop(tx: Tx, leadId: string, reason: EndReason, which: string): Promise<void> {
    const runs = await tx.query<{ id: string }[]>(
      `select run.id from playbook_run as run join playbook on playbook.id = run.playbook_id
         join playbook_version as version on version.playbook_id = run.playbook_id and version.version = run.version
       where run.lead_id = $1 and run.ended_at is null and ${which}`,
      [leadId],
    );
    await this.end(
      tx,
      runs.map(({ id }) => id),
      reason,
    );
  }

  private async end(tx: Tx, runIds: string[], reason: EndReason): Promise<void> {
    if (runIds.length === 0) return;
    await tx.query(`update playbook_run set ended_at = now(), end_reason = $2 where id = any($1::uuid[])`, [
      runIds,
      reason,
    ]);
    await tx.query(`update task set status = 'cancelled' where run_id = any($1::uuid[]) and status = 'open'`, [runIds]);
  }

  private async active(tx: Tx, id: string): Promise<{ id: string; version: number } | undefined> {
    const [playbook] = await tx.query<{ id: string; version: number }[]>(
      `select id, version from playbook where id = $1 and active`,
      [id],
    );
    return playbook;
  }

  private async madeBefore(tx: Tx, leadId: string, occasion: string): Promise<string | undefined> {
    const [task] = await tx.query<{ id: string }[]>(`select id from task where lead_id = $1 and slot = $2`, [
      leadId,
      occasion,
    ]);
    return task?.id;
  }

  private async lead(tx: Tx, id: string): Promise<RunLead> {
    const [lead] = await tx.query<RunLead[]>(
      `select id, owner_id as "ownerId", team_id as "teamId", stage, open, grade from lead where id = $1`,
      [id],
    );
    return lead!;
  }
}
