import { isIP } from 'node:net';
import { isAbsolute, join, resolve } from 'node:path';

/** A wrong environment variable: one sentence naming it and what would be right. */
export class SettingError extends Error {}

/** Everything that is set from outside the process, read once and checked at the start. */
export interface Settings {
  /** Port of the HTTP server, `PORT`. */
  port: number;
  /** Address to bind, `HOST`; loopback unless set. */
  host: string;
  /** Folder of the key, the log and the embedded database, `PLOTLINE_DATA_DIR`. */
  dataDir: string;
  /** Own Postgres, `DATABASE_URL`; absent = the embedded one. */
  databaseUrl?: string;
  /** BullMQ on Redis, `REDIS_URL`; absent = BullMQ on Postgres. */
  redisUrl?: string;
  /** `PLOTLINE_DEMO`: true, false, or absent = on at the first embedded start only. */
  demo?: boolean;
  demoPassword?: string;
  /** `PLOTLINE_RATE_LIMIT=off` lifts rate limits for load tests. */
  rateLimit: boolean;
  /** `PLOTLINE_TRUST_PROXY`: 1, or the addresses of reverse proxies whose X-Forwarded-* is believed. */
  trustProxy: boolean | string;
  /** `PLOTLINE_PUBLIC_URL`, e.g. https://crm.example.cn: canonical links, the Origin check and Secure cookies. */
  publicUrl?: string;
  /** File of the phone key, `PLOTLINE_KEY_FILE`. */
  keyFile: string;
  logLevel: string;
  logFile?: string;
  /** Mail server for reminders, `SMTP_URL`, e.g. smtps://user:password@smtp.example.cn; absent = no mail. */
  smtpUrl?: string;
  /** Sender of that mail, `MAIL_FROM`. */
  mailFrom?: string;
  /** For tests: a receiver on this machine that stands for robots' and search engines' servers, `PLOTLINE_TEST_ROBOT_ORIGIN`. */
  robotOrigin?: string;
  /** Connections of one process, `PLOTLINE_DB_POOL`. */
  poolSize: number;
}

type Env = Record<string, string | undefined>;

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

function text(env: Env, name: string): string | undefined {
  const value = env[name]?.trim();
  return value ? value : undefined;
}

function whole(env: Env, name: string, fallback: number, min: number, max: number): number {
  const value = text(env, name);
  if (value === undefined) return fallback;
  if (/^\d+$/.test(value) && Number(value) >= min && Number(value) <= max) return Number(value);
  throw new SettingError(`${name}=${value} is not a whole number from ${min} to ${max}.`);
}

function url(env: Env, name: string, protocols: string[]): string | undefined {
  const value = text(env, name);
  if (value === undefined) return undefined;
  if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value;
  throw new SettingError(`${name} is not a URL that starts with ${protocols.map((p) => `${p}//`).join(' or ')}.`);
}

function flag(env: Env, name: string): boolean | undefined {
  const value = text(env, name)?.toLowerCase();
  if (value === undefined) return undefined;
  if (['1', 'true', 'on', 'yes'].includes(value)) return true;
  if (['0', 'false', 'off', 'no'].includes(value)) return false;
  throw new SettingError(`${name}=${value} is neither 1 nor 0.`);
}

function proxies(env: Env): boolean | string {
  const value = text(env, 'PLOTLINE_TRUST_PROXY');
  if (value === undefined || value === '0') return false;
  if (value === '1') return true;
  const known = (part: string): boolean => {
    const [address = '', bits] = part.trim().split('/');
    const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)]!;
    return most > 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most));
  };
  if (value.split(',').every(known)) return value;
  throw new SettingError(`PLOTLINE_TRUST_PROXY=${value} is neither 1, 0 nor a list of addresses such as 10.0.0.0/8.`);
}

function mailFrom(env: Env): string | undefined {
  const from = text(env, 'MAIL_FROM');
  if (text(env, 'SMTP_URL') && !from)
    throw new SettingError('MAIL_FROM is not set, but SMTP_URL is: mail needs a sender.');
  return from;
}

/** A robot's address leads to its maker only; a test may put a receiver on the same machine in its place. */
function robotOrigin(env: Env): string | undefined {
  const origin = url(env, 'PLOTLINE_TEST_ROBOT_ORIGIN', ['http:']);
  if (!origin || new URL(origin).hostname === '127.0.0.1') return origin;
  throw new SettingError('PLOTLINE_TEST_ROBOT_ORIGIN is for tests and may only be http://127.0.0.1:<port>.');
}

function logLevel(env: Env): string {
  const level = text(env, 'PLOTLINE_LOG_LEVEL') ?? 'info';
  if (logLevels.includes(level)) return level;
  throw new SettingError(`PLOTLINE_LOG_LEVEL=${level} is none of ${logLevels.join(', ')}.`);
}

/**
 * @param env the environment, `process.env` unless a test passes its own
 * @throws SettingError in one sentence that names the variable
 */
export function loadSettings(env: Env = process.env): Settings {
  const dataDir = resolve(text(env, 'PLOTLINE_DATA_DIR') ?? '.data');
  const keyFile = text(env, 'PLOTLINE_KEY_FILE');
  return {
    port: whole(env, 'PORT', 3000, 0, 65535),
    host: text(env, 'HOST') ?? '127.0.0.1',
    dataDir,
    databaseUrl: url(env, 'DATABASE_URL', ['postgres:', 'postgresql:']),
    redisUrl: url(env, 'REDIS_URL', ['redis:', 'rediss:']),
    demo: flag(env, 'PLOTLINE_DEMO'),
    demoPassword: text(env, 'PLOTLINE_DEMO_PASSWORD'),
    rateLimit: flag(env, 'PLOTLINE_RATE_LIMIT') ?? true,
    trustProxy: proxies(env),
    publicUrl: url(env, 'PLOTLINE_PUBLIC_URL', ['http:', 'https:'])?.replace(/\/+$/, ''),
    keyFile: keyFile ? (isAbsolute(keyFile) ? keyFile : resolve(keyFile)) : join(dataDir, 'plotline.key'),
    logLevel: logLevel(env),
    logFile: text(env, 'PLOTLINE_LOG_FILE'),
    smtpUrl: url(env, 'SMTP_URL', ['smtp:', 'smtps:']),
    mailFrom: mailFrom(env),
    robotOrigin: robotOrigin(env),
    poolSize: whole(env, 'PLOTLINE_DB_POOL', 20, 2, 200),
  };
}
