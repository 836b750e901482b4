import { type FetchOutcome, FetchTrouble } from './fetch-trouble.js';
import { retryAfter } from './retry-after.js';
import type { ServerAnswer } from './send-request.js';

/** What the status of an answer means to us. @throws FetchTrouble for those that bring no page */
export function judgeAnswer({ status, headers }: ServerAnswer, now: Date): FetchOutcome {
  if (status === 304) return 'unchanged';
  if (status >= 300 && status < 400) return 'redirect';
  if (status >= 200 && status < 300) return 'ok';
  const after = retryAfter(headers['retry-after'], now);
  if (status === 429) throw new FetchTrouble('refused', '网站说请求太多（429），已停下', after);
  if (status === 401 || status === 403) throw new FetchTrouble('refused', `网站拒绝抓取（${status}），已停下`, after);
  if (status >= 500 || status < 200) throw new FetchTrouble('server', `网站出错（${status}），稍后再试`, after);
  throw new FetchTrouble('missing', `页面不存在（${status}）`);
}
