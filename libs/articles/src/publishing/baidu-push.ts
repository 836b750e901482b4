/** What a page's push tells Baidu: that it is new, changed or gone. */
export type PushAction = 'push' | 'update' | 'remove';

const DOORS: Record<PushAction, string> = { push: 'urls', update: 'update', remove: 'del' };

/** Addresses in one request, as Baidu's documentation allows. */
export const MOST_A_PUSH = 2000;

/** Where to post the addresses, one a line, as text. `site` is the public address that was registered. */
export function baiduPushUrl(action: PushAction, site: string, token: string): URL {
  const url = new URL(`https://data.zz.baidu.com/${DOORS[action]}`);
  url.searchParams.set('site', site);
  url.searchParams.set('token', token);
  return url;
}

export interface PushAnswer {
  taken: boolean;
  /** How many more it takes today; null where it did not say. */
  remain: number | null;
  /** In its own words, without the token. */
  text: string;
}

const whole = (value: unknown): number | null => (typeof value === 'number' && Number.isInteger(value) ? value : null);

/** Reads the answer: `{"remain":4999,"success":1}` or `{"error":401,"message":"token is not valid"}`. */
export function readBaiduAnswer(status: number, body: string): PushAnswer {
  let answer: Record<string, unknown>;
  try {
    answer = JSON.parse(body) as Record<string, unknown>;
  } catch {
    return { taken: false, remain: null, text: `HTTP ${status}` };
  }
  const success = whole(answer.success ?? answer.success_realtime);
  const remain = whole(answer.remain ?? answer.remain_realtime);
  const message = typeof answer.message === 'string' ? answer.message.slice(0, 200) : '';
  if (status === 200 && success !== null && success > 0) return { taken: true, remain, text: `success ${success}` };
  const refused = ['not_same_site', 'not_valid'].filter((key) => Array.isArray(answer[key]) && (answer[key] as unknown[]).length > 0); // prettier-ignore
  return { taken: false, remain, text: [`HTTP ${status}`, message, ...refused].filter(Boolean).join(' · ') };
}
