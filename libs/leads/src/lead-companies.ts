import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { checkUscc, Companies, type CompanyChanges, type PhoneCheck, type UsccProblem } from '@app/companies';
import { Database, Forbidden, NotFound, type Tx } from '@app/platform';
import { fullRegionName, industryName } from '@app/reference';
import { leadScope, type Me } from '@app/users';
import { recordInScope } from './merge-queue.js';
import { ContactChecks } from './contact-checks.js';
import { maskPhones } from './pool-mask.js';

/** What looks wrong and was stored all the same. */
export interface CompanyWarning {
  field: 'uscc';
  code: UsccProblem | 'duplicate';
  message: string;
  /** Name of the other company with that code. */
  other: string | null;
}

/** Somebody of the company who answers for a lead that the person sees. */
export interface CompanyPerson {
  id: string;
  name: string | null;
  /** Masked. */
  phone: string | null;
  phoneCheck: PhoneCheck | null;
}

export interface CompanyFacts {
  id: string;
  /** What an edit must name. */
  version: number;
  name: string;
  /** Derived from the name. */
  shortName: string | null;
  uscc: string | null;
  /** GB/T 2260 code. */
  region: string | null;
  regionName: string | null;
  /** GB/T 4754 division. */
  industry: string | null;
  industryName: string | null;
  warnings: CompanyWarning[];
  people: CompanyPerson[];
}

const MOST_PEOPLE = 20;

const wrongCode: Record<UsccProblem, string> = {
  length: '统一社会信用代码应为 18 位，请核对',
  characters: '含有统一社会信用代码里没有的字符，请核对',
  region: '第 3 到 8 位应为数字，请核对',
  check_digit: '校验位不符，请核对',
};

/** The companies of leads: who sees one of a company's leads sees the company, who works on one may correct it. */
@Injectable()
export class LeadCompanies {
  constructor(
    private readonly checks: ContactChecks,
    private readonly companies: Companies,
    private readonly database: Database,
    private readonly events: Events,
  ) {}

  /** @throws NotFound for an unknown company and one without a lead in the scope alike */
  async read(me: Me, id: string): Promise<CompanyFacts> {
    return this.database.readOnly(async (tx) => {
      await this.assertVisible(tx, me, id);
      const [row] = await tx.query<Omit<CompanyFacts, 'warnings' | 'people' | 'regionName' | 'industryName'>[]>(
        `select id, version, name, short_name as "shortName", uscc, region, industry from company where id = $1`,
        [id],
      );
      const warnings = row!.uscc ? await this.warnings(tx, me, id, row!.uscc) : [];
      const regionName = row!.region && fullRegionName(row!.region);
      const known = (row!.industry && industryName(row!.industry)) || row!.industry;
      return { ...row!, regionName, industryName: known, warnings, people: await this.people(tx, me, id) };
    });
  }

  /** Newest first, of leads within the scope. */
  private async people(tx: Tx, me: Me, id: string): Promise<CompanyPerson[]> {
    const parameters: unknown[] = [id, MOST_PEOPLE];
    const people = await tx.query<Omit<CompanyPerson, 'phoneCheck'>[]>(
      `select contact.id, contact.name, contact.phone_hint as phone from contact
       where contact.company_id = $1 and contact.merged_into is null and exists (
         select from lead_contact join lead on lead.id = lead_contact.lead_id
         where lead_contact.contact_id = contact.id and ${leadScope(me, parameters)})
       order by contact.created_at desc limit $2`,
      parameters,
    );
    const checks = await this.checks.of(
      people.map((person) => person.id),
      tx,
    );
    return people.map((person) => ({ ...person, phoneCheck: checks.get(person.id) ?? null }));
  }

  /**
   * @returns ids of the leads that show the company, none when nothing changed
   * @param version what the person was looking at
   * @throws NotFound, Forbidden `lead_in_pool`, and what `Companies.edit` throws
   */
  async edit(tx: Tx, me: Me, id: string, changes: CompanyChanges, version?: number): Promise<string[]> {
    const owned = await this.assertVisible(tx, me, id);
    if (!owned && me.role === 'advisor') throw new Forbidden('lead_in_pool', '这条线索在公海，请先领取');
    const keys = await this.companies.edit(tx, id, changes, version);
    if (keys.length === 0) return [];
    const leads = await tx.query<{ id: string }[]>(`select id from lead where company_id = $1 order by id`, [id]);
    if (keys.includes('name')) await this.letFind(tx, id, changes.name!);
    for (const lead of leads)
      await this.events.record(tx, {
        type: 'company.edited',
        actorId: me.id,
        leadId: lead.id,
        subjectId: id,
        data: { keys },
      });
    return leads.map((lead) => lead.id);
  }

  /** @returns whether one of the visible leads has an owner */
  private async assertVisible(tx: Tx, me: Me, id: string): Promise<boolean> {
    const parameters: unknown[] = [id];
    const [seen] = await tx.query<{ owned: boolean | null }[]>(
      `select bool_or(owner_id is not null) as owned from lead where company_id = $1 and ${leadScope(me, parameters)}`,
      parameters,
    );
    if (seen!.owned === null) throw new NotFound('company_not_found', '没有这家公司，或您无权查看');
    return seen!.owned;
  }

  /** Lists find the leads by the new name, and still by the old one. */
  private async letFind(tx: Tx, id: string, name: string): Promise<void> {
    await tx.query(`update lead set search_text = left($2::text || ' ' || search_text, 1000) where company_id = $1`, [
      id,
      maskPhones(name.normalize('NFKC').trim()),
    ]);
  }

  /** Another company is named only to those who see it. */
  private async warnings(tx: Tx, me: Me, id: string, uscc: string): Promise<CompanyWarning[]> {
    const { problem } = checkUscc(uscc);
    const parameters: unknown[] = [id, uscc];
    const others = await tx.query<{ name: string }[]>(
      `select name from company where uscc = $2 and id <> $1 and merged_into is null
         and ${recordInScope('company', 'company', me, parameters)} order by created_at limit 1`,
      parameters,
    );
    return [
      ...(problem ? [{ field: 'uscc' as const, code: problem, message: wrongCode[problem], other: null }] : []),
      ...others.map(({ name }) => ({
        ...{ field: 'uscc' as const, code: 'duplicate' as const, other: name },
        message: `「${name}」也是这个代码，可能是同一家，请核对`,
      })),
    ];
  }
}
