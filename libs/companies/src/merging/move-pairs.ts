import type { Tx } from '@app/platform';
import type { RecordKind } from './merge-fields.js';
import type { Children } from './move-children.js';
import { type RowText, rowText, valueOf } from './row-text.js';
import { shapeOf, type TableShape } from './table-shape.js';
import { takeOut } from './take-out.js';

const same = (shape: TableShape, row: string): string =>
  shape.columns.map(({ name }) => `t."${name}" is not distinct from ${valueOf(shape, name, row)}`).join(' and ');

/**
 * Pairs of possible duplicates know their records by id alone. Those of the record that goes are taken out, and come up
 * for the survivor, with what was said of them: two that were found to be two stay two.
 */
export async function movePairs(
  tx: Tx,
  kind: RecordKind,
  from: string,
  to: string,
): Promise<Required<Pick<Children, 'taken' | 'pairs'>>> {
  const shape = await shapeOf(tx, 'duplicate');
  const taken = await takeOut(tx, shape, `t.kind = $1 and $2::uuid in (t.a, t.b)`, [kind, from]);
  const pairs = await tx.query<{ row: RowText }[]>(
    `with old as (select case when pair ->> 'a' = $2 then pair ->> 'b' else pair ->> 'a' end as other, pair
        from jsonb_array_elements($1::jsonb) as pair),
      placed as (
        insert into duplicate as t (kind, a, b, score, reasons, found_at, dismissed_at, dismissed_by)
        select $4, least(other::uuid, $3::uuid), greatest(other::uuid, $3::uuid), (pair ->> 'score')::smallint,
          (pair ->> 'reasons')::jsonb, (pair ->> 'found_at')::timestamptz, (pair ->> 'dismissed_at')::timestamptz,
          (pair ->> 'dismissed_by')::uuid
        from old where other::uuid <> $3::uuid
        on conflict do nothing returning ${rowText(shape, 't')} as row)
     select row from placed`,
    [JSON.stringify(taken.rows), from, to, kind],
  );
  return { taken: taken.rows.length > 0 ? [taken] : [], pairs: pairs.map(({ row }) => row) };
}

/**
 * Takes the survivor's pairs away again; what somebody said of one since is kept. A later merge that took one out must not
 * bring it back.
 */
export async function movePairsBack(tx: Tx, kind: RecordKind, pairs: RowText[] = []): Promise<void> {
  if (pairs.length === 0) return;
  const shape = await shapeOf(tx, 'duplicate');
  await tx.query(
    `delete from duplicate as t using jsonb_array_elements($1::jsonb) as old_row where ${same(shape, 'old_row')}`,
    [JSON.stringify(pairs)],
  );
  const ids = pairs.map(({ id }) => id);
  await tx.query(
    `update merge set children = jsonb_set(children, '{taken}', (
       select coalesce(jsonb_agg(case when part ->> 'table' = 'duplicate' then jsonb_set(part, '{rows}', (
           select coalesce(jsonb_agg(pair), '[]') from jsonb_array_elements(part -> 'rows') as pair
           where not (pair ->> 'id' = any($2::text[])))) else part end order by place), '[]')
       from jsonb_array_elements(children -> 'taken') with ordinality as parts (part, place)))
     where kind = $1 and undone_at is null and exists (
       select from jsonb_array_elements(children -> 'taken') as part, jsonb_array_elements(part -> 'rows') as pair
       where part ->> 'table' = 'duplicate' and pair ->> 'id' = any($2::text[]))`,
    [kind, ids],
  );
}
