import { randomUUID } from 'node:crypto';
import { DuplicateQueue, newRef, withoutContact } from '@app/leads';
import { Matching } from '@app/matching';
import { readInquiryNeed } from '@app/needs';
import type { DemoLead } from './content/demo-lead.js';
import { demoLeads } from './content/demo-leads.js';
import { demoAssignment } from './demo-assignment.js';
import type { DemoWorld } from './demo-world.js';
import { insertRows, type Row } from './insert-rows.js';
import { callRows, companyRow, contactRow, eventRows, inquiryRows, leadRow, noteRows, taskRows, type ToldLead } from './lead-rows.js'; // prettier-ignore
import { leadStory } from './lead-story.js';
import { otherContacts } from './other-contacts.js';
import { heldInquiryRow, inquiriesOf, routedInquiryRows } from './load-inquiries.js';

/** Sixty leads with everything that hangs on them, and inquiries that are no demand. */
export async function loadLeads(world: DemoWorld): Promise<void> {
  const { tx } = world;
  const told = demoLeads.map((lead, index) => tell(lead, index, world));
  const each = (rows: (one: ToldLead, world: DemoWorld) => Row[]): Row[] => told.flatMap((one) => rows(one, world));
  await insertRows(tx, 'company', told.filter((one) => one.companyId).map(companyRow));
  await insertRows(tx, 'contact', each((one) => [contactRow(one, world)])); // prettier-ignore
  await insertRows(tx, 'lead', each((one) => [leadRow(one, world)])); // prettier-ignore
  await insertRows(tx, 'lead_contact', each(({ id, contactId }) => [{ lead_id: id, contact_id: contactId }])); // prettier-ignore
  const others = otherContacts(told, world);
  await insertRows(tx, 'contact', others.contacts);
  await insertRows(tx, 'lead_contact', others.links);
  const routed = routedInquiryRows(world);
  await insertRows(tx, 'inquiry', [...each(inquiryRows), heldInquiryRow(world)]);
  await insertRows(tx, 'inquiry', routed.rows);
  await insertRows(tx, 'note', each(noteRows));
  await insertRows(tx, 'call', each(callRows));
  await insertRows(tx, 'task', each(taskRows));
  await loadEvents(told, world, routed.events);
  await tellOwners(tx);
  await insertRows(tx, 'assignment', each(demoAssignment));
  const queue = world.app.get(DuplicateQueue, { strict: false });
  await queue.note(
    tx,
    told.map(({ id }) => id),
  );
}

/** In the order of time, as if they had been written when they happened. */
async function loadEvents(told: ToldLead[], world: DemoWorld, more: (Row & { at: Date })[]): Promise<void> {
  const matching = world.app.get(Matching, { strict: false });
  const events = [...more];
  for (const one of told) events.push(...eventRows(one, world, await matching.refresh(world.tx, one.id)));
  await insertRows(
    world.tx,
    'event',
    events.sort((a, b) => a.at.getTime() - b.at.getTime()),
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

function tell(lead: DemoLead, index: number, world: DemoWorld): ToldLead {
  const inquiries = inquiriesOf(lead, index, world.time);
  const story = leadStory(lead, index, world.time, inquiries);
  const { need, usage = '', tax = '' } = lead;
  return {
    id: randomUUID(),
    ref: newRef(),
    index,
    lead,
    story,
    inquiries,
    firstWords: inquiries[0]?.id ?? randomUUID(),
    companyId: lead.company ? randomUUID() : null,
    contactId: randomUUID(),
    need: withoutContact(readInquiryNeed({ need, usage, tax }, world.time.calendar.dayOf(story.createdAt))),
  };
}
