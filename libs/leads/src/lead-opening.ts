import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Companies, type Contact, normaliseCompanyName } from '@app/companies';
import { applyNeedCorrections, describeNeed, readInquiryNeed, type Need } from '@app/needs';
import { Keyring, type Tx, ZoneChanges } from '@app/platform';
import { zonesWith } from '@app/reference';
import { inquiryPhonePlace } from './inquiry-intake.js';
import { Lead, type SourceKind } from './lead.entity.js';
import { joinOrigins, joinReadings, originsOf } from './need-origins.js';
import { lockReceivedInquiry, type ReceivedInquiry } from './received-inquiry.js';
import { storeSaidWords } from './stored-words.js';
import { withoutContact } from './without-contact.js';
import { newRef } from './lead-ref.js';
import { Protections } from './pool/protections.js';

/** Who asks for what, from a form or from an advisor's telephone. */
export interface LeadWords {
  need: string;
  usage: string;
  tax: string;
  company: string;
  contact: string;
  /** E.164, or as written where it cannot be dialled so; null when it is not known. */
  phone: string | null;
  /** Digits dialled after the number answers. */
  extension?: string;
  agent?: boolean;
  ref?: string;
  ownerId?: string;
  teamId?: string;
  sourceKind: SourceKind;
  articleId: string | null;
  listingId: string | null;
  /** Ends of the trail of a visitor who consented. */
  readFirstId?: string | null;
  readLastId?: string | null;
  /** The day that relative dates start from, ISO. */
  asOf: string;
  /** What a person says the texts are; read from them unless given. */
  side?: Need['side'];
  /** What the texts say, where they were read already. */
  reading?: Need;
  demo?: boolean;
}

/** Words with the inquiry that keeps them; it is stored already unless they came by phone. */
interface KeptWords extends LeadWords {
  inquiryId: string;
}

/** What is known of an inquiry beside its words. */
interface Said {
  /** What a person said its texts are, and who did. */
  side?: Need['side'];
  by?: string | null;
  /** As it was read for its way. */
  need?: Need;
}

export interface OpenedLead {
  id: string;
  ref: string;
  ownerId: string | null;
  /** True when the words went to a lead that was open already. */
  joined: boolean;
}

interface KnownLead {
  id: string;
  ref: string;
  ownerId: string | null;
}

/**
 * Finds or opens the lead of an inquiry: the same phone joins its open lead, the same company with another phone becomes
 * a new contact on its open lead, an agent's phone or a closed lead makes a new linked lead.
 */
@Injectable()
export class LeadOpening {
  constructor(
    private readonly companies: Companies,
    private readonly events: Events,
    private readonly keyring: Keyring,
    private readonly protections: Protections,
    private readonly zones: ZoneChanges,
  ) {}

  /** Reads a received inquiry into a lead; one that was read before is left alone. */
  async fromInquiry(tx: Tx, inquiryId: string, options: Said = {}): Promise<OpenedLead | undefined> {
    const inquiry = await lockReceivedInquiry(tx, inquiryId);
    return inquiry && this.fromReceived(tx, inquiry, options);
  }

  /** The same for one that the transaction holds. */
  async fromReceived(tx: Tx, inquiry: ReceivedInquiry, { side, by = null, need }: Said): Promise<OpenedLead> {
    const opened = await this.open(tx, {
      ...inquiry,
      inquiryId: inquiry.id,
      side,
      reading: need,
      extension: inquiry.extension ?? undefined,
      phone: inquiry.phoneCipher && this.keyring.decrypt(inquiry.phoneCipher, inquiryPhonePlace(inquiry.id)),
      sourceKind: inquiry.articleId ? 'article' : inquiry.listingId ? 'listing' : 'site',
    });
    await this.record(tx, opened, by, inquiry.id);
    return opened;
  }

  /**
   * An advisor writes down a lead that came by phone; the same `ref` again is the same lead. What was said is kept as an
   * inquiry of channel `phone`. The caller checks who may see a lead that it joined.
   */
  async byHand(tx: Tx, by: string, words: LeadWords): Promise<OpenedLead> {
    const [twice] = words.ref
      ? await tx.query<KnownLead[]>(
          `select id, ref, owner_id as "ownerId" from lead
           where ref = $1 or id = (select lead_id from inquiry where inquiry.ref = $1)`,
          [words.ref],
        )
      : [];
    if (twice) return { ...twice, joined: false };
    const inquiryId = randomUUID();
    const opened = await this.open(tx, { ...words, inquiryId });
    const said = [words.need, words.usage, words.tax].some((text) => text.trim() !== '');
    if (said) await this.keep(tx, opened, { ...words, inquiryId });
    await this.record(tx, opened, by, said ? inquiryId : null);
    return opened;
  }

  private keep(tx: Tx, lead: OpenedLead, { inquiryId, ref, demo = false, ...words }: KeptWords): Promise<void> {
    const own = lead.joined ? (ref ?? newRef()) : lead.ref;
    const channel = words.sourceKind === 'import' ? 'import' : 'phone';
    return storeSaidWords(tx, this.keyring, { ...words, id: inquiryId, ref: own, leadId: lead.id, channel, demo });
  }

  private async open(tx: Tx, words: KeptWords): Promise<OpenedLead> {
    await this.lockIdentity(tx, words);
    const companyId = await this.companies.findOrAdd(tx, words.company);
    const contact = await this.companies.findOrAddContact(tx, {
      name: words.contact.trim() || null,
      phone: words.phone,
      extension: words.extension,
      companyId,
      agent: words.agent,
    });
    const need = words.reading ?? (await this.read(tx, words));
    const agent = contact.agent;
    const known = agent ? undefined : await this.openLeadOf(tx, contact.id, companyId);
    if (known) return this.join(tx, known, contact, need, words);
    return this.create(tx, words, { companyId, contact, agent, need });
  }

