import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Leads, type Stage } from '@app/leads';
import { Clock, Conflict, NotFound, type Tx } from '@app/platform';
import { leadScope, type Me } from '@app/users';
import { assertAhead } from './assert-ahead.js';
import { Call } from './call.entity.js';
import type { CallOutcome } from './call-outcome.js';
import { insertTask, insertTasks, type TaskToInsert } from './insert-task.js';
import { LadderSettings } from './ladder/ladder-settings.js';
import { OfficeCalendar } from './office-calendar.js';
import { PlaybookRuns } from './playbooks/playbook-runs.js';
import { Task, type TaskKind } from './task.entity.js';

export interface CallReport {
  outcome: CallOutcome;
  note?: string;
  /** The time agreed on, for `call_again`. */
  at?: Date;
  /** The task that this call does; without it, the lead's open calls are done. */
  taskId?: string;
  /** From the form: a double tap logs one call. */
  key: string;
}

export interface NewTask {
  kind: TaskKind;
  title: string;
  due: Date;
  key: string;
}

/** The first step of a lead from the news: nobody gave a number. */
export const FIND_PHONE = '找公开电话';
/** Working minutes. */
export const WORKING_DAY = 480;

interface ToCall {
  ownerId: string | null;
  teamId: string | null;
  /** From the news, and nobody has a telephone yet. */
  numberless: boolean;
}
/** Columns of a `ToCall`, over `lead`. */
const TO_CALL = `owner_id as "ownerId", team_id as "teamId", source_kind = 'prospect' and not exists (
    select from lead_contact join contact on contact.id = lead_contact.contact_id
    where lead_contact.lead_id = lead.id and contact.phone_cipher is not null) as numberless`;

/** Next steps: made by the flow, by calls and by people; never two for one occasion. */
@Injectable()
export class Tasks {
  constructor(
    private readonly calendar: OfficeCalendar,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly ladder: LadderSettings,
    private readonly leads: Leads,
    private readonly runs: PlaybookRuns,
  ) {}

  /** The first step of each lead, due some working minutes (30) after it came. Exactly one, however often this runs. */
  async ensureFirstCalls(tx: Tx, leadIds: string[]): Promise<void> {
    const leads = await tx.query<(ToCall & { id: string; createdAt: Date })[]>(
      `select id, created_at as "createdAt", ${TO_CALL} from lead where id = any($1::uuid[]) and open order by id for update`,
      [leadIds],
    );
    const tasks: TaskToInsert[] = [];
    for (const { id: leadId, ownerId, teamId, createdAt, ...lead } of leads) {
      const step = await this.firstStep(tx, { ownerId, teamId, ...lead }, createdAt);
      tasks.push({ leadId, kind: 'first_call', slot: 'first', ...step, ownerId, teamId });
    }
    await insertTasks(tx, this.events, tasks, null);
  }

  /** The number of a company from the news was found: now it can be called. */
  async phoneFound(tx: Tx, leadId: string): Promise<void> {
    const [lead] = await tx.query<{ ownerId: string | null }[]>(
      `select owner_id as "ownerId" from lead where id = $1`,
      [leadId],
    );
    const due = await this.firstCallDue(tx, this.clock.now(), lead?.ownerId ?? null);
    await tx.query(
      `update task set title = '首次电话', due_at = $3, overdue_at = null, climb_at = now()
       where lead_id = $1 and kind = 'first_call' and status = 'open' and title = $2`,
      [leadId, FIND_PHONE, due],
    );
  }

  /** Who claims a lead whose first call had climbed to the pool begins with a clock of their own. */
  async restartFirstCall(tx: Tx, leadId: string, eventId: string): Promise<void> {
    const [lead] = await tx.query<ToCall[]>(`select ${TO_CALL} from lead where id = $1 and open for update`, [leadId]);
    if (!lead?.ownerId) return;
    const { ownerId, teamId } = lead;
    const [, climbed] = await tx.query<[unknown, number]>(
      `update task set status = 'cancelled' where lead_id = $1 and kind = 'first_call' and status = 'open'
         and exists (select from task_rung where task_id = task.id and rung = 'pool')`,
      [leadId],
    );
    if (climbed === 0) return;
    const step = await this.firstStep(tx, lead, this.clock.now());
    await this.insert(tx, { leadId, kind: 'first_call', slot: `claim:${eventId}`, ...step, ownerId, teamId }, null);
  }

