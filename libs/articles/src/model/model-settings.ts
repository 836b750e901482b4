import { Injectable } from '@nestjs/common';
import { Database, Invalid, Keyring, type Reads, rows, type Tx } from '@app/platform';

/** Binds the sealed key to its place. */
export const MODEL_KEY_PLACE = 'setting.model.key';

interface Stored {
  enabled: boolean;
  baseUrl: string;
  model: string;
  /** Sealed, base64; absent: the endpoint wants none. */
  key?: string;
  keyHint?: string;
  /** Requests a day, Shanghai time. */
  dailyLimit: number;
  /** Seconds in which the whole answer must be there. */
  patience: number;
}

const UNSET: Stored = { enabled: false, baseUrl: '', model: '', dailyLimit: 200, patience: 60 };

/** A change; absent leaves a value alone, an empty key forgets it. */
export interface EditModelSettings {
  enabled?: boolean;
  baseUrl?: string;
  model?: string;
  key?: string;
  dailyLimit?: number;
  patience?: number;
}

/** As it is shown: the key by its last characters only, null where there is none. */
export type ModelSettingsView = Omit<Stored, 'key' | 'keyHint'> & { keyHint: string | null };

/** Where and how to ask. */
export interface ModelEndpoint {
  /** Of the API, e.g. https://models.example.cn/v1. */
  baseUrl: string;
  model: string;
  key: string | undefined;
  /** ms */
  patience: number;
}

const FIGURES = { dailyLimit: [1, 10_000], patience: [5, 180] } as const;

/** @returns what is wrong with the address of an endpoint. Private hosts are allowed: models are often run in the house. */
export function endpointProblem(baseUrl: string): string | undefined {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) return '应是 http:// 或 https:// 开头的完整地址';
  if (url.username || url.password) return '地址里不要写用户名和密码，密钥填在下面';
  return url.search || url.hash ? '地址里不要带 ? 或 #' : undefined;
}

/** What an administrator sets about the language model that may be asked what an article says; off until then. */
@Injectable()
export class ModelSettings {
  constructor(
    private readonly database: Database,
    private readonly keyring: Keyring,
  ) {}

  async read(reads: Reads = this.database): Promise<ModelSettingsView> {
    const { key: _key, keyHint = null, ...shown } = await this.stored(reads);
    return { ...shown, keyHint };
  }

  /** Undefined while it is off. */
  async endpoint(reads: Reads = this.database): Promise<ModelEndpoint | undefined> {
    const stored = await this.stored(reads);
    return stored.enabled ? this.opened(stored) : undefined;
  }

  /** The endpoint as a change would make it, to try before it is saved. @throws Invalid by field */
  async tried(patch: EditModelSettings): Promise<ModelEndpoint> {
    return this.opened(this.changed(await this.stored(this.database), { ...patch, enabled: true }));
  }

  /** @throws Invalid by field */
  async write(tx: Tx, patch: EditModelSettings, by: string): Promise<void> {
    const next = this.changed(await this.stored(tx), patch);
    await tx.query(
      `insert into setting (key, value, updated_by) values ('model', $1, $2)
       on conflict (key) do update set value = excluded.value, updated_by = $2, updated_at = now()`,
      [JSON.stringify(next), by],
    );
  }

  /** A key goes to the host that it was given for: another host starts without one. */
  private changed(before: Stored, { key, ...patch }: EditModelSettings): Stored {
    const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
    const next: Stored = { ...before, ...given };
    next.baseUrl = next.baseUrl.trim().replace(/\/+$/, '');
    next.model = next.model.trim();
    assertSettings(next);
    const word = key?.trim();
    if (word === '' || (word === undefined && originOf(next.baseUrl) !== originOf(before.baseUrl))) {
      delete next.key;
      delete next.keyHint;
    } else if (word !== undefined) {
      next.key = this.keyring.encrypt(word, MODEL_KEY_PLACE).toString('base64');
      next.keyHint = word.slice(-4);
    }
    return next;
  }

  private opened({ baseUrl, model, key, patience }: Stored): ModelEndpoint {
    const open = key === undefined ? undefined : this.keyring.decrypt(Buffer.from(key, 'base64'), MODEL_KEY_PLACE);
    return { baseUrl, model, key: open, patience: patience * 1000 };
  }

  private async stored(reads: Reads): Promise<Stored> {
    const [row] = await rows<{ value: Partial<Stored> }>(reads, `select value from setting where key = 'model'`);
    return { ...UNSET, ...row?.value };
  }
}

const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : '');

function assertSettings({ enabled, baseUrl, model, ...figures }: Stored): void {
  const fields: { field: string; message: string }[] = [];
  const problem = baseUrl === '' && !enabled ? undefined : endpointProblem(baseUrl);
  if (problem) fields.push({ field: 'baseUrl', message: problem });
  if (enabled && model === '') fields.push({ field: 'model', message: '请填写模型的名称' });
  for (const [field, [least, most]] of Object.entries(FIGURES)) {
    const figure = figures[field as keyof typeof FIGURES];
    if (!Number.isInteger(figure) || figure < least || figure > most)
      fields.push({ field, message: `应是 ${least} 到 ${most} 之间的整数` });
  }
  if (fields.length > 0) throw new Invalid('model_invalid', '有几项需要改正', fields);
}
