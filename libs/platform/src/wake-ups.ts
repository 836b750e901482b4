import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import pg from 'pg';
import { Database } from './database.js';
import type { Logger } from './logger.js';
import { LOGGER, SETTINGS } from './tokens.js';
import type { Settings } from './settings.js';

/** ms in which equal wake-ups become one. */
const GATHER = 20;

/** ms between looks whether the line still stands, and ms in which the database must answer on it. */
const BEAT = 5_000;
const PATIENCE = 5_000;

type Listener = (payload: string) => void;

/** Wake-ups between processes over Postgres LISTEN/NOTIFY. They carry ids only, may get lost, and only save waiting. */
@Injectable()
export class WakeUps implements OnModuleDestroy {
  private readonly listeners = new Map<string, Set<Listener>>();
  private readonly pending = new Map<string, Set<string>>();
  private client?: pg.Client;
  private closed = false;

  constructor(
    private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Sends soon, once for equal payloads: NOTIFY inside each intake transaction would make commits queue up. */
  send(channel: string, payload = ''): void {
    if (this.pending.size === 0) setTimeout(() => void this.flush(), GATHER).unref();
    this.pending.set(channel, (this.pending.get(channel) ?? new Set()).add(payload));
  }

  /** @returns a function that stops listening */
  async on(channel: string, listener: Listener): Promise<() => void> {
    const known = this.listeners.get(channel);
    this.listeners.set(channel, (known ?? new Set()).add(listener));
    if (!this.client) await this.connect();
    else if (!known) await this.client.query(`listen ${channel}`);
    return () => void this.listeners.get(channel)?.delete(listener);
  }

  async onModuleDestroy(): Promise<void> {
    this.closed = true;
    await this.client?.end().catch(() => undefined);
  }

  private async flush(): Promise<void> {
    const batch = [...this.pending].flatMap(([channel, payloads]) =>
      [...payloads].map((payload) => [channel, payload]),
    );
    this.pending.clear();
    try {
      await this.database.query(
        `select pg_notify(channel, payload) from unnest($1::text[], $2::text[]) as batch (channel, payload)`,
        [batch.map(([channel]) => channel), batch.map(([, payload]) => payload)],
      );
    } catch (error) {
      this.logger.warn({ err: error }, 'wake-up not sent; pollers will find the work');
    }
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.settings.databaseUrl,
      connectionTimeoutMillis: PATIENCE,
      query_timeout: PATIENCE,
    });
    this.client = client;
    const beat = setInterval(() => void this.feelPulse(client), BEAT).unref();
    client.on('error', () => undefined);
    client.on('end', () => {
      clearInterval(beat);
      this.reconnectLater();
    });
    client.on('notification', ({ channel, payload }) => {
      for (const listener of this.listeners.get(channel) ?? []) listener(payload ?? '');
    });
    try {
      await client.connect();
      for (const channel of this.listeners.keys()) await client.query(`listen ${channel}`);
    } catch (error) {
      this.logger.warn({ err: error }, 'cannot listen for wake-ups; trying again');
      await client.end().catch(() => undefined);
    }
  }

  /** A line that died without a word would never bring anything again, and nobody would know. */
  private async feelPulse(client: pg.Client): Promise<void> {
    try {
      await client.query('select 1');
    } catch (error) {
      if (this.closed) return;
      this.logger.warn({ err: error }, 'the line for wake-ups is dead; opening another');
      await client.end().catch(() => undefined);
    }
  }

  private reconnectLater(): void {
    if (!this.closed) setTimeout(() => void this.connect(), 1000).unref();
  }
}
