import { randomUUID } from 'node:crypto';
import type { Tx } from '@app/platform';
import type { DemoTime } from './demo-time.js';
import { insertRows } from './insert-rows.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface DemoSource {
  name: string;
  kind: 'feed' | 'list';
  url: string;
  linkSelector: string | null;
  everyMinutes: number;
  workingHours: boolean;
  licence: 'permitted' | 'link_only';
  licenceNote: string | null;
  problem: string | null;
  outcome: string;
  failures: number;
  /** Hours since it was asked last, and since that went well. */
  ranAgo: number;
  goodAgo: number | null;
  /** Newest demo articles that came from it. */
  articles: number;
}

/** Three invented sites, paused: one does well, one has changed its page, one does not want to be read. */
const sources: DemoSource[] = [
  { name: '括苍日报 · 产业', kind: 'feed', url: 'https://daily.kuocang.example/industry/rss.xml', linkSelector: null, everyMinutes: 60, workingHours: false, licence: 'permitted', licenceNote: '转载协议（演示），2026-01 起一年', problem: null, outcome: 'unchanged', failures: 0, ranAgo: 2, goodAgo: 2, articles: 2 },
  { name: '云岭开发区要闻', kind: 'list', url: 'https://news.yunling.example/yaowen/index.html', linkSelector: '.news-list li a', everyMinutes: 240, workingHours: true, licence: 'link_only', licenceNote: null, problem: '列表页上没有符合“.news-list li a”的链接，页面可能改版了', outcome: 'no_story', failures: 4, ranAgo: 5, goodAgo: 52, articles: 1 },
  { name: '浙南园区网', kind: 'list', url: 'https://www.zhenan-parks.example/zhaoshang/', linkSelector: null, everyMinutes: 720, workingHours: false, licence: 'link_only', licenceNote: null, problem: 'robots.txt 不允许抓取此栏目', outcome: 'robots', failures: 1, ranAgo: 9, goodAgo: null, articles: 0 },
]; // prettier-ignore

/** Where the demo's news came from. Paused, so that nobody is asked for anything; they go with `demo clear`. */
export async function loadSources(tx: Tx, time: DemoTime): Promise<void> {
  const rows = sources.map((source) => ({ id: randomUUID(), ...source }));
  const before = (hours: number): Date => new Date(time.now.getTime() - hours * HOUR);
  await insertRows(
    tx,
    'source',
    rows.map((source) => ({
      id: source.id,
      name: source.name,
      kind: source.kind,
      url: source.url,
      link_selector: source.linkSelector,
      list_pages: 1,
      every_minutes: source.everyMinutes,
      working_hours: source.workingHours,
      page_budget: 20,
      licence: source.licence,
      licence_note: source.licenceNote,
      licensed_on: source.licence === 'permitted' ? time.day(-60) : null,
      paused_at: before(1),
      next_at: time.now,
      last_run_at: before(source.ranAgo),
      last_success_at: source.goodAgo === null ? null : before(source.goodAgo),
      last_outcome: source.outcome,
      problem: source.problem,
      failures: source.failures,
      demo: true,
      created_at: time.ago(45),
    })),
  );
  const articles = await tx.query<Article[]>(
    `select id, source_url as url, title, created_at as "createdAt" from article
     where demo and source_url is not null order by created_at desc`,
  );
  for (const source of rows) await bring(tx, source, articles.splice(0, source.articles), before(source.ranAgo));
}

interface Article {
  id: string;
  url: string;
  title: string;
  createdAt: Date;
}

/** The articles of a source as links that were read, and the requests that it took. */
async function bring(tx: Tx, source: DemoSource & { id: string }, articles: Article[], ranAt: Date): Promise<void> {
  await tx.query('update article set source_id = $1 where id = any($2::uuid[])', [
    source.id,
    articles.map(({ id }) => id),
  ]);
  const pages = articles.map(({ id, url, title, createdAt }) => ({
    source_id: source.id,
    url,
    title,
    state: 'read',
    attempts: 0,
    next_at: createdAt,
    article_id: id,
    seen_at: createdAt,
    done_at: createdAt,
  }));
  await insertRows(tx, 'source_page', pages);
  const asked = { url: source.url, at: ranAt, ...lastAsked[source.outcome]!, problem: null as string | null };
  if (source.outcome === 'robots') asked.problem = source.problem;
  const came = articles.map(({ url, createdAt: at }) => ({ url, at, status: 200, bytes: 24_318, ms: 412, outcome: 'ok', problem: null })); // prettier-ignore
  for (const { url, at, status, bytes, ms, outcome, problem } of [...came.reverse(), asked])
    await tx.query(
      `insert into page_fetch (source_id, url, host, at, status, bytes, ms, outcome, problem)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [source.id, url, new URL(url).hostname, at, status, bytes, ms, outcome, problem],
    );
}

const lastAsked: Record<string, { status: number | null; bytes: number; ms: number; outcome: string }> = {
  unchanged: { status: 304, bytes: 0, ms: 187, outcome: 'unchanged' },
  no_story: { status: 200, bytes: 18_204, ms: 356, outcome: 'ok' },
  robots: { status: null, bytes: 0, ms: 0, outcome: 'robots' },
};