  /** A person plans a step. @throws Invalid `time_past` */
  async add(tx: Tx, me: Me, leadId: string, task: NewTask): Promise<string> {
    const lead = await this.leads.workable(tx, me, leadId);
    assertAhead(task.due, this.clock.now(), 'due');
    // What a person plans takes the place of the reminder that nobody chose.
    await tx.query(
      `update task set status = 'cancelled' where lead_id = $1 and status = 'open' and slot like 'keep:%'`,
      [leadId],
    );
    return this.insert(
      tx,
      {
        leadId,
        kind: task.kind,
        slot: `by-hand:${task.key}`,
        title: task.title,
        due: task.due,
        ownerId: lead.ownerId ?? me.id,
        teamId: lead.teamId ?? me.teamId,
      },
      me.id,
    );
  }

  /**
   * Logs a call, closes the task it was, and makes the next step: one step that nobody has to think of.
   * @returns ids; the same key again gives the first answer
   */
  async logCall(tx: Tx, me: Me, leadId: string, report: CallReport): Promise<{ callId: string; taskId: string }> {
    const lead = await this.leads.callable(tx, me, leadId);
    const known = await tx.findOneBy(Call, { key: report.key });
    if (known) return this.sameCall(tx, known, leadId);
    if (report.at) assertAhead(report.at, this.clock.now(), 'at');
    const callId = randomUUID();
    await tx.insert(Call, {
      id: callId,
      leadId,
      authorId: me.id,
      key: report.key,
      outcome: report.outcome,
      note: report.note ?? '',
    });
    const runs = await this.closeCalled(tx, leadId, report.taskId);
    const taskId = await this.stepAfterCall(tx, me, { leadId, callId }, report);
    for (const run of await this.runs.standing(tx, runs)) await this.runs.advance(tx, run, undefined, me.id);
    await this.events.record(tx, {
      type: 'lead.called',
      actorId: me.id,
      leadId,
      subjectId: callId,
      data: { outcome: report.outcome },
    });
    const reached = report.outcome === 'interested' || report.outcome === 'call_again';
    if (lead.stage === 'new' && reached)
      await this.leads.move(tx, me, leadId, { stage: 'contacted', version: lead.version });
    else await tx.query(`update lead set active_at = now(), version = version + 1 where id = $1`, [leadId]);
    return { callId, taskId };
  }

  /** Done, cancelled, or at another time; back to an earlier one only to undo. @returns the lead's id. @throws Invalid `time_past` */
  async edit(tx: Tx, me: Me, taskId: string, patch: { status?: 'done' | 'cancelled'; due?: Date }): Promise<string> {
    const task = await this.visible(tx, me, taskId);
    if (task.status !== 'open') throw new Conflict('task_closed', '这项任务已结束');
    const { status, due } = patch;
    if (!status && !due) return task.leadId;
    if (due && !(await this.wasDue(tx, taskId, due))) assertAhead(due, this.clock.now(), 'due');
    await tx.update(
      Task,
      { id: taskId },
      {
        ...(status ? { status, doneAt: status === 'done' ? new Date() : null } : {}),
        ...(due ? { dueAt: due, overdueAt: null, climbAt: () => 'now()' } : {}),
      },
    );
    await this.events.record(tx, {
      type: status ? `task.${status}` : 'task.rescheduled',
      actorId: me.id,
      leadId: task.leadId,
      subjectId: taskId,
      data: { kind: task.kind, ...(due ? { due: due.toISOString() } : {}) },
    });
    if (status && task.runId) await this.runs.advance(tx, task.runId);
    if (status) await this.runs.keepInTouch(tx, task.leadId);
    return task.leadId;
  }

  /** A lead that moved on has something planned: a step by the new stage, unless one is open already. */
  async ensureNextStep(tx: Tx, leadId: string, occasion: { stage: Stage; eventId: string }): Promise<void> {
    const [lead] = await tx.query<{ wakeOn: string | null; stage: Stage; ownerId: string | null }[]>(
      `select wake_on::text as "wakeOn", stage, owner_id as "ownerId" from lead where id = $1 for update`,
      [leadId],
    );
    if (!lead || lead.stage !== occasion.stage) return;
    await this.runs.stopOnStage(tx, leadId);
    const planned = await tx.query<unknown[]>(`select 1 from task where lead_id = $1 and status = 'open' limit 1`, [
      leadId,
    ]);
    if (planned.length > 0 && !lead.wakeOn) return;
    const calendar = await this.calendar.ofPerson(lead.ownerId, tx);
    const agreed = lead.wakeOn ? calendar.nextWorkingTime(calendar.at(lead.wakeOn, '09:30')) : undefined;
    if (lead.wakeOn) await this.cancelAll(tx, leadId);
    const start = { trigger: 'stage', key: lead.stage, occasion: `event:${occasion.eventId}`, agreed } as const;
    await this.runs.start(tx, leadId, start);
    await this.runs.keepInTouch(tx, leadId);
  }

