import { Injectable } from '@nestjs/common';
import { Database, Keyring, type Tx } from '@app/platform';

/** Binds the sealed token to its place. */
export const BAIDU_TOKEN_PLACE = 'setting.news.baidu-token';

interface Stored {
  hideOnRequest?: boolean;
  /** Sealed, base64. */
  baiduToken?: string;
  baiduTokenHint?: string;
}

/** A change; absent leaves a value alone, an empty token forgets it. */
export interface EditNewsSettings {
  hideOnRequest?: boolean;
  baiduToken?: string;
}

/** What an administrator sets about news: whether a takedown request hides at once, and the token for Baidu's push. */
@Injectable()
export class NewsSettings {
  constructor(
    private readonly database: Database,
    private readonly keyring: Keyring,
  ) {}

  /** `baiduTokenHint`: the last characters; null = no token, nothing is pushed. */
  async read(tx?: Tx): Promise<{ hideOnRequest: boolean; baiduTokenHint: string | null }> {
    const { hideOnRequest = false, baiduTokenHint = null } = await this.stored(tx);
    return { hideOnRequest, baiduTokenHint };
  }

  async baiduToken(): Promise<string | undefined> {
    const { baiduToken } = await this.stored();
    return baiduToken === undefined
      ? undefined
      : this.keyring.decrypt(Buffer.from(baiduToken, 'base64'), BAIDU_TOKEN_PLACE);
  }

  async write(tx: Tx, { hideOnRequest, baiduToken }: EditNewsSettings, by: string): Promise<void> {
    const next: Stored = { ...(await this.stored(tx)), ...(hideOnRequest !== undefined && { hideOnRequest }) };
    const token = baiduToken?.trim();
    if (token === '') {
      delete next.baiduToken;
      delete next.baiduTokenHint;
    } else if (token !== undefined) {
      next.baiduToken = this.keyring.encrypt(token, BAIDU_TOKEN_PLACE).toString('base64');
      next.baiduTokenHint = token.slice(-4);
    }
    await tx.query(
      `insert into setting (key, value, updated_by) values ('news', $1, $2)
       on conflict (key) do update set value = excluded.value, updated_by = $2, updated_at = now()`,
      [JSON.stringify(next), by],
    );
  }

  private async stored(tx?: Tx): Promise<Stored> {
    const sql = `select value from setting where key = 'news'`;
    const [row] = tx ? await tx.query<{ value: Stored }[]>(sql) : await this.database.query<{ value: Stored }>(sql);
    return row?.value ?? {};
  }
}
