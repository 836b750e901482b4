import { randomUUID } from 'node:crypto';
import { contactPhonePlace, maskPhone } from '@app/companies';
import type { TestDatabase } from '../setup/test-database.js';
import { insertRow } from './insert-row.js';
import { unlike } from './unlike.js';

export interface AContact {
  id: string;
  name: string | null;
  companyId: string | null;
  agent: boolean;
  phoneHint: string;
}

/** E.164, a different one each time. */
export const aPhone = (): string => `+86139${String(unlike()).padStart(8, '0')}`;

interface Given extends Partial<AContact> {
  /** E.164 */
  phone?: string;
}

export function aContact(database: TestDatabase, { phone = aPhone(), ...contact }: Given = {}): Promise<AContact> {
  const id = randomUUID();
  return insertRow(database, 'contact', {
    id,
    name: '周工',
    phoneCipher: database.keyring.encrypt(phone, contactPhonePlace(id)),
    phoneIndex: database.keyring.phoneIndex(phone),
    phoneHint: maskPhone(phone),
    ...contact,
  });
}
