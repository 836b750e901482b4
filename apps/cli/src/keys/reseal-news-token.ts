import type pg from 'pg';
import { BAIDU_TOKEN_PLACE } from '@app/articles';
import type { Keyring } from '@app/platform';

/** The token of Baidu's push stands sealed among the settings. */
export async function resealNewsToken(client: pg.Client, ring: Keyring): Promise<void> {
  const { rows } = await client.query<{ token: string }>(
    `select value ->> 'baiduToken' as token from setting where key = 'news' and value ? 'baiduToken' for update`,
  );
  if (!rows[0]) return;
  const token = ring.decrypt(Buffer.from(rows[0].token, 'base64'), BAIDU_TOKEN_PLACE);
  await client.query(
    `update setting set value = jsonb_set(value, '{baiduToken}', to_jsonb($1::text)) where key = 'news'`,
    [ring.encrypt(token, BAIDU_TOKEN_PLACE).toString('base64')],
  );
}