  private async read(tx: Tx, words: LeadWords): Promise<Need> {
    return withoutContact(readInquiryNeed(words, words.asOf, zonesWith(await this.zones.read(tx))));
  }

  /** Two inquiries of the same person or company must not open two leads at the same moment. */
  private async lockIdentity(tx: Tx, words: LeadWords): Promise<void> {
    await tx.query(
      `select pg_advisory_xact_lock(key) from (
         select distinct hashtextextended(name, 7403) as key from unnest($1::text[]) as name where name <> '' order by 1) as keys`,
      [[words.phone ?? '', normaliseCompanyName(words.company)]],
    );
  }

  private async openLeadOf(tx: Tx, contactId: string, companyId: string | null): Promise<KnownLead | undefined> {
    const [known] = await tx.query<KnownLead[]>(
      `select id, ref, owner_id as "ownerId" from lead
       where id = any(array(${ofPersonOrCompany('$1', '$2')})) and open and not agent
       order by contact_id = $1 or exists (select from lead_contact where lead_id = lead.id and contact_id = $1) desc, created_at
       limit 1 for update`,
      [contactId, companyId],
    );
    return known;
  }

  private async join(tx: Tx, lead: KnownLead, contact: Contact, need: Need, words: KeptWords): Promise<OpenedLead> {
    const known = await tx.findOneByOrFail(Lead, { id: lead.id });
    // A thank-you or a complaint says nothing about what is looked for.
    const says = need.side === 'demand' || known.need.side !== 'demand';
    const before = known.needRead ?? known.need;
    const read = (says ? joinReadings(before, need) : before) as Need;
    const corrected = Object.keys(known.needCorrections).length > 0;
    const merged = applyNeedCorrections(read, known.needCorrections);
    await tx.update(
      Lead,
      { id: lead.id },
      {
        need: merged as never,
        needRead: (corrected ? read : null) as never,
        needOrigins: says ? joinOrigins(known.needOrigins, need, words.inquiryId) : known.needOrigins,
        needLine: describeNeed(merged),
        activeAt: () => 'now()',
        version: () => 'version + 1',
        searchText: `${lead.ref} ${words.ref ?? ''} ${searchText(words)} ${known.searchText}`.slice(0, 1000),
      },
    );
    await this.addContact(tx, lead.id, contact.id);
    await tx.query(`update inquiry set status = 'read', lead_id = $2 where id = $1`, [words.inquiryId, lead.id]);
    return { ...lead, joined: true };
  }

  private async create(
    tx: Tx,
    words: KeptWords,
    { companyId, contact, agent, need }: { companyId: string | null; contact: Contact; agent: boolean; need: Need },
  ): Promise<OpenedLead> {
    const ref = words.ref ?? newRef();
    // Linked to the latest lead of the same person or company.
    const [lead] = await tx.query<{ id: string }[]>(
      `with opened as (
         insert into lead (ref, company_id, contact_id, agent, owner_id, team_id, linked_lead_id, source_kind, article_id,
           listing_id, need, need_line, search_text, demo, need_origins, read_first_id, read_last_id)
         values ($1, $2, $3, $4, $5, $6,
           (select id from lead where id = any(array(${ofPersonOrCompany('$3', '$7')})) order by created_at desc limit 1),
           $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) returning id),
       answering as (insert into lead_contact (lead_id, contact_id) select id, $3 from opened),
       answered as (update inquiry set status = 'read', lead_id = opened.id from opened where inquiry.id = $18)
       select id from opened`,
      [
        ref,
        companyId,
        contact.id,
        agent,
        words.ownerId ?? null,
        words.teamId ?? null,
        agent ? null : companyId,
        words.sourceKind,
        words.articleId,
        words.listingId,
        JSON.stringify(need),
        describeNeed(need),
        `${ref} ${searchText(words)}`.slice(0, 1000),
        words.demo ?? false,
        JSON.stringify(originsOf(need, words.inquiryId)),
        words.readFirstId ?? null,
        words.readLastId ?? null,
        words.inquiryId,
      ],
    );
    if (agent) await this.protections.start(tx, lead!.id);
    return { id: lead!.id, ref, ownerId: words.ownerId ?? null, joined: false };
  }

  private async addContact(tx: Tx, leadId: string, contactId: string): Promise<void> {
    await tx.query(`insert into lead_contact (lead_id, contact_id) values ($1, $2) on conflict do nothing`, [
      leadId,
      contactId,
    ]);
  }

  private async record(tx: Tx, lead: OpenedLead, by: string | null, inquiryId: string | null): Promise<void> {
    await this.events.record(tx, {
      type: lead.joined ? 'lead.joined' : 'lead.opened',
      actorId: by,
      leadId: lead.id,
      subjectId: inquiryId,
    });
  }
}

/** Leads of a contact or a company, each way by its index: an "or" of them would read every lead. */
const ofPersonOrCompany = (contact: string, company: string): string =>
  `select id from lead where contact_id = ${contact} union select lead_id from lead_contact where contact_id = ${contact}
   union select id from lead where company_id = ${company}::uuid`;

/** Digits in a row, however they are spaced: what may be a phone. */
const digitRun = /\d(?:[\s.()·—–-]*\d){6,}/g;

/** What lists search in: never a phone. */
function searchText({ company, contact, need, usage }: LeadWords): string {
  const words = [company, contact, need.slice(0, 200), usage.slice(0, 100)].filter(Boolean).join(' ');
  return words.normalize('NFKC').replace(digitRun, '');
}
