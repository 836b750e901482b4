import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Conflict, NotFound, type Tx } from '@app/platform';
import { type Blocked, blockTarget, clearDesk, refillDesk } from './block-source.js';
import { checkSource, NEW_SOURCE, type SourceFields } from './source-fields.js';

type Given = Partial<SourceFields>;

const COLUMNS = {
  name: 'name',
  kind: 'kind',
  url: 'url',
  linkSelector: 'link_selector',
  nextSelector: 'next_selector',
  listPages: 'list_pages',
  everyMinutes: 'every_minutes',
  workingHours: 'working_hours',
  pageBudget: 'page_budget',
  licence: 'licence',
  licenceNote: 'licence_note',
  licensedOn: 'licensed_on',
} as const satisfies Record<keyof SourceFields, string>;
const NAMES = Object.keys(COLUMNS) as (keyof SourceFields)[];
const READ = NAMES.map((name) => `${COLUMNS[name]}${name === 'licensedOn' ? '::text' : ''} as "${name}"`).join(', ');

const missing = (): NotFound => new NotFound('source_not_found', '没有这个来源，请刷新页面');
const emptyIsNone = (fields: SourceFields): SourceFields => ({
  ...fields,
  linkSelector: fields.linkSelector?.trim() || null,
  nextSelector: fields.nextSelector?.trim() || null,
  licenceNote: fields.licenceNote?.trim() || null,
  licensedOn: fields.licensedOn || null,
});

/** Sources: adding, changing, pausing, closing. Each change is an event. */
@Injectable()
export class Sources {
  constructor(private readonly events: Events) {}

  /** Due at once. @throws Invalid, Conflict `source_known` */
  async add(tx: Tx, by: string, given: Given & Pick<SourceFields, 'name' | 'kind' | 'url'>): Promise<string> {
    const fields = emptyIsNone({ ...NEW_SOURCE, ...withoutAbsent(given) });
    checkSource(fields);
    const [row] = await tx.query<{ id: string }[]>(
      `insert into source (${NAMES.map((name) => COLUMNS[name]).join(', ')}, created_by)
       values (${NAMES.map((_, at) => `$${at + 1}`).join(', ')}, $${NAMES.length + 1})
       on conflict (url, coalesce(link_selector, '')) do nothing returning id`,
      [...NAMES.map((name) => fields[name]), by],
    );
    if (!row) throw known();
    await this.record(tx, 'source.added', by, row.id);
    return row.id;
  }

  /** An absent key leaves the value alone. A changed address is asked whole again. @throws NotFound, Invalid, Conflict */
  async edit(tx: Tx, by: string, id: string, patch: Given): Promise<void> {
    const [before] = await tx.query<SourceFields[]>(`select ${READ} from source where id = $1 for update`, [id]);
    if (!before) throw missing();
    const after = emptyIsNone({ ...before, ...withoutAbsent(patch) });
    checkSource(after);
    const [same] = await tx.query<unknown[]>(
      `select 1 from source where id <> $1 and url = $2 and coalesce(link_selector, '') = $3`,
      [id, after.url, after.linkSelector ?? ''],
    );
    if (same) throw known();
    const asked = (['url', 'kind', 'linkSelector', 'nextSelector', 'listPages'] as const).some(
      (name) => before[name] !== after[name],
    );
    await tx.query(
      `update source set ${NAMES.map((name, at) => `${COLUMNS[name]} = $${at + 2}`).join(', ')}
         ${asked ? `, etag = null, last_modified = null, failures = 0, problem = null, last_outcome = null, next_at = now()` : ''}
       where id = $1`,
      [id, ...NAMES.map((name) => after[name])],
    );
    await this.record(tx, 'source.edited', by, id);
  }

  /** @throws NotFound */
  async setPaused(tx: Tx, by: string, id: string, paused: boolean): Promise<void> {
    const set = paused ? `paused_at = coalesce(paused_at, now())` : `paused_at = null, next_at = now()`;
    await this.change(tx, id, set);
    await this.record(tx, paused ? 'source.paused' : 'source.resumed', by, id);
  }

  /** Makes it due now, paused or not in its waits. @throws NotFound; Conflict when it is paused or closed */
  async runNow(tx: Tx, by: string, id: string): Promise<void> {
    const [row] = await tx.query<{ paused: boolean; closed: boolean }[]>(
      `select paused_at is not null as paused, exists (select from source_block where source_id = source.id) as closed
       from source where id = $1`,
      [id],
    );
    if (!row) throw missing();
    if (row.closed) throw new Conflict('source_blocked', '来源已拉黑，解除后才能抓取');
    if (row.paused) throw new Conflict('source_paused', '来源已暂停，恢复后才能抓取');
    await this.change(tx, id, `next_at = now(), etag = null, last_modified = null`);
    await this.record(tx, 'source.run_asked', by, id);
  }

  /** Its articles stay. @throws NotFound */
  async remove(tx: Tx, by: string, id: string): Promise<void> {
    const [, count] = await tx.query<[unknown, number]>(`delete from source where id = $1`, [id]);
    if (count === 0) throw missing();
    await this.record(tx, 'source.removed', by, id);
  }

  /**
   * Closes a host with everything below it, a source, or wherever an article came from: nothing is fetched from there
   * any more, and what waits of it goes from the desk. Once: closing again changes nothing but the reason.
   * @throws NotFound, Invalid, Conflict `article_without_source`
   */
  async block(tx: Tx, by: string, what: Blocked): Promise<void> {
    const { host, sourceId } = await blockTarget(tx, what);
    await tx.query(
      `insert into source_block (host, source_id, reason, created_by) values ($1, $2, $3, $4)
       on conflict (${host ? 'host' : 'source_id'}) do update set reason = coalesce(nullif(excluded.reason, ''), source_block.reason)`,
      [host, sourceId, what.reason?.trim().slice(0, 300) ?? '', by],
    );
    // Of an article it is the desk's own act, which takes the others along and can take them back.
    if (!('articleId' in what)) await clearDesk(tx, by, { host, sourceId });
    await this.events.record(tx, { type: 'source.blocked', actorId: by, subjectId: sourceId, data: { host } });
  }

  /** What waited of it when it was closed waits again. @returns how many articles @throws NotFound */
  async unblock(tx: Tx, by: string, blockId: string): Promise<number> {
    const [rows] = await tx.query<[{ sourceId: string | null; host: string | null }[], number]>(
      `delete from source_block where id = $1 returning source_id as "sourceId", host`,
      [blockId],
    );
    const [gone] = rows;
    if (!gone) throw new NotFound('block_not_found', '这条拉黑已经解除');
    const back = await refillDesk(tx, gone);
    await this.events.record(tx, {
      type: 'source.unblocked',
      actorId: by,
      subjectId: gone.sourceId,
      data: { host: gone.host, back },
    });
    return back;
  }

  private async change(tx: Tx, id: string, set: string): Promise<void> {
    const [, count] = await tx.query<[unknown, number]>(`update source set ${set} where id = $1`, [id]);
    if (count === 0) throw missing();
  }

  private record(tx: Tx, type: string, actorId: string, subjectId: string): Promise<string> {
    return this.events.record(tx, { type, actorId, subjectId });
  }
}

const known = (): Conflict =>
  new Conflict('source_known', '这个地址已经是来源了', [{ field: 'url', message: '已在来源列表里' }]);

const withoutAbsent = <T extends object>(given: T): T =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T;
