/** Visitors of a benchmark: inquiries over HTTP, and when their leads have their first call. */
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { load } from './flow-system.mjs';

const { normaliseCompanyName } = await load('libs/companies/src/company-name.js');

/** Kept open by the visitors of a burst. */
export const CONNECTIONS = 16;
const NEEDS = [
  '想租2000到3000平的厂房，层高8米，最好一楼',
  '余姚附近买20亩工业用地',
  '宁波或者绍兴，5000平单层厂房带行车',
  '求租标准厂房1500平，承重1吨',
];
const WORDS = '安博昌达恒丰广汇华金晋康力联隆茂明诺鹏启瑞森盛泰通旺祥信兴旭雅益永源远正志中众'.split('');
const nameOf = (n) =>
  `${['浙江', '宁波', '苏州', '合肥', '台州', '嘉兴'][n % 6]}${[1, 41, 1681].map((step) => WORDS[Math.floor((n * 7919) / step) % WORDS.length]).join('')}${['机械', '电子', '五金', '新材料'][n % 4]}有限公司`;
let drawn = 0;
const keys = new Set();
/**
 * Names as unlike each other as those of real companies, and no two of one company: 浙江金华信机械 and 宁波金华信机械 are one by
 * their keys, and the second would join the lead of the first instead of having a first call of its own.
 */
function newName() {
  for (;;) {
    const name = nameOf(drawn++);
    const key = normaliseCompanyName(name);
    if (!keys.has(key)) return (keys.add(key), name);
  }
}
let sent = 0;
/** One inquiry as a visitor sends it. @returns its number in the run */
function post(port, agent) {
  const n = sent++;
  const body = JSON.stringify({
    need: NEEDS[n % NEEDS.length],
    usage: '五金加工',
    tax: '年税收300万',
    company: newName(),
    contact: '测试',
    phone: `139${String(10_000_000 + n).padStart(8, '0')}`,
    consent: true,
  });
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'idempotency-key': `flow-${process.pid}-${n}`,
  };
  return new Promise((done, fail) => {
    request({ host: '127.0.0.1', port, agent, method: 'POST', path: '/inquiries', headers }, (answer) =>
      answer
        .resume()
        .on('end', () => (answer.statusCode === 201 ? done(n) : fail(new Error(`answer ${answer.statusCode}`)))),
    )
      .on('error', fail)
      .end(body);
  });
}

export const one = async (client, sql, parameters) => (await client.query(sql, parameters)).rows[0];
/** Inquiries whose lead has its first call: one that joins a lead has come all the way too. */
const calls = async (client) =>
  (
    await one(
      client,
      `select count(*)::int as n from inquiry join task on task.lead_id = inquiry.lead_id and task.kind = 'first_call'`,
    )
  ).n;
async function untilCalls(client, wanted) {
  const late = Date.now() + 120_000;
  for (let n = await calls(client); n < wanted; n = await calls(client)) {
    if (Date.now() > late)
      throw new Error(`only ${n} of ${wanted} first calls after two minutes: ${await stuck(client)}`);
    await sleep(200);
  }
}
/** What is where, of inquiries that have not come all the way. */
const stuck = async (client) =>
  JSON.stringify(
    (
      await client.query(
        `select inquiry.status, inquiry.lead_id is not null as lead, count(*)::int as inquiries,
           count(outbox.event_id)::int as "inOutbox", count(handled.event_id)::int as opened
         from inquiry join event on event.subject_id = inquiry.id and event.type = 'inquiry.received'
           left join outbox on outbox.event_id = event.id
           left join handled on handled.event_id = event.id and handled.handler = 'open-lead'
         where not exists (select from task where task.lead_id = inquiry.lead_id and task.kind = 'first_call') group by 1, 2`,
      )
    ).rows,
  );

/** Closed loop: every connection sends its next inquiry when the answer is there. @returns leads a second, all the way */
export async function burst({ client, port }, count) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const before = await calls(client);
  const from = performance.now();
  let left = count;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (left-- > 0) await post(port, agent);
    }),
  );
  const received = performance.now();
  await untilCalls(client, before + count);
  agent.destroy();
  return { rate: (count / (performance.now() - from)) * 1000, intake: (count / (received - from)) * 1000 };
}

/** Open loop at a steady rate. @returns p50 and p95 in ms from the inquiry's arrival to its first call, by the database's clock */
export async function steady({ client, port }, rate, seconds) {
  const agent = new Agent({ keepAlive: true });
  const before = await calls(client);
  const { at } = await one(client, 'select clock_timestamp() as at');
  const posts = [];
  for (let n = 0, from = performance.now(); n < rate * seconds; n++) {
    const wait = from + (n * 1000) / rate - performance.now();
    if (wait > 0) await sleep(wait);
    posts.push(post(port, agent));
  }
  await Promise.all(posts);
  await untilCalls(client, before + posts.length);
  agent.destroy();
  return one(
    client,
    `select percentile_disc(0.5) within group (order by ms)::int as p50, percentile_disc(0.95) within group (order by ms)::int as p95
     from (select extract(epoch from event.at - inquiry.created_at) * 1000 as ms from inquiry
       join event on event.lead_id = inquiry.lead_id and event.type = 'task.added' where inquiry.created_at >= $1) as each`,
    [at],
  );
}