  /** The customer wrote or asked again: what only waited for that stops, and somebody calls back soon. */
  async answerReply(tx: Tx, leadId: string, eventId: string): Promise<void> {
    const [lead] = await tx.query<{ ownerId: string | null; teamId: string | null; open: boolean }[]>(
      `select owner_id as "ownerId", team_id as "teamId", open from lead where id = $1 for update`,
      [leadId],
    );
    if (!lead?.open) return;
    await this.runs.stopOnReply(tx, leadId);
    const due = await this.firstCallDue(tx, this.clock.now(), lead.ownerId);
    const [tasks] = await tx.query<{ all: number; soon: number }[]>(
      `select count(*)::int as all, count(*) filter (where status = 'open' and due_at <= $2)::int as soon
       from task where lead_id = $1`,
      [leadId, due],
    );
    // Whose owner is still to be found has the first call with them; what is planned for later is no answer.
    if (tasks!.soon > 0 || (tasks!.all === 0 && lead.ownerId === null)) return;
    const { ownerId, teamId } = lead;
    const task = { leadId, kind: 'call_back', slot: `event:${eventId}`, title: '客户有新动静：尽快回电' } as const;
    await this.insert(tx, { ...task, due, ownerId, teamId }, null);
  }

  /** A lead that left has nothing left to do, but for the landing of a deal. */
  cancelAll(tx: Tx, leadId: string): Promise<void> {
    return this.runs.close(tx, leadId);
  }

  /** Marks what is past its time and says so once a task. @returns how many */
  async markOverdue(tx: Tx): Promise<number> {
    const late = await tx.query<{ id: string; leadId: string; kind: string; ownerId: string | null }[]>(
      `with late as (
         select id from task where status = 'open' and overdue_at is null and due_at < now()
         order by due_at limit 500 for update skip locked),
       marked as (
         update task set overdue_at = now() from late where task.id = late.id
         returning task.id, task.lead_id as "leadId", task.kind, task.owner_id as "ownerId")
       select * from marked`,
    );
    for (const task of late) {
      await this.events.record(tx, {
        type: 'task.overdue',
        leadId: task.leadId,
        subjectId: task.id,
        data: { kind: task.kind, owner: task.ownerId },
      });
    }
    return late.length;
  }

  /**
   * Open leads that nobody has anything to do for although they are minutes old: what a lost job leaves behind, or a merge
   * that was undone after its tasks were. Asked lead by lead, because far fewer are open than tasks were ever made.
   * @returns those that never had a step, and those whose steps are all over
   */
  async leadsWithoutTask(tx: Tx, limit: number): Promise<{ never: string[]; over: string[] }> {
    const rows = await tx.query<{ id: string; had: boolean }[]>(
      `select lead.id, task.had from lead
         cross join lateral (select count(*) > 0 as had, coalesce(bool_or(task.status = 'open'), false) as open
           from task where task.lead_id = lead.id) as task
       where lead.open and lead.stage <> 'signed' and lead.created_at < now() - interval '2 minutes' and not task.open
         and case when task.had then lead.active_at < now() - interval '10 minutes'
             and not exists (select from do_not_contact where do_not_contact.contact_id = lead.contact_id)
           else lead.stage <> 'parked' end
       order by lead.created_at limit $1`,
      [limit],
    );
    const ids = (had: boolean): string[] => rows.filter((row) => row.had === had).map(({ id }) => id);
    return { never: ids(false), over: ids(true) };
  }

  /** Whose steps are all over is called again by its grade; what somebody works on just now is left to them. */
  async takeUpAgain(tx: Tx, leadIds: string[]): Promise<void> {
    const free = await tx.query<{ id: string }[]>(
      `select id from lead where id = any($1::uuid[]) and open order by id for update skip locked`,
      [leadIds],
    );
    for (const { id } of free) await this.runs.keepInTouch(tx, id);
  }

