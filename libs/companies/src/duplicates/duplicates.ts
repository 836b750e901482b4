import { Injectable } from '@nestjs/common';
import { Database, type Reads, rows } from '@app/platform';
import {
  COMPANY_CANDIDATES,
  candidateParameters,
  type CompanyDuplicate,
  rankCompanies,
  type SoughtCompany,
} from './company-candidates.js';
import type { Likeness } from './company-likeness.js';
import { reasonOf } from './reason.js';

export interface ContactDuplicate extends Likeness {
  id: string;
  name: string | null;
}

const MOST = 10;

/** Which companies and people may be the same, found by index and never by a scan. Writes nothing. */
@Injectable()
export class Duplicates {
  constructor(private readonly database: Database) {}

  /** Rows that may be this company, best first, with the reasons. Merged ones answer as their survivor. */
  async ofCompany(sought: SoughtCompany, reads: Reads = this.database): Promise<CompanyDuplicate[]> {
    const found = await rows<Parameters<typeof rankCompanies>[1][number]>(
      reads,
      COMPANY_CANDIDATES,
      candidateParameters(sought),
    );
    return rankCompanies(sought, found, MOST);
  }

  /** People of the same name in one company, or with one WeChat name; a phone is one row anyway. */
  async ofContactId(id: string, reads: Reads = this.database): Promise<ContactDuplicate[]> {
    const people = await rows<{ id: string; name: string | null; byWechat: boolean }>(
      reads,
      `select other.id, other.name, lower(other.wechat) = lower(own.wechat) is true as "byWechat"
       from contact as own cross join lateral (
           select same.id from contact as same where same.company_id = own.company_id and same.name = own.name
           union select same.id from contact as same where lower(same.wechat) = lower(own.wechat)) as same
         join contact as other on other.id = same.id and other.id <> own.id and other.merged_into is null and not other.agent
       where own.id = $1 and own.merged_into is null and not own.agent limit $2`,
      [id, MOST],
    );
    return people.map(({ byWechat, ...contact }) => ({
      ...contact,
      score: byWechat ? 90 : 75,
      reasons: [byWechat ? reasonOf('wechat') : reasonOf('person', contact.name ?? '')],
    }));
  }
}
