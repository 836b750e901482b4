import { newRef, rankOf, type Stage } from '@app/leads';
import type { TestDatabase } from '../setup/test-database.js';
import { aCompany } from './a-company.js';
import { aContact } from './a-contact.js';
import type { AUser } from './a-user.js';
import { insertRow } from './insert-row.js';

export interface ALead {
  id: string;
  ref: string;
  stage: Stage;
  open: boolean;
  companyId: string;
  contactId: string;
  ownerId: string | null;
  teamId: string | null;
  articleId: string | null;
  version: number;
}

interface Given extends Partial<Pick<ALead, 'stage' | 'teamId' | 'articleId'>> {
  /** Absent = in the pool. */
  owner?: Pick<AUser, 'id' | 'teamId'>;
  companyName?: string;
  /** E.164 */
  phone?: string;
  agent?: boolean;
  createdAt?: Date;
  needLine?: string;
}

/** A lead with its company, its contact and, when it has an owner, its history so far as the columns tell it. */
export async function aLead(database: TestDatabase, given: Given = {}): Promise<ALead> {
  const { owner, companyName, phone, stage = 'new', agent = false, ...columns } = given;
  const company = await aCompany(database, { name: companyName });
  const contact = await aContact(database, { phone, companyId: company.id, agent });
  const ref = newRef();
  const lead = await insertRow<ALead>(database, 'lead', {
    ref,
    stage,
    companyId: company.id,
    contactId: contact.id,
    agent,
    ownerId: owner?.id,
    teamId: owner?.teamId,
    sourceKind: columns.articleId ? 'article' : 'site',
    needLine: '租厂房 3000㎡',
    need: { transaction: ['rent'], property: ['factory'] },
    reached: rankOf(stage),
    visitedAt: rankOf(stage) >= rankOf('visited') ? new Date() : undefined,
    signedAt: rankOf(stage) >= rankOf('signed') ? new Date() : undefined,
    searchText: `${ref} ${company.name} ${contact.name}`,
    ...columns,
  });
  await insertRow(database, 'lead_contact', { leadId: lead.id, contactId: contact.id });
  return lead;
}
