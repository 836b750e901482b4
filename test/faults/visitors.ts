import { setTimeout as sleep } from 'node:timers/promises';
import { inquiryWords } from '../support/inquiry-words.js';
import type { Ledger } from './ledger.js';

const WORDS = [...'安博昌达恒丰广汇华金晋康力联隆茂明诺鹏启瑞森盛泰通旺祥信兴旭雅益永源远正志中众'];
const nameOf = (n: number): string =>
  `${[1, 41, 1681].map((step) => WORDS[Math.floor((n * 7919) / step) % WORDS.length]).join('')}第${n}制造有限公司`;

/** Number of the next inquiry; no two of a run are alike. */
let next = 0;

export interface Sent {
  acknowledged: number;
  /** Tries without an answer (refused, cut off, too late) and answers of 5xx. */
  unanswered: number;
  refused: number;
  /** The longest wait for an answer, and for being cut off, in ms. */
  longest: number;
}

export interface Visits {
  inquiries: number;
  visitors?: number;
  pause?: number;
  allowed?: () => number;
}

async function once(url: string, n: number): Promise<{ status: number; ref?: string }> {
  const answer = await fetch(`${url}/inquiries`, {
    method: 'POST',
    body: JSON.stringify(inquiryWords({ phone: `137${String(10_000_000 + n)}`, company: nameOf(n) })),
    headers: { 'content-type': 'application/json', 'idempotency-key': `faults-${process.pid}-${n}` },
    signal: AbortSignal.timeout(15_000),
  });
  const body = (await answer.json().catch(() => ({}))) as { ref?: string };
  return { status: answer.status, ref: body.ref };
}

/**
 * Sends one inquiry and goes on with the same key until the system says yes.
 * @param where asked anew for each try: which address takes requests now
 */
async function insist(where: () => string, ledger: Ledger, sent: Sent): Promise<void> {
  const n = next++;
  for (;;) {
    const from = Date.now();
    const { status, ref } = await once(where(), n).catch(() => ({ status: 0, ref: undefined }));
    sent.longest = Math.max(sent.longest, Date.now() - from);
    if (status === 201 && ref) {
      ledger.write({ n, ref });
      sent.acknowledged++;
      return;
    }
    if (status === 0) sent.unanswered++;
    else sent.refused++;
    await sleep(100);
  }
}

/**
 * So many visitors, each with the next inquiry as soon as the last was accepted; `pause` ms between. `allowed` says how
 * many inquiries may be begun by now.
 */
export async function visit(
  where: () => string,
  ledger: Ledger,
  { inquiries, visitors = 6, pause = 0, allowed = () => Infinity }: Visits,
): Promise<Sent> {
  const sent: Sent = { acknowledged: 0, unanswered: 0, refused: 0, longest: 0 };
  let begun = 0;
  await Promise.all(
    Array.from({ length: visitors }, async () => {
      while (begun < inquiries) {
        if (begun >= allowed()) {
          await sleep(10);
          continue;
        }
        begun++;
        await insist(where, ledger, sent);
        if (pause) await sleep(pause);
      }
    }),
  );
  return sent;
}
