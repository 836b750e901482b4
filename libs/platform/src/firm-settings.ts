import { Injectable } from '@nestjs/common';
import { Database, type Tx } from './database.js';

/** What the public pages say about the firm. Empty string = not set, and then not shown. */
export interface Firm {
  name: string;
  /** As people read it, e.g. 400 012 0345. */
  phone: string;
  wechatId: string;
  /** Text of the WeChat QR code, used when no picture was uploaded. */
  wechatQrText: string;
  icp: string;
  policeRecord: string;
  privacyContact: string;
  address: string;
}

/** Of a firm that has said nothing of itself. */
export const UNSET_FIRM: Firm = {
  name: 'Plotline',
  phone: '',
  wechatId: '',
  wechatQrText: '',
  icp: '',
  policeRecord: '',
  privacyContact: '',
  address: '',
};

@Injectable()
export class FirmSettings {
  constructor(private readonly database: Database) {}

  async read(): Promise<Firm> {
    const [row] = await this.database.query<{ value: Partial<Firm> }>(`select value from setting where key = 'firm'`);
    return { ...UNSET_FIRM, ...row?.value };
  }

  async write(tx: Tx, patch: Partial<Firm>, by: string | null): Promise<void> {
    await tx.query(
      `insert into setting (key, value, updated_by) values ('firm', $1, $2)
       on conflict (key) do update set value = setting.value || excluded.value, updated_by = $2, updated_at = now()`,
      [JSON.stringify(patch), by],
    );
  }

  /** The uploaded WeChat QR picture, if any. */
  async qrPicture(): Promise<{ mime: string; bytes: Buffer } | undefined> {
    const [row] = await this.database.query<{ mime: string; bytes: Buffer }>(
      `select mime, bytes from asset where name = 'wechat-qr'`,
    );
    return row;
  }

  async writeQrPicture(tx: Tx, picture: { mime: string; bytes: Buffer }): Promise<void> {
    await tx.query(
      `insert into asset (name, mime, bytes) values ('wechat-qr', $1, $2)
       on conflict (name) do update set mime = $1, bytes = $2, updated_at = now()`,
      [picture.mime, picture.bytes],
    );
  }
}