  private async visible(tx: Tx, me: Me, taskId: string): Promise<Task> {
    const parameters: unknown[] = [taskId];
    const scope = leadScope(me, parameters);
    const [row] = await tx.query<{ leadId: string }[]>(
      `select task.lead_id as "leadId" from task join lead on lead.id = task.lead_id where task.id = $1 and ${scope}`,
      parameters,
    );
    if (!row) throw new NotFound('task_not_found', '没有这项任务，或您无权查看');
    // The lead before its tasks, as everybody locks them.
    await this.leads.workable(tx, me, row.leadId);
    await tx.query(`select 1 from task where id = $1 for update`, [taskId]);
    return tx.findOneByOrFail(Task, { id: taskId });
  }

  private async wasDue(tx: Tx, taskId: string, due: Date): Promise<boolean> {
    const found = await tx.query<unknown[]>(
      `select 1 from event where subject_id = $1 and type in ('task.added', 'task.rescheduled') and data ->> 'due' = $2 limit 1`,
      [taskId, due.toISOString()],
    );
    return found.length > 0;
  }

  private insert(tx: Tx, task: TaskToInsert, by: string | null): Promise<string> {
    return insertTask(tx, this.events, task, by);
  }

  /** Nobody waits for the call of a company that was in the news, and its number is still to be found: a working day. */
  private async firstStep(tx: Tx, { ownerId, numberless }: ToCall, from: Date): Promise<{ title: string; due: Date }> {
    if (!numberless) return { title: '首次电话', due: await this.firstCallDue(tx, from, ownerId) };
    const calendar = await this.calendar.ofCaller(ownerId, tx);
    return { title: FIND_PHONE, due: calendar.addWorkingMinutes(from, WORKING_DAY) };
  }

  private async firstCallDue(tx: Tx, from: Date, ownerId: string | null): Promise<Date> {
    const { firstCallMinutes } = await this.ladder.read(tx);
    return (await this.calendar.ofCaller(ownerId, tx)).addWorkingMinutes(from, firstCallMinutes);
  }

  /** 未接 goes on in its own playbook until it ends; every other outcome begins one. There is always a step. */
  private async stepAfterCall(
    tx: Tx,
    me: Me,
    { leadId, callId }: { leadId: string; callId: string },
    { outcome, at: agreed }: CallReport,
  ): Promise<string> {
    const occasion = `call:${callId}`;
    if (['interested', 'call_again', 'refused'].includes(outcome)) await this.runs.stopOnReply(tx, leadId);
    const going = outcome === 'no_answer' ? await this.runs.going(tx, leadId, 'outcome', outcome) : undefined;
    const taskId = going
      ? await this.runs.advance(tx, going, occasion, me.id)
      : await this.runs.start(tx, leadId, { trigger: 'outcome', key: outcome, occasion, agreed, by: me.id });
    if (taskId) return taskId;
    const kept = await this.runs.keepInTouch(tx, leadId);
    if (kept) return kept;
    const [open] = await tx.query<{ id: string }[]>(
      `select id from task where lead_id = $1 order by status = 'open' desc, due_at limit 1`,
      [leadId],
    );
    return open!.id;
  }

  /** @returns the playbooks' runs that the calls were steps of */
  private async closeCalled(tx: Tx, leadId: string, taskId?: string): Promise<string[]> {
    const [closed] = await tx.query<[{ runId: string | null }[], number]>(
      `update task set status = 'done', done_at = now() where lead_id = $1 and status = 'open'
         and (id = $2::uuid or ($2::uuid is null and kind in ('first_call', 'call_back'))) returning run_id as "runId"`,
      [leadId, taskId ?? null],
    );
    return closed.flatMap(({ runId }) => runId ?? []);
  }

  private async sameCall(tx: Tx, call: Call, leadId: string): Promise<{ callId: string; taskId: string }> {
    if (call.leadId !== leadId) throw new Conflict('key_reused', '这个 key 已用于另一条线索');
    const next = await tx.query<{ id: string }[]>(`select id from task where lead_id = $1 and slot = $2`, [
      leadId,
      `call:${call.id}`,
    ]);
    const [other] =
      next.length > 0
        ? next
        : await tx.query<{ id: string }[]>(
            `select id from task where lead_id = $1 order by status = 'open' desc, due_at limit 1`,
            [leadId],
          );
    return { callId: call.id, taskId: other!.id };
  }
}
