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
  async ofCompany(sought: SoughtCompany): Promise<CompanyDuplicate[]> {
    const [found] = await this.ofCompanies([sought], this.database);
    return found!;
  }

  /** The same for many in one statement, in their order. */
  async ofCompanies(sought: SoughtCompany[], reads: Reads): Promise<CompanyDuplicate[][]> {
    if (sought.length === 0) return [];
    const found = await rows<Parameters<typeof rankCompanies>[1][number]>(
      reads,
      COMPANY_CANDIDATES,
      candidateParameters(sought),
    );
    return sought.map((one, nth) =>
      rankCompanies(
        one,
        found.filter((row) => row.nth === nth),
        MOST,
      ),
    );
  }

  /** By contact: people of the same name in one company, or with one WeChat name; a phone is one row anyway. */
  async ofContacts(ids: string[], reads: Reads): Promise<Map<string, ContactDuplicate[]>> {
    const found = new Map(ids.map((id) => [id, [] as ContactDuplicate[]]));
    if (ids.length === 0) return found;
    const people = await rows<{ of: string; id: string; name: string | null; byWechat: boolean }>(
      reads,
      `select asked.id as of, alike.* from unnest($1::uuid[]) as asked (id) cross join lateral (
         select other.id, other.name, lower(other.wechat) = lower(own.wechat) is true as "byWechat"
         from contact as own cross join lateral (
             select same.id from contact as same where same.company_id = own.company_id and same.name = own.name
             union select same.id from contact as same where lower(same.wechat) = lower(own.wechat)) as same
           join contact as other on other.id = same.id and other.id <> own.id and other.merged_into is null and not other.agent
         where own.id = asked.id and own.merged_into is null and not own.agent limit $2) as alike`,
      [ids, MOST],
    );
    for (const { of, byWechat, ...contact } of people)
      found.get(of)!.push({
        ...contact,
        score: byWechat ? 90 : 75,
        reasons: [byWechat ? reasonOf('wechat') : reasonOf('person', contact.name ?? '')],
      });
    return found;
  }
}
