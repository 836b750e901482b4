import { Inject, Injectable } from '@nestjs/common';
import { Clock, type Settings, SETTINGS } from '@app/platform';
import { FetchLog } from './fetch-log.js';
import { FetchPolicy } from './fetch-policy.js';
import { type FetchOutcome, FetchTrouble } from './fetch-trouble.js';
import { HostTurns } from './host-turns.js';
import { judgeAnswer } from './judge-answer.js';
import { ROBOT } from './robots.js';
import { type SentRequest, sendRequest, type ServerAnswer } from './send-request.js';
import { hostOf, MAX_ADDRESS } from './web-address.js';

/** For whom a request is made. */
export interface Asker {
  sourceId?: string | null;
  /** ms to wait for the host's turn. */
  patience?: number;
  /** Ends the waiting. */
  stop?: AbortSignal;
}

interface Done {
  status: number | null;
  bytes: number;
  ms: number;
}

const NOTHING: Done = { status: null, bytes: 0, ms: 0 };

/** Requests one by one, each in its host's turn and written down; a host that is in trouble is left alone. */
@Injectable()
export class PoliteRequests {
  constructor(
    private readonly clock: Clock,
    private readonly log: FetchLog,
    private readonly policy: FetchPolicy,
    private readonly turns: HostTurns,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws FetchTrouble */
  async send(url: string, asker: Asker, sent: SentRequest): Promise<ServerAnswer> {
    const host = hostOf(url);
    await this.turns.take(host, asker.patience ?? 60_000, asker.stop);
    const from = performance.now();
    let answer: ServerAnswer | undefined;
    const done = (): Done => ({
      status: answer?.status ?? null,
      bytes: answer?.body.length ?? 0,
      ms: Math.round(performance.now() - from),
    });
    try {
      answer = await sendRequest(
        new URL(url),
        { ...sent, headers: { ...this.headers(), ...sent.headers } },
        this.policy,
      );
      const outcome = judgeAnswer(answer, this.clock.now());
      await this.note(url, asker, done(), outcome, null);
      await this.turns.answered(host);
      return answer;
    } catch (error) {
      if (!(error instanceof FetchTrouble)) throw error;
      await this.note(url, asker, done(), error.outcome, error.message);
      if (!error.passing) throw error;
      throw new FetchTrouble(error.outcome, error.message, await this.turns.backOff(host, error));
    } finally {
      await this.turns.give(host);
    }
  }

  /** Writes down what was not even asked. */
  async refused(url: string, asker: Asker, trouble: FetchTrouble): Promise<void> {
    await this.note(url, asker, NOTHING, trouble.outcome, trouble.message);
  }

  private headers(): Record<string, string> {
    const home = this.settings.publicUrl;
    return {
      'user-agent': `${ROBOT}/1.0 (${home ? `+${home}/; ` : ''}reads public news pages)`,
      accept: 'text/html, application/rss+xml, application/atom+xml, application/xml;q=0.9, text/plain;q=0.5',
      'accept-encoding': 'identity',
      'accept-language': 'zh-CN, zh;q=0.9, en;q=0.3',
      connection: 'close',
    };
  }

  private note(url: string, { sourceId = null }: Asker, done: Done, outcome: FetchOutcome, problem: string | null) {
    const host = URL.canParse(url) ? hostOf(url) : '';
    return this.log.add({ sourceId, url: url.slice(0, MAX_ADDRESS), host, ...done, outcome, problem });
  }
}
