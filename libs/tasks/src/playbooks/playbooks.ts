import { Injectable } from '@nestjs/common';
import type { LeadGrade } from '@app/leads';
import { Clock, Conflict, Database, Invalid, NotFound, type Reads, rows, type Tx } from '@app/platform';
import { OfficeCalendar } from '../office-calendar.js';
import { type PlaybookDefinition, playbookProblems, type PlaybookTrigger } from './playbook-definition.js';
import { stepTimes } from './step-times.js';

export interface Playbook {
  id: string;
  name: string;
  trigger: PlaybookTrigger;
  /** The outcome, the stage or the kind of deal that begins it. */
  key: string;
  grade: LeadGrade | 'any';
  version: number;
  active: boolean;
  definition: PlaybookDefinition;
  /** Leads that are in it now, and how many of them in an older version. */
  running: number;
  runningOlder: number;
  updatedAt: Date;
  author: string | null;
}

export interface PlaybookDraft {
  name: string;
  trigger: PlaybookTrigger;
  key: string;
  grade: LeadGrade | 'any';
  active: boolean;
  definition: PlaybookDefinition;
}

const COLUMNS = `playbook.id, playbook.name, playbook.trigger, playbook.key, playbook.grade, playbook.version, playbook.active,
  latest.definition, latest.created_at as "updatedAt", author.name as author, running.all as running, running.older as "runningOlder"`;
const JOINS = `from playbook join playbook_version as latest
    on latest.playbook_id = playbook.id and latest.version = playbook.version
  left join app_user as author on author.id = latest.author_id
  cross join lateral (select count(*)::int as all, (count(*) filter (where run.version < playbook.version))::int as older
    from playbook_run as run where run.playbook_id = playbook.id and run.ended_at is null) as running`;

/** Playbooks as an admin edits them. Saving makes a new version; runs keep theirs. */
@Injectable()
export class Playbooks {
  constructor(
    private readonly calendar: OfficeCalendar,
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  list(reads: Reads = this.database): Promise<Playbook[]> {
    return rows(
      reads,
      `select ${COLUMNS} ${JOINS}
       order by array_position('{outcome,stage,landing}'::text[], playbook.trigger),
         array_position('{interested,call_again,no_answer,wrong_number,refused,new,contacted,qualified,proposed,visited,negotiating,under_review,signed,parked,lease,purchase,land}'::text[], playbook.key),
         playbook.grade = 'any' desc, playbook.created_at, playbook.id`,
    );
  }

  /** @returns its id. @throws Invalid with each wrong field named; Conflict `playbook_changed`, `playbook_taken` */
  async save(tx: Tx, draft: PlaybookDraft, known: { id: string; version: number } | null, by: string): Promise<string> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('playbook', 7403))`);
    await this.check(tx, draft, known?.id ?? null);
    const { name, trigger, key, grade, active, definition } = draft;
    const [saved] = known
      ? (
          await tx.query<[{ id: string; version: number }[], number]>(
            `update playbook set name = $3, trigger = $4, key = $5, grade = $6, active = $7, version = version + 1
             where id = $1 and version = $2 returning id, version`,
            [known.id, known.version, name, trigger, key, grade, active],
          )
        )[0]
      : await tx.query<{ id: string; version: number }[]>(
          `insert into playbook (name, trigger, key, grade, active) values ($1, $2, $3, $4, $5) returning id, version`,
          [name, trigger, key, grade, active],
        );
    if (!saved) throw await this.gone(tx, known!.id);
    await tx.query(
      `insert into playbook_version (playbook_id, version, definition, author_id) values ($1, $2, $3, $4)`,
      [saved.id, saved.version, JSON.stringify(definition), by],
    );
    return saved.id;
  }

  /** Problems of a draft, and when its steps would fall for a lead that comes now. */
  async preview(
    definition: PlaybookDefinition,
    id: string | null,
  ): Promise<{ problems: { field: string; message: string }[]; steps: { kind: string; title: string; due: Date }[] }> {
    const problems = playbookProblems(definition, await this.surroundings(this.database, id));
    if (problems.length > 0) return { problems, steps: [] };
    return { problems, steps: stepTimes(definition, this.clock.now(), await this.calendar.read()) };
  }

  private async check(tx: Tx, draft: PlaybookDraft, id: string | null): Promise<void> {
    const problems = playbookProblems(draft.definition, await this.surroundings(tx, id));
    if (problems.length > 0) throw new Invalid('playbook_invalid', '方案还不能保存，请看标出的各项', problems);
    if (!draft.active) return;
    const [other] = await tx.query<{ name: string }[]>(
      `select name from playbook where trigger = $1 and key = $2 and grade = $3 and active and ($4::uuid is null or id <> $4)`,
      [draft.trigger, draft.key, draft.grade, id],
    );
    if (other)
      throw new Conflict('playbook_taken', `「${other.name}」已经用于同样的情况，请先停用它或改选分级`, [
        { field: 'key', message: `已由「${other.name}」使用` },
      ]);
  }

  private async surroundings(reads: Reads, id: string | null): Promise<Parameters<typeof playbookProblems>[1]> {
    const others = (await this.list(reads)).filter(({ active }) => active);
    const calendar = await this.calendar.read(reads);
    return {
      id,
      today: calendar.dayOf(this.clock.now()),
      others: new Map(others.map((other) => [other.id, { name: other.name, next: other.definition.next }])),
    };
  }

  private async gone(tx: Tx, id: string): Promise<Error> {
    const known = await tx.query<unknown[]>(`select 1 from playbook where id = $1`, [id]);
    return known.length > 0
      ? new Conflict('playbook_changed', '方案刚被别人改过，请看过新内容再改')
      : new NotFound('playbook_not_found', '没有这个方案');
  }
}
