import { randomUUID } from 'node:crypto';
import { contactPhonePlace, maskPhone, normaliseCompanyName, shortCompanyName } from '@app/companies';
import { newRef } from '@app/leads';
import { Matching } from '@app/matching';
import { describeNeed, readInquiryNeed } from '@app/needs';
import type { DemoLead } from './content/demo-lead.js';
import { demoLeads } from './content/demo-leads.js';
import { demoAssignment } from './demo-assignment.js';
import type { DemoWorld } from './demo-world.js';
import { bytes, insertRows, type Row } from './insert-rows.js';
import { demoPhone, heldInquiryRow, inquiriesOf, inquiryRow } from './load-inquiries.js';
import { leadStory, type LeadStory } from './lead-story.js';

interface Told {
  id: string;
  ref: string;
  index: number;
  lead: DemoLead;
  story: LeadStory;
  inquiries: ReturnType<typeof inquiriesOf>;
  companyId: string | null;
  contactId: string;
  need: ReturnType<typeof readInquiryNeed>;
}

type Holder = DemoWorld['advisors']['lin'] | undefined;

/** Sixty leads with everything that hangs on them, and one inquiry held for review. */
export async function loadLeads(world: DemoWorld): Promise<void> {
  const { tx } = world;
  const told = demoLeads.map((lead, index) => tell(lead, index, world));
  await insertRows(tx, 'company', told.filter((one) => one.companyId).map(companyRow));
  await insertRows(
    tx,
    'contact',
    told.map((one) => contactRow(one, world)),
  );
  await insertRows(
    tx,
    'lead',
    told.map((one) => leadRow(one, world)),
  );
  await insertRows(
    tx,
    'lead_contact',
    told.map(({ id, contactId }) => ({ lead_id: id, contact_id: contactId })),
  );
  await insertRows(tx, 'inquiry', [...told.flatMap((one) => inquiryRows(one, world)), heldInquiryRow(world)]);
  await insertRows(
    tx,
    'note',
    told.flatMap((one) => noteRows(one, world)),
  );
  await insertRows(
    tx,
    'call',
    told.flatMap((one) => callRows(one, world)),
  );
  await insertRows(
    tx,
    'task',
    told.flatMap((one) => taskRows(one, world)),
  );
  const matching = world.app.get(Matching, { strict: false });
  const found = new Map<string, { fits: number; near: number }>();
  for (const { id } of told) found.set(id, await matching.refresh(tx, id));
  const events = told.flatMap((one) => eventRows(one, world, found.get(one.id)!));
  await insertRows(
    tx,
    'event',
    events.sort((a, b) => a.at.getTime() - b.at.getTime()),
  );
  await tellOwners(tx);
  await insertRows(
    tx,
    'assignment',
    told.flatMap((one) => demoAssignment(one, world)),
  );
}

/** What the last days brought to the owners' screens; what is older than a day they have read. */
async function tellOwners(tx: DemoWorld['tx']): Promise<void> {
  await tx.query(
    `insert into notification (user_id, event_id, kind, lead_id, created_at, read_at)
     select lead.owner_id, event.id, event.type, lead.id, event.at,
       case when event.at < now() - interval '1 day' then event.at + interval '20 minutes' end
     from event join lead on lead.id = event.lead_id
     where lead.demo and lead.owner_id is not null and event.type in ('lead.assigned', 'lead.joined', 'task.overdue')
       and event.at > now() - interval '7 days' order by event.id`,
  );
}

function tell(lead: DemoLead, index: number, world: DemoWorld): Told {
  const inquiries = inquiriesOf(lead, index, world.time);
  const story = leadStory(lead, index, world.time, inquiries);
  const asOf = world.time.calendar.dayOf(story.createdAt);
  const { need: words, usage = '', tax = '' } = lead;
  return {
    id: randomUUID(),
    ref: newRef(),
    index,
    lead,
    story,
    inquiries,
    companyId: lead.company ? randomUUID() : null,
    contactId: randomUUID(),
    need: readInquiryNeed({ need: words, usage, tax }, asOf),
  };
}

const ownerOf = ({ lead }: Told, world: DemoWorld): Holder => (lead.owner ? world.advisors[lead.owner] : undefined);
/** Who worked on it, also when it is in the pool now. */
const workerOf = (told: Told, world: DemoWorld): Holder =>
  ownerOf(told, world) ?? (told.lead.former ? world.advisors[told.lead.former] : undefined);
const teamOf = (told: Told, world: DemoWorld): string => workerOf(told, world)?.teamId ?? world.advisors.lin.teamId;

const companyRow = ({ companyId, lead, need, story }: Told): Row => ({
  id: companyId,
  name: lead.company,
  name_key: normaliseCompanyName(lead.company),
  short_name: shortCompanyName(lead.company) || null,
  industry: lead.industry ?? need.industry?.division ?? null,
  demo: true,
  created_at: story.createdAt,
});

function contactRow({ contactId, companyId, index, lead, story }: Told, { keyring }: DemoWorld): Row {
  const phone = demoPhone(index);
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
function sourceOf({ lead }: Told, { articleIds, listingIds }: DemoWorld) {
  const listing = lead.from.startsWith('listing:') ? lead.from.slice('listing:'.length) : undefined;
  const kind = listing ? 'listing' : articleIds.has(lead.from) ? 'article' : lead.from;
  return {
    kind,
    articleId: articleIds.get(lead.from) ?? null,
    listingId: (listing && listingIds.get(listing)) ?? null,
  };
}

function leadRow(told: Told, world: DemoWorld): Row {
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

function inquiryRows(told: Told, world: DemoWorld): Row[] {
  const { lead, inquiries } = told;
  const { articleId, listingId } = sourceOf(told, world);
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

const noteRows = (told: Told, world: DemoWorld): Row[] =>
  told.story.notes.map(({ id, text, at }) => ({
    id,
    lead_id: told.id,
    author_id: workerOf(told, world)!.id,
    key: `demo-${id}`,
    text,
    created_at: at,
  }));

const callRows = (told: Told, world: DemoWorld): Row[] =>
  told.story.calls.map(({ id, outcome, note, at }) => ({
    id,
    lead_id: told.id,
    author_id: workerOf(told, world)!.id,
    key: `demo-${id}`,
    outcome,
    note,
    created_at: at,
  }));

const taskRows = (told: Told, world: DemoWorld): Row[] =>
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
    created_at: task.createdAt,
  }));

/** The received inquiry belongs to no lead yet, as in life; the rest is the lead's timeline. */
function eventRows(told: Told, world: DemoWorld, found: { fits: number; near: number }): (Row & { at: Date })[] {
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
