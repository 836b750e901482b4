import type { TestDatabase } from '../setup/test-database.js';
import { insertRow } from './insert-row.js';

/** A merge of two bare leads that can be undone: the second one is taken out, nothing hung on it. */
export async function aMerge(database: TestDatabase, { keep, gone }: { keep: string; gone: string }) {
  await database.query(`delete from lead_contact where lead_id = $1`, [gone]);
  const [taken] = await database.query<{ row: object }>(
    `delete from lead where id = $1 returning jsonb_build_object('id', id, 'ref', ref, 'source_kind', source_kind) as row`,
    [gone],
  );
  return insertRow<{ id: string }>(database, 'merge', {
    kind: 'lead',
    survivorId: keep,
    goneId: gone,
    goneName: '',
    changes: {},
    gone: taken!.row,
    children: { moved: [], taken: [] },
  });
}
