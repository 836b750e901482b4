import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Conflict, Invalid, Keyring, NotFound, type Tx } from '@app/platform';
import { industryName, regionByCode } from '@app/reference';
import { normaliseCompanyName, shortCompanyName } from './company-name.js';
import { Company } from './company.entity.js';
import { Contact } from './contact.entity.js';
import { isOwnPhone, phoneHint } from './phone.js';
import { checkUscc } from './uscc.js';

export interface NewContact {
  name: string | null;
  /** E.164, or as written where it cannot be dialled so: kept and shown, but it never says who somebody is. */
  phone: string | null;
  /** Digits dialled after it answers. */
  extension?: string;
  companyId: string | null;
  agent?: boolean;
}

/** Absent leaves a value alone, blank clears it; a name cannot be cleared. */
export interface CompanyChanges {
  name?: string;
  /** Any 统一社会信用代码, right or wrong: `checkUscc` warns, nothing refuses. */
  uscc?: string;
  /** GB/T 2260 code. */
  region?: string;
  /** GB/T 4754 division, two digits. */
  industry?: string;
}

/** Names what each field that was to be set says now. */
const changedMeanwhile = (company: Company, changes: Partial<Company>) =>
  new Conflict(
    'version_conflict',
    '这家公司的资料刚被别人改过，请看过新内容再保存',
    (Object.keys(changes) as (keyof CompanyChanges)[])
      .filter((key) => changes[key] !== company[key])
      .map((field) => ({ field, message: `现在是「${company[field] ?? ''}」` })),
  );

