import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Keyring, type Tx } from '@app/platform';
import { normaliseCompanyName, shortCompanyName } from './company-name.js';
import { Contact } from './contact.entity.js';
import { phoneHint } from './phone.js';

export interface NewContact {
  name: string | null;
  /** E.164, or null when the number given cannot be dialled. */
  phone: string | null;
  /** Digits dialled after it answers. */
  extension?: string;
  companyId: string | null;
  agent?: boolean;
}

/** The place in the database that a contact's phone is bound to when it is encrypted. */
export const contactPhonePlace = (contactId: string): string => `contact.phone:${contactId}`;

/** Knows the same company and the same person when they come again. */
@Injectable()
export class Companies {
  constructor(private readonly keyring: Keyring) {}

  /** The company of that name (or the one it was merged into), made when new; null for a blank name. Safe under concurrent calls. */
  async findOrAdd(tx: Tx, name: string): Promise<string | null> {
    const nameKey = normaliseCompanyName(name);
    if (nameKey === '') return null;
    // Held until the caller is done: a merge of that company waits, or is seen.
    const [found] = await tx.query<{ id: string }[]>(
      `select coalesce(merged_into, id) as id from company where name_key = $1 for key share`,
      [nameKey],
    );
    if (found) return found.id;
    const [row] = await tx.query<{ id: string }[]>(
      `insert into company (name, name_key, short_name) values ($1, $2, $3)
       on conflict (name_key) do update set name_key = excluded.name_key returning coalesce(merged_into, id) as id`,
      [name.trim(), nameKey, shortCompanyName(name) || null],
    );
    return row!.id;
  }

  /** The person with that phone, whatever spelling it came in; one that was merged is the survivor. */
  async contactByPhone(tx: Tx, e164: string): Promise<Contact | null> {
    const [found] = await tx.query<{ id: string }[]>(
      `select coalesce(merged_into, id) as id from contact where phone_index = $1 for key share`,
      [this.keyring.phoneIndex(e164)],
    );
    return found ? tx.findOneBy(Contact, { id: found.id }) : null;
  }

  /** Adds a person; one with the same phone is kept and gains what was missing (name, company, agent, extension). */
  async findOrAddContact(tx: Tx, contact: NewContact): Promise<Contact> {
    const known = contact.phone ? await this.contactByPhone(tx, contact.phone) : null;
    if (known) {
      const gains = {
        ...(known.name || !contact.name ? {} : { name: contact.name }),
        ...(known.companyId || !contact.companyId || contact.agent ? {} : { companyId: contact.companyId }),
        ...(known.agent || !contact.agent ? {} : { agent: true }),
        ...(known.phoneExtension || !contact.extension
          ? {}
          : { phoneExtension: contact.extension, phoneHint: phoneHint(contact.phone!, contact.extension) }),
      };
      if (Object.keys(gains).length > 0) await tx.update(Contact, { id: known.id }, gains);
      return { ...known, ...gains };
    }
    const id = randomUUID();
    await tx.insert(Contact, {
      id,
      name: contact.name,
      companyId: contact.companyId,
      agent: contact.agent ?? false,
      ...this.sealedPhone(id, contact.phone, contact.extension),
    });
    return tx.findOneByOrFail(Contact, { id });
  }

  /** @returns E.164, or null when the contact has no phone */
  openPhone(contact: Pick<Contact, 'id' | 'phoneCipher'>): string | null {
    return contact.phoneCipher ? this.keyring.decrypt(contact.phoneCipher, contactPhonePlace(contact.id)) : null;
  }

  private sealedPhone(id: string, phone: string | null, extension?: string): Partial<Contact> {
    if (!phone) return {};
    return {
      phoneCipher: this.keyring.encrypt(phone, contactPhonePlace(id)),
      phoneIndex: this.keyring.phoneIndex(phone),
      phoneHint: phoneHint(phone, extension),
      phoneExtension: extension ?? null,
    };
  }
}
