import { randomUUID } from 'node:crypto';
import { takedownContactPlace } from '@app/articles';
import type { DemoWorld } from './demo-world.js';
import { bytes, insertRows, type Row } from './insert-rows.js';

/** Days that the demo's articles have been read. */
const DAYS = 90;
const HOUR = 3600_000;

interface Asked {
  id: string;
  leadId: string;
  articleId: string;
  at: Date;
}

/** Readers by day, what visitors had read before they wrote, and one takedown request that waits. */
export async function loadAttribution(world: DemoWorld): Promise<void> {
  await loadReads(world);
  await loadTrails(world);
  await loadTakedown(world);
}

/** Most on the day it came out, fewer and fewer after; none on every seventh. */
function readsOn(day: number, nth: number): number {
  return (day + nth) % 7 === 6 ? 0 : Math.round(140 / (1 + day / 3)) + ((day * 7 + nth * 3) % 5) + 2;
}

async function loadReads({ tx, time }: DemoWorld): Promise<void> {
  const articles = await tx.query<{ id: string; age: number }[]>(
    `select id, floor(extract(epoch from ($1::timestamptz - published_at)) / 86400)::int as age from article
     where demo order by published_at, id`,
    [time.now],
  );
  const rows = articles.flatMap(({ id, age }, nth) =>
    Array.from({ length: Math.min(age, DAYS) + 1 }, (_none, day) => ({
      article_id: id,
      day: time.day(day - age),
      reads: readsOn(day, nth),
    })),
  );
  await insertRows(
    tx,
    'article_read',
    rows.filter(({ reads }) => reads > 0),
  );
}

/** Two of three visitors from news had agreed to be remembered; every other of them had read another article first. */
async function loadTrails({ tx, articleIds }: DemoWorld): Promise<void> {
  const asked = await tx.query<Asked[]>(
    `select id, lead_id as "leadId", article_id as "articleId", created_at as at from inquiry
     where demo and channel = 'form' and article_id is not null and lead_id is not null order by created_at, id`,
  );
  const all = [...articleIds.values()];
  const trails = asked.flatMap((one, nth) => {
    if (nth % 3 === 2) return [];
    const before = nth % 2 === 0 ? all[(all.indexOf(one.articleId) + 1 + (nth % 3)) % all.length]! : null;
    return [{ ...one, pages: before && before !== one.articleId ? [before, one.articleId] : [one.articleId] }];
  });
  await insertRows(tx, 'inquiry_touch', trails.flatMap(touchRows));
  const ends = trails.map(({ id, leadId, pages }) => ({ id, leadId, first: pages[0], last: pages.at(-1) }));
  for (const [table, key] of [
    ['inquiry', 'id'],
    ['lead', 'leadId'],
  ] as const)
    // prettier-ignore
    await tx.query(
      `update ${table} set read_first_id = trail.first, read_last_id = trail.last
       from jsonb_to_recordset($1::jsonb) as trail ("${key}" uuid, first uuid, last uuid) where ${table}.id = trail."${key}"`,
      [JSON.stringify(ends)],
    );
}

const touchRows = ({ id, at, pages }: Asked & { pages: string[] }): Row[] =>
  pages.map((article, nth) => ({
    inquiry_id: id,
    nth: nth + 1,
    article_id: article,
    listing_id: null,
    at: new Date(at.getTime() - (pages.length - 1 - nth) * 26 * HOUR - 4 * 60_000),
  }));

async function loadTakedown({ tx, time, keyring }: DemoWorld): Promise<void> {
  const [article] = await tx.query<{ id: string }[]>(
    `select id from article where demo and licence = 'link_only' order by published_at desc, id limit 1`,
  );
  if (!article) return;
  const id = randomUUID();
  const at = time.ago(0.2);
  await insertRows(tx, 'takedown', [
    {
      id,
      article_id: article.id,
      name: '演示报社版权部',
      contact_cipher: bytes(keyring.encrypt('copyright@example.com', takedownContactPlace(id))),
      reason: '本报拥有该文版权，请说明转载依据，或撤下本页。（演示数据）',
      due_at: new Date(at.getTime() + 24 * HOUR),
      status: 'open',
      created_at: at,
    },
  ]);
  const event = { at, type: 'takedown.requested', subject_id: article.id, data: { takedownId: id } };
  await insertRows(tx, 'event', [event]);
}
