import { randomUUID } from 'node:crypto';
import type { DemoWorld } from './demo-world.js';
import type { Row } from './insert-rows.js';
import { contactRow, type ToldLead } from './lead-rows.js';
import { demoPhone } from './load-inquiries.js';

/** Who called from a second number, once more: the second number made a second person. */
export function otherContacts(told: ToldLead[], world: DemoWorld): { contacts: Row[]; links: Row[] } {
  const others = told.filter(({ lead }) => lead.otherPhone).map((one) => ({ ...one, contactId: randomUUID() }));
  return {
    contacts: others.map((one) => contactRow(one, world, demoPhone(950 + one.index))),
    links: others.map(({ id, contactId }) => ({ lead_id: id, contact_id: contactId })),
  };
}
