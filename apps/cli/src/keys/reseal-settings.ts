import type pg from 'pg';
import { BAIDU_TOKEN_PLACE, MODEL_KEY_PLACE } from '@app/articles';
import type { Keyring } from '@app/platform';

/** Secrets that stand sealed among the settings: the token of Baidu's push, the key of a language model. */
const SECRETS = [
  { setting: 'news', field: 'baiduToken', place: BAIDU_TOKEN_PLACE },
  { setting: 'model', field: 'key', place: MODEL_KEY_PLACE },
];

export async function resealSettings(client: pg.Client, ring: Keyring): Promise<void> {
  for (const { setting, field, place } of SECRETS) {
    const { rows } = await client.query<{ sealed: string }>(
      `select value ->> $2 as sealed from setting where key = $1 and value ? $2 for update`,
      [setting, field],
    );
    if (!rows[0]) continue;
    const secret = ring.decrypt(Buffer.from(rows[0].sealed, 'base64'), place);
    await client.query(`update setting set value = jsonb_set(value, array[$2], to_jsonb($3::text)) where key = $1`, [
      setting,
      field,
      ring.encrypt(secret, place).toString('base64'),
    ]);
  }
}