const nameTaken = () =>
  new Conflict('company_name_taken', '已有另一家同名公司，请在「重复」里合并两家，不要改成同名', [
    { field: 'name', message: '与另一家公司同名，请改为合并' },
  ]);

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
    const [row] = await tx.query<{ id: string }[]>(
      `with found as (select coalesce(merged_into, id) as id from company where name_key = $2 for key share),
       added as (
         insert into company (name, name_key, short_name) select $1, $2, $3 where not exists (select from found)
         on conflict (name_key) do update set name_key = excluded.name_key returning coalesce(merged_into, id) as id)
       select id from found union all select id from added`,
      [name.trim(), nameKey, shortCompanyName(name) || null],
    );
    return row!.id;
  }

  /**
   * Corrects what is known of a company; the short name follows the name.
   * @param version what the person was looking at
   * @returns the keys whose values changed
   * @throws NotFound; Conflict `company_name_taken`, `version_conflict`; Invalid with the fields named
   */
  async edit(tx: Tx, id: string, changes: CompanyChanges, version?: number): Promise<(keyof CompanyChanges)[]> {
    const company = await tx.findOne(Company, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!company) throw new NotFound('company_not_found', '没有这家公司，或您无权查看');
    const next = plainChanges(changes);
    const changed = (Object.keys(next) as (keyof CompanyChanges)[]).filter((key) => next[key] !== company[key]);
    if (changed.length === 0) return [];
    if (version !== undefined && version !== company.version) throw changedMeanwhile(company, next);
    const naming = next.name !== undefined && next.name !== company.name ? await this.naming(tx, id, next.name) : {};
    const written = { ...next, ...naming, version: company.version + 1 };
    await tx.update(Company, { id }, written).catch((error: unknown) => {
      throw (error as { code?: string }).code === '23505' ? nameTaken() : error;
    });
    return changed;
  }

  /** The name of a firm that was merged into this one leads here already: its row keeps the key. */
  private async naming(tx: Tx, id: string, name: string): Promise<Partial<Company>> {
    const nameKey = normaliseCompanyName(name);
    const [holder] = await tx.query<{ id: string }[]>(
      `select coalesce(merged_into, id) as id from company where name_key = $1 and id <> $2`,
      [nameKey, id],
    );
    if (holder && holder.id !== id) throw nameTaken();
    return { shortName: shortCompanyName(name) || null, ...(holder ? {} : { nameKey }) };
  }

  /**
   * The person with that phone, whatever spelling it came in; one that was merged is the survivor. Nobody for a 400 or 95
   * number: whoever calls from behind it is not one person.
   */
  async contactByPhone(tx: Tx, e164: string): Promise<Contact | null> {
    if (!isOwnPhone(e164)) return null;
    const [found] = await tx.query<{ id: string }[]>(
      `select coalesce(merged_into, id) as id from contact where phone_index = $1 for key share`,
      [this.keyring.phoneIndex(e164)],
    );
    return found ? tx.findOneBy(Contact, { id: found.id }) : null;
  }

  /**
   * Adds a person; one with the same phone is kept and gains what was missing (name, company, agent, extension). Behind a
   * number that others share it is the same name in the same company.
   */
  async findOrAddContact(tx: Tx, contact: NewContact): Promise<Contact> {
    const id = randomUUID();
    const { name, companyId, agent = false } = contact;
    const sealed = this.sealedPhone(id, contact.phone, contact.extension);
    const [row] = await tx.query<{ id: string; createdAt: Date | null }[]>(
      `with found as (${sealed.phoneIndex ? OF_PHONE : OF_SHARED_PHONE}),
       added as (
         insert into contact (id, name, company_id, agent, phone_cipher, phone_index, phone_hint, phone_extension)
         select $1::uuid, $2::text, $3::uuid, $4::boolean, $5::bytea, $6::bytea, $7::text, $8::text where not exists (select from found)
         returning id, created_at)
       select id, null as "createdAt" from found union all select id, created_at from added`,
      [id, name, companyId, agent, sealed.phoneCipher, sealed.phoneIndex, sealed.phoneHint, sealed.phoneExtension],
    );
    if (row!.id === id)
      return tx.create(Contact, { id, name, companyId, agent, ...sealed, createdAt: row!.createdAt! });
    return this.withGains(tx, await tx.findOneByOrFail(Contact, { id: row!.id }), contact);
  }

  private async withGains(tx: Tx, known: Contact, contact: NewContact): Promise<Contact> {
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

  /** Gives a number to somebody who had none. */
  async setPhone(tx: Tx, contactId: string, phone: string, extension?: string): Promise<void> {
    await tx.update(Contact, { id: contactId }, this.sealedPhone(contactId, phone, extension));
  }

  /** @returns E.164 or as written, or null when the contact has no phone */
  openPhone(contact: Pick<Contact, 'id' | 'phoneCipher'>): string | null {
    return contact.phoneCipher ? this.keyring.decrypt(contact.phoneCipher, contactPhonePlace(contact.id)) : null;
  }

  private sealedPhone(id: string, phone: string | null, extension?: string): Partial<Contact> {
    if (!phone) return { phoneCipher: null, phoneIndex: null, phoneHint: null, phoneExtension: null };
    return {
      phoneCipher: this.keyring.encrypt(phone, contactPhonePlace(id)),
      phoneIndex: isOwnPhone(phone) ? this.keyring.phoneIndex(phone) : null,
      phoneHint: phoneHint(phone, extension),
      phoneExtension: extension ?? null,
    };
  }
}

/** Held until the caller is done, as a company is. */
const OF_PHONE = `select coalesce(merged_into, id) as id from contact where phone_index = $6 for key share`;
/** Nobody, where no phone is known. */
const OF_SHARED_PHONE = `select coalesce(merged_into, id) as id from contact
  where company_id = $3 and name = $2 and phone_index is null and phone_hint = $7 order by created_at limit 1`;

/** As they are stored. @throws Invalid */
function plainChanges({ name, uscc, region, industry }: CompanyChanges): Partial<Company> {
  const fields = [
    ...(name !== undefined && normaliseCompanyName(name) === '' ? [{ field: 'name', message: '请填公司名称' }] : []),
    ...(region && !regionByCode(region) ? [{ field: 'region', message: '没有这个行政区划代码' }] : []),
    ...(industry && !industryName(industry) ? [{ field: 'industry', message: '没有这个行业大类' }] : []),
  ];
  if (fields.length > 0) throw new Invalid('company_invalid', '公司资料没有保存，请看标出的各项', fields);
  return {
    ...(name === undefined ? {} : { name: name.trim() }),
    ...(uscc === undefined ? {} : { uscc: checkUscc(uscc).code || null }),
    ...(region === undefined ? {} : { region: region || null }),
    ...(industry === undefined ? {} : { industry: industry || null }),
  };
}
