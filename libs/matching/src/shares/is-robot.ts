/** Programs that fetch a link without anybody looking: previews of chats, search engines, scanners, command lines. */
const ROBOT =
  /(?<!cu)bot\b|spider|crawl|slurp|preview|prerender|facebookexternalhit|whatsapp|telegram|skypeuri|discord|slack|weixin-?(?:link|url)|wechat ?link|monitor|scan|headless|lighthouse|curl|wget|python|okhttp|go-http|java\/|axios|node|undici|libwww|httpclient|yisou|bytespider|sogou web|360spider/i;

export interface Opening {
  userAgent: string | undefined;
  /** `purpose`, `sec-purpose` or `x-moz`: a page that is only fetched ahead. */
  purpose?: string;
  method?: string;
}

/** Whether an opening of a link is no person's. No agent at all is a program too. */
export function isRobot({ userAgent, purpose = '', method = 'GET' }: Opening): boolean {
  return (
    method !== 'GET' || !userAgent?.includes('Mozilla/5') || ROBOT.test(userAgent) || /prefetch|preview/i.test(purpose)
  );
}
