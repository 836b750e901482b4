import { contactPhonePlace, maskPhone, normaliseCompanyName, shortCompanyName } from '@app/companies';
import { newRef, originsOf } from '@app/leads';
import { describeNeed, type Need } from '@app/needs';
import type { DemoLead } from './content/demo-lead.js';
import type { DemoWorld } from './demo-world.js';
import { bytes, type Row } from './insert-rows.js';
import { demoPhone, inquiryRow } from './load-inquiries.js';
import type { LeadStory } from './lead-story.js';

/** One demo lead with its ids, its need as read, and its story. */
export interface ToldLead {
  id: string;
  ref: string;
  index: number;
  lead: DemoLead;
  story: LeadStory;
  inquiries: { id: string; at: Date; need: string }[];
  companyId: string | null;
  contactId: string;
  need: Need;
  /** The inquiry that keeps the first words. */
  firstWords: string;
}

type Holder = DemoWorld['advisors']['lin'] | undefined;

const ownerOf = ({ lead }: ToldLead, world: DemoWorld): Holder => (lead.owner ? world.advisors[lead.owner] : undefined);
/** Who worked on it, also when it is in the pool now. */
const workerOf = (told: ToldLead, world: DemoWorld): Holder =>
  ownerOf(told, world) ?? (told.lead.former ? world.advisors[told.lead.former] : undefined);
const teamOf = (told: ToldLead, world: DemoWorld): string => workerOf(told, world)?.teamId ?? world.advisors.lin.teamId;

export const companyRow = ({ companyId, lead, need, story }: ToldLead): Row => ({
  id: companyId,
  name: lead.company,
  name_key: normaliseCompanyName(lead.company),
  short_name: shortCompanyName(lead.company) || null,
  industry: lead.industry ?? need.industry?.division ?? null,
  demo: true,
  created_at: story.createdAt,
});

export function contactRow(
  { contactId, companyId, index, lead, story }: ToldLead,
  { keyring }: DemoWorld,
  phone = demoPhone(index),
): Row {
  return {
    id: contactId,
    company_id: lead.agent ? null : companyId,
    name: lead.contact || null,
    agent: lead.agent ?? false,
    phone_cipher: bytes(keyring.encrypt(phone, contactPhonePlace(contactId))),
    phone_index: bytes(keyring.phoneIndex(phone)),
    phone_hint: maskPhone(phone),
    demo: true,
    created_at: story.createdAt,
  };
}

/** Which article or listing a lead came from. */
function sourceOf({ lead }: ToldLead, { articleIds, listingIds }: DemoWorld) {
  const listing = lead.from.startsWith('listing:') ? lead.from.slice('listing:'.length) : undefined;
  const kind = listing ? 'listing' : articleIds.has(lead.from) ? 'article' : lead.from;
  return {
    kind,
    articleId: articleIds.get(lead.from) ?? null,
    listingId: (listing && listingIds.get(listing)) ?? null,
  };
}

export function leadRow(told: ToldLead, world: DemoWorld): Row {
  const { lead, story, need, ref } = told;
  const source = sourceOf(told, world);
  const words = [ref, lead.company, lead.contact, lead.need.slice(0, 200), lead.usage?.slice(0, 100)];
  return {
    id: told.id,
    ref,
    stage: lead.stage,
    company_id: lead.agent ? null : told.companyId,
    contact_id: told.contactId,
    agent: lead.agent ?? false,
    owner_id: ownerOf(told, world)?.id ?? null,
    team_id: teamOf(told, world),
    source_kind: source.kind,
    article_id: source.articleId,
    listing_id: source.listingId,
    need,
    need_origins: originsOf(need, told.firstWords),
    need_line: describeNeed(need),
    lost_reason: lead.lostReason ?? null,
    wake_on: lead.wakeIn === undefined ? null : world.time.day(lead.wakeIn),
    reached: story.reached,
    visited_at: story.visitedAt,
    signed_at: story.signedAt,
    stage_at: story.stageAt,
    active_at: story.activeAt,
    version: 1 + story.events.filter((event) => event.byOwner).length,
    search_text: words.filter(Boolean).join(' ').slice(0, 1000),
    demo: true,
    created_at: story.createdAt,
  };
}

export function inquiryRows(told: ToldLead, world: DemoWorld): Row[] {
  const { lead, inquiries } = told;
  const { articleId, listingId } = sourceOf(told, world);
  if (inquiries.length === 0) return [saidRow(told, world)];
  return inquiries.map(({ id, at, need }, nth) => {
    const words = nth === 0 ? lead : { need, company: lead.company, contact: lead.contact };
    const ref = nth === 0 ? told.ref : newRef();
    return inquiryRow(world, words, demoPhone(told.index), {
      id,
      at,
      ref,
      leadId: told.id,
      articleId,
      listingId,
      status: 'read',
    });
  });
}

/** What a caller said, as the advisor took it down: no form, so no consent to keep. */
function saidRow(told: ToldLead, world: DemoWorld): Row {
  const place = { id: told.firstWords, at: told.story.createdAt, ref: told.ref, leadId: told.id };
  const row = inquiryRow(world, told.lead, demoPhone(told.index), {
    ...place,
    articleId: null,
    listingId: null,
    status: 'read',
  });
  return { ...row, channel: 'phone', consent_version: null, consent_at: null };
}

export const noteRows = (told: ToldLead, world: DemoWorld): Row[] =>
  told.story.notes.map(({ id, text, at }) => ({
    id,
    lead_id: told.id,
    author_id: workerOf(told, world)!.id,
    key: `demo-${id}`,
    text,
    created_at: at,
  }));

export const callRows = (told: ToldLead, world: DemoWorld): Row[] =>
  told.story.calls.map(({ id, outcome, note, at }) => ({
    id,
    lead_id: told.id,
    author_id: workerOf(told, world)!.id,
    key: `demo-${id}`,
    outcome,
    note,
    created_at: at,
  }));

export const taskRows = (told: ToldLead, world: DemoWorld): Row[] =>
  told.story.tasks.map((task) => ({
    id: task.id,
    lead_id: told.id,
    kind: task.kind,
    slot: task.slot,
    title: task.title,
    due_at: task.due,
    owner_id: (task.status === 'done' ? workerOf(told, world) : ownerOf(told, world))?.id ?? null,
    team_id: teamOf(told, world),
    status: task.status,
    done_at: task.doneAt,
    overdue_at: task.overdueAt,
    // What was missed in the story was told in the story: the ladder does not begin anew.
    climb_at: null,
    created_at: task.createdAt,
  }));

/** The received inquiry belongs to no lead yet, as in life; the rest is the lead's timeline. */
export function eventRows(
  told: ToldLead,
  world: DemoWorld,
  found: { fits: number; near: number },
): (Row & { at: Date })[] {
  const worker = workerOf(told, world);
  return told.story.events.map(({ at, type, byOwner, subjectId, data }) => ({
    at,
    type,
    actor_id: byOwner ? (worker?.id ?? null) : null,
    lead_id: type === 'inquiry.received' ? null : told.id,
    subject_id: subjectId,
    data: {
      ...data,
      ...(type === 'lead.matched' && found),
      ...(type === 'lead.assigned' && { to: worker?.id ?? null, reason: worker ? data.reason : 'nobody' }),
      ...(type === 'lead.released' && { from: worker?.id }),
    },
  }));
}
