import { createHash, randomUUID } from 'node:crypto';
import { maskPhone } from '@app/companies';
import { inquiryPhonePlace, type InquiryStatus, newRef } from '@app/leads';
import type { TestDatabase } from '../setup/test-database.js';
import { aPhone } from './a-contact.js';
import { insertRow } from './insert-row.js';

export interface AnInquiry {
  id: string;
  ref: string;
  key: string;
  status: InquiryStatus;
  leadId: string | null;
}

interface Given extends Partial<Pick<AnInquiry, 'status' | 'leadId'>> {
  need?: string;
  usage?: string;
  company?: string;
  /** E.164 */
  phone?: string;
  articleId?: string;
  quarantineReason?: 'honeypot' | 'too_fast' | 'advert';
  dueAt?: Date;
  createdAt?: Date;
}

/** A stored inquiry that nothing has followed from: no event, no outbox row. */
export function anInquiry(database: TestDatabase, { phone = aPhone(), ...given }: Given = {}): Promise<AnInquiry> {
  const id = randomUUID();
  return insertRow(database, 'inquiry', {
    id,
    ref: newRef(),
    key: randomUUID(),
    bodyHash: createHash('sha256').update(id).digest(),
    need: '租3000平单层厂房',
    usage: '机加工',
    company: '云岭精密制造有限公司',
    contact: '周工',
    phoneCipher: database.keyring.encrypt(phone, inquiryPhonePlace(id)),
    phoneIndex: database.keyring.phoneIndex(phone),
    phoneHint: maskPhone(phone),
    consentVersion: 'test',
    consentAt: new Date(),
    ...given,
  });
}
