import { Injectable } from '@nestjs/common';
import { Clock } from '@app/platform';
import { BlockList } from './block-list.js';
import { FetchPolicy } from './fetch-policy.js';
import { FetchTrouble } from './fetch-trouble.js';
import { HostTurns } from './host-turns.js';
import { type Asker, PoliteRequests } from './polite-requests.js';
import { Robots, ROBOT, type RobotsRules } from './robots.js';
import type { ServerAnswer } from './send-request.js';
import { addressProblem, hostOf } from './web-address.js';

export interface Wanted extends Asker {
  /** What it was when it came last: the server may answer that it is the same. */
  etag?: string | null;
  lastModified?: string | null;
  /** Bytes. */
  limit?: number;
}

/** A page that came. `body` is null when it is the same as before. */
export interface FetchedPage {
  url: string;
  body: Buffer | null;
  charset: string | undefined;
  etag: string | null;
  lastModified: string | null;
  at: Date;
}

const MOST_REDIRECTS = 3;

/**
 * The only way out to the pages of others. Before every hop it asks: may this address be fetched at all, is the host
 * closed by us, does its robots.txt allow it, is it our turn.
 */
@Injectable()
export class PageFetcher {
  constructor(
    private readonly blocks: BlockList,
    private readonly clock: Clock,
    private readonly policy: FetchPolicy,
    private readonly requests: PoliteRequests,
    private readonly robots: Robots,
    private readonly turns: HostTurns,
  ) {}

  /** @throws FetchTrouble */
  async get(address: string, wanted: Wanted = {}): Promise<FetchedPage> {
    let url = address;
    for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
      await this.allow(url, wanted);
      const answer = await this.requests.send(url, wanted, {
        headers: hop === 0 ? conditions(wanted) : {},
        limit: wanted.limit ?? this.policy.maxPage,
        longer: 'refuse',
      });
      const next = redirectOf(answer, url);
      if (next === null) return pageOf(url, answer, this.clock.now());
      url = next;
    }
    throw new FetchTrouble('redirects', `网址连续跳转超过 ${MOST_REDIRECTS} 次`);
  }

  private async allow(url: string, wanted: Wanted): Promise<void> {
    try {
      await this.checkHost(url);
      const rules = await this.rulesOf(new URL(url), wanted);
      if (rules.isAllowed(url, ROBOT) === false) throw new FetchTrouble('robots', 'robots.txt 不允许抓取此栏目');
    } catch (error) {
      const refused = error instanceof FetchTrouble && ['address', 'blocked', 'robots'].includes(error.outcome);
      if (refused) await this.requests.refused(url, wanted, error);
      throw error;
    }
  }

  /** @throws FetchTrouble `address`, `blocked` */
  private async checkHost(url: string): Promise<void> {
    const problem = addressProblem(url);
    if (problem) throw new FetchTrouble('address', problem);
    if (this.policy.ports !== 'any' && !this.policy.ports.has(new URL(url).port))
      throw new FetchTrouble('address', '只抓取 80 和 443 端口上的网页');
    const reason = await this.blocks.ofHost(hostOf(url));
    if (reason !== null) throw new FetchTrouble('blocked', reason ? `网站已拉黑：${reason}` : '网站已拉黑');
  }

  private async rulesOf({ origin }: URL, asker: Asker): Promise<RobotsRules> {
    const known = await this.robots.known(origin);
    if (known) return known;
    const { status, text } = await this.robotsFile(`${origin}/robots.txt`, asker);
    const rules = await this.robots.keep(origin, status, text);
    await this.turns.setDelay(hostOf(origin), rules.getCrawlDelay(ROBOT) ?? 0);
    return rules;
  }

  /** RFC 9309: without such a file everything is allowed; while the server is in trouble or refuses it, nothing. */
  private async robotsFile(address: string, asker: Asker): Promise<{ status: number; text: string }> {
    let url = address;
    for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
      if (hop > 0) await this.checkHost(url);
      const sent = { headers: {}, limit: this.policy.maxRobots, longer: 'cut' } as const;
      const answer = await this.requests.send(url, asker, sent).catch((error: unknown) => {
        if (error instanceof FetchTrouble && error.outcome === 'missing') return null;
        throw error;
      });
      if (!answer) return { status: 404, text: '' };
      const next = redirectOf(answer, url);
      if (next === null) return { status: answer.status, text: answer.body.toString('utf8') };
      url = next;
    }
    return { status: 310, text: '' };
  }
}

const charsetOf = (type = ''): string | undefined => /charset\s*=\s*["']?([\w-]{2,30})/i.exec(type)?.[1];

const pageOf = (url: string, { status, headers, body }: ServerAnswer, at: Date): FetchedPage => ({
  url,
  body: status === 304 ? null : body,
  charset: charsetOf(headers['content-type']),
  etag: headers.etag?.slice(0, 300) ?? null,
  lastModified: headers['last-modified']?.slice(0, 100) ?? null,
  at,
});

const conditions = ({ etag, lastModified }: Wanted): Record<string, string> => ({
  ...(etag ? { 'if-none-match': etag } : {}),
  ...(lastModified ? { 'if-modified-since': lastModified } : {}),
});

/** @throws FetchTrouble when it leads nowhere */
function redirectOf({ status, headers }: ServerAnswer, from: string): string | null {
  if (status < 300 || status >= 400 || status === 304) return null;
  const to = headers.location ?? '';
  if (to === '' || !URL.canParse(to, from)) throw new FetchTrouble('redirects', '网址跳转没有目标');
  const url = new URL(to, from);
  url.hash = '';
  return url.href;
}
