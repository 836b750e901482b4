import { Injectable } from '@nestjs/common';
import { checkPhone, Companies, type PhoneCheck } from '@app/companies';
import { Database, type Reads, rows } from '@app/platform';

/** What there is to know about the numbers of people before somebody dials one; the numbers themselves stay sealed. */
@Injectable()
export class ContactChecks {
  constructor(
    private readonly companies: Companies,
    private readonly database: Database,
  ) {}

  /** By the contact's id; who has no number is not in it. */
  async of(ids: string[], reads: Reads = this.database): Promise<Map<string, PhoneCheck>> {
    if (ids.length === 0) return new Map();
    const sealed = await rows<{ id: string; phoneCipher: Buffer; extension: string | null }>(
      reads,
      `select id, phone_cipher as "phoneCipher", phone_extension as extension from contact
       where id = any($1::uuid[]) and phone_cipher is not null`,
      [ids],
    );
    return new Map(
      sealed.map((contact) => [contact.id, checkPhone(this.companies.openPhone(contact)!, contact.extension)]),
    );
  }
}
