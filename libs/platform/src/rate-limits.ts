import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { TooMany } from './errors.js';
import { SETTINGS } from './tokens.js';
import type { Settings } from './settings.js';

/** Attempts allowed in a window of seconds. */
const limits = {
  login_ip: { points: 30, duration: 15 * 60 },
  login_account: { points: 10, duration: 15 * 60 },
  inquiry: { points: 20, duration: 10 * 60 },
  inquiry_api: { points: 600, duration: 60 },
  calendar: { points: 120, duration: 60 * 60 },
  takedown: { points: 5, duration: 60 * 60 },
} as const;

export type LimitName = keyof typeof limits;

/**
 * Counts attempts by a key (address, account). Shared over all processes through Redis where there is one; without
 * Redis there is one process, and its memory is exact. A Redis that is down falls back to memory: people come first.
 */
@Injectable()
export class RateLimits implements OnModuleDestroy {
  private readonly redis?: Redis;
  private readonly limiters = new Map<LimitName, RateLimiterAbstract>();

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {
    if (settings.redisUrl) {
      this.redis = new Redis(settings.redisUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false });
      this.redis.on('error', () => undefined);
    }
    for (const [name, { points, duration }] of Object.entries(limits)) {
      const memory = new RateLimiterMemory({ keyPrefix: name, points, duration });
      const limiter = this.redis
        ? new RateLimiterRedis({
            storeClient: this.redis,
            keyPrefix: `plotline:${name}`,
            points,
            duration,
            insuranceLimiter: memory,
          })
        : memory;
      this.limiters.set(name as LimitName, limiter);
    }
  }

  /** @throws TooMany with the seconds to wait in its message */
  async take(name: LimitName, key: string): Promise<void> {
    if (!this.settings.rateLimit) return;
    try {
      await this.limiters.get(name)!.consume(key);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const minutes = Math.max(1, Math.ceil(error.msBeforeNext / 60_000));
      throw new TooMany('too_many', `操作太频繁，请 ${minutes} 分钟后再试`);
    }
  }

  /** A success clears what was counted against the account. */
  async clear(name: LimitName, key: string): Promise<void> {
    await this.limiters.get(name)!.delete(key);
  }

  onModuleDestroy(): void {
    this.redis?.disconnect();
  }
}
