import { Injectable } from '@nestjs/common';
import type { PhoneCheck } from '@app/companies';
import type { CorrectableKey, Need, NeedCorrections } from '@app/needs';
import { questionsFor } from '@app/needs';
import { Database, NotFound } from '@app/platform';
import type { Me } from '@app/users';
import { ContactChecks } from './contact-checks.js';
import type { InquiryChannel } from './inquiry.entity.js';
import type { LeadRow } from './lead-row.js';
import { LeadsRepository } from './leads.repository.js';
import type { NeedOrigins } from './need-origins.js';
import { type ProtectionView, Protections } from './pool/protections.js';
import { maskInquiry, maskOrigins } from './pool-mask.js';

export interface InquiryView {
  id: string;
  ref: string;
  need: string;
  usage: string;
  tax: string;
  company: string;
  contact: string;
  /** Masked; null where the words came without a number. */
  phone: string | null;
  channel: InquiryChannel;
  article: { id: string; title: string; path: string } | null;
  /** Pages that the visitor had looked at before, in their order: only where they agreed to be remembered. */
  touches: { kind: 'article' | 'listing'; title: string; path: string; at: string }[];
  /** Where from at first: campaign and referring page, as far as known. */
  channelWords: string | null;
  createdAt: string;
}

/** What a person said of one key of the need; `value` null: it is not asked for. `read` is what the words say. */
export interface NeedCorrectionView {
  key: CorrectableKey;
  value: unknown;
  read: unknown;
  by: string;
  at: string;
}

export interface LeadDetail extends LeadRow {
  version: number;
  need: Partial<Need>;
  needOrigins: NeedOrigins;
  needCorrections: NeedCorrectionView[];
  /** At most three things to ask back. */
  questions: string[];
  inquiries: InquiryView[];
  contacts: {
    id: string;
    name: string | null;
    phone: string | null;
    phoneCheck: PhoneCheck | null;
    agent: boolean;
  }[];
  linkedLead: { id: string; ref: string } | null;
  /** 报备 that this lead holds, or that another agent's lead of the same company does. */
  protection: ProtectionView | null;
  lostReason: string | null;
  wakeOn: string | null;
  receipt: Record<string, unknown> | null;
  calls: { id: string; outcome: string; note: string; at: string; author: string }[];
}

const INQUIRIES = `(select coalesce(json_agg(json_build_object('id', inquiry.id, 'ref', inquiry.ref, 'need', inquiry.need,
    'usage', inquiry.usage, 'tax', inquiry.tax, 'company', inquiry.company, 'contact', inquiry.contact,
    'touches', (select coalesce(json_agg(json_build_object('kind', case when touch.article_id is null then 'listing' else 'article' end,
        'title', coalesce(read.title, seen.title), 'path', coalesce('/news/' || read.slug, '/listings/' || seen.ref), 'at', touch.at)
        order by touch.nth), '[]')
      from inquiry_touch as touch left join article as read on read.id = touch.article_id left join listing as seen on seen.id = touch.listing_id
      where touch.inquiry_id = inquiry.id and (read.id is not null or seen.id is not null)),
    'channelWords', nullif(concat_ws(' · ', inquiry.utm ->> 'utm_source', inquiry.utm ->> 'utm_campaign', inquiry.referrer), ''),
    'phone', inquiry.phone_hint, 'channel', inquiry.channel, 'createdAt', inquiry.created_at,
    'article', case when article.id is null then null
      else json_build_object('id', article.id, 'title', article.title, 'path', '/news/' || article.slug) end)
    order by inquiry.created_at desc), '[]')
  from inquiry left join article on article.id = inquiry.article_id where inquiry.lead_id = lead.id)`;

/** Everything about one lead that its page shows beside matches, tasks and timeline. */
@Injectable()
export class LeadDetails {
  constructor(
    private readonly checks: ContactChecks,
    private readonly database: Database,
    private readonly leads: LeadsRepository,
    private readonly protections: Protections,
  ) {}

  /** @throws NotFound for an unknown and a foreign lead alike */
  async of(me: Me, id: string): Promise<LeadDetail> {
    const row = await this.leads.row(me, id);
    if (!row) throw new NotFound('lead_not_found', '没有这条线索，或您无权查看');
    const [rest] = await this.database.query<Stored>(
      `select lead.version, lead.need, lead.need_read as "needRead", lead.need_corrections as "needCorrections",
         lead.need_origins as "needOrigins",
         (select coalesce(json_object_agg(app_user.id, app_user.name), '{}') from app_user where app_user.id::text in (
           select said.value ->> 'by' from jsonb_each(lead.need_corrections) as said)) as "correctors", lead.lost_reason as "lostReason", lead.wake_on::text as "wakeOn",
         (select json_build_object('id', linked.id, 'ref', linked.ref) from lead as linked where linked.id = lead.linked_lead_id) as "linkedLead",
         (select receipt from assignment where assignment.lead_id = lead.id order by created_at desc limit 1) as receipt,
         ${INQUIRIES} as inquiries,
         (select coalesce(json_agg(json_build_object('id', contact.id, 'name', contact.name, 'phone', contact.phone_hint,
             'agent', contact.agent) order by contact.id = lead.contact_id desc, contact.created_at), '[]')
           from contact where contact.id in (select contact_id from lead_contact where lead_contact.lead_id = lead.id)
             or contact.merged_into in (select contact_id from lead_contact where lead_contact.lead_id = lead.id)) as contacts,
         (select coalesce(json_agg(json_build_object('id', call.id, 'outcome', call.outcome, 'note', call.note,
             'at', call.created_at, 'author', author.name) order by call.created_at desc), '[]')
           from call join app_user as author on author.id = call.author_id where call.lead_id = lead.id) as calls
       from lead where lead.id = $1`,
      [id],
    );
    const { needRead, correctors, ...detail } = rest!;
    const inquiries = row.owner ? detail.inquiries : detail.inquiries.map(maskInquiry);
    const needOrigins = row.owner ? detail.needOrigins : maskOrigins(detail.needOrigins, detail.inquiries);
    const needCorrections = correctionsOf(detail.needCorrections, needRead ?? {}, correctors);
    const questions = questionsFor(detail.need as Need, Object.keys(detail.needCorrections));
    const checks = await this.checks.of(detail.contacts.map((contact) => contact.id));
    const contacts = detail.contacts.map((contact) => ({ ...contact, phoneCheck: checks.get(contact.id) ?? null }));
    const protection = await this.protections.ofLead(id);
    return { ...row, ...detail, protection, contacts, inquiries, needOrigins, needCorrections, questions };
  }
}

/** What one query brings beside the row. */
interface Stored extends Omit<LeadDetail, keyof LeadRow | 'questions' | 'needCorrections' | 'protection'> {
  needRead: Partial<Need> | null;
  needCorrections: NeedCorrections;
  correctors: Record<string, string>;
}

const correctionsOf = (
  corrections: NeedCorrections,
  read: Partial<Need>,
  names: Record<string, string>,
): NeedCorrectionView[] =>
  (Object.entries(corrections) as [CorrectableKey, { value: unknown; by: string; at: string }][]).map(
    ([key, { value, by, at }]) => ({ key, value, read: read[key] ?? null, by: names[by] ?? '', at }),
  );
