import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Leads, LeadsRepository, rankOf } from '@app/leads';
import { Clock, Conflict, Database, Invalid, NotFound, type Tx } from '@app/platform';
import type { Me } from '@app/users';
import { OfficeCalendar } from '../office-calendar.js';
import { PlaybookRuns } from '../playbooks/playbook-runs.js';

export const dealKinds = ['lease', 'purchase', 'land'] as const;
export type DealKind = (typeof dealKinds)[number];

/** What was promised at the signature and what came of it. Days are ISO, money is yuan a year. */
export interface DealFacts {
  kind: DealKind;
  promisedStartOn: string | null;
  promisedProductionOn: string | null;
  promisedTaxYuan: number | null;
  /** Floor and land that were signed for. */
  areaSqm: number | null;
  landMu: number | null;
  /** 开工 */
  startedOn: string | null;
  /** 投产 */
  producedOn: string | null;
  contractEndsOn: string | null;
  leaseEndsOn: string | null;
}

export interface Deal extends DealFacts {
  version: number;
  taxes: { year: number; amountYuan: number }[];
}

/** Days before an end at which its notice is given. */
export const NOTICE_DAYS = [90, 60, 30] as const;

const COLUMNS = `kind, promised_start_on::text as "promisedStartOn", promised_production_on::text as "promisedProductionOn",
  promised_tax_yuan::float8 as "promisedTaxYuan", area_sqm as "areaSqm", land_mu::float8 as "landMu", started_on::text as "startedOn", produced_on::text as "producedOn",
  contract_ends_on::text as "contractEndsOn", lease_ends_on::text as "leaseEndsOn", version`;

/** The deal of a lead that signed; recording it begins the landing playbook of its kind. */
@Injectable()
export class Deals {
  constructor(
    private readonly calendar: OfficeCalendar,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly events: Events,
    private readonly leads: Leads,
    private readonly leadList: LeadsRepository,
    private readonly runs: PlaybookRuns,
  ) {}

  /** Null where nothing was recorded yet. @throws NotFound for an unknown and a foreign lead alike */
  async of(me: Me, leadId: string): Promise<Deal | null> {
    if (!(await this.leadList.row(me, leadId))) throw new NotFound('lead_not_found', '没有这条线索，或您无权查看');
    const [deal] = await this.database.query<Deal>(
      `select ${COLUMNS}, (select coalesce(json_agg(json_build_object('year', year, 'amountYuan', amount_yuan) order by year), '[]')
         from deal_tax where deal_tax.lead_id = deal.lead_id) as taxes
       from deal where lead_id = $1`,
      [leadId],
    );
    return deal ?? null;
  }

  /** @param version of the deal as it was shown; 0 for a new one. @throws Conflict, Invalid by field */
  async save(tx: Tx, me: Me, leadId: string, facts: DealFacts, version: number): Promise<void> {
    const lead = await this.leads.workable(tx, me, leadId);
    if (rankOf(lead.stage) < rankOf('signed')) throw new Conflict('not_signed', '签约以后才登记履约');
    const today = (await this.calendar.read(tx)).dayOf(this.clock.now());
    assertDays(facts, today);
    const [before] = await tx.query<(DealFacts & { version: number })[]>(
      `select ${COLUMNS} from deal where lead_id = $1 for update`,
      [leadId],
    );
    if ((before?.version ?? 0) !== version)
      throw new Conflict('version_conflict', '履约信息刚被别人改过，请看过新内容再试');
    await this.write(tx, leadId, facts);
    const keys = (Object.keys(facts) as (keyof DealFacts)[]).filter((key) => facts[key] !== (before?.[key] ?? null));
    await this.events.record(tx, { type: 'deal.saved', actorId: me.id, leadId, data: { kind: facts.kind, keys } });
    if (before?.kind !== facts.kind)
      await this.runs.start(tx, leadId, {
        trigger: 'landing',
        key: facts.kind,
        occasion: `deal:${facts.kind}:${version}`,
        by: me.id,
      });
  }

  /** The tax of a year as it was paid; once more corrects it. */
  async recordTax(
    tx: Tx,
    me: Me,
    leadId: string,
    { year, amountYuan }: { year: number; amountYuan: number },
  ): Promise<void> {
    await this.leads.workable(tx, me, leadId);
    const now = (await this.calendar.read(tx)).dayOf(this.clock.now());
    if (year > Number(now.slice(0, 4)))
      throw new Invalid('year_ahead', '这一年还没有到', [{ field: 'year', message: '这一年还没有到' }]);
    const known = await tx.query<unknown[]>(`select 1 from deal where lead_id = $1`, [leadId]);
    if (known.length === 0) throw new Conflict('no_deal', '请先登记履约信息，再记实际税收');
    await tx.query(
      `insert into deal_tax (lead_id, year, amount_yuan) values ($1, $2, $3)
       on conflict (lead_id, year) do update set amount_yuan = excluded.amount_yuan, recorded_at = now()`,
      [leadId, year, amountYuan],
    );
    await this.events.record(tx, { type: 'deal.tax_recorded', actorId: me.id, leadId, data: { year, amountYuan } });
  }

  /** Notices of contracts and leases that end: the nearest one that is due, once. @returns how many */
  async giveNotices(tx: Tx): Promise<number> {
    const today = (await this.calendar.read(tx)).dayOf(this.clock.now());
    const given = await tx.query<{ leadId: string; what: string; endsOn: string; days: number }[]>(
      `with ends as (
         select lead_id, 'contract' as what, contract_ends_on as ends_on from deal where contract_ends_on between $1::date and $1::date + 90
         union all select lead_id, 'lease', lease_ends_on from deal where lease_ends_on between $1::date and $1::date + 90)
       insert into deal_notice (lead_id, what, ends_on, days)
       select lead_id, what, ends_on, (select min(day) from unnest($2::int[]) as day where day >= ends_on - $1::date) from ends
       on conflict do nothing returning lead_id as "leadId", what, ends_on::text as "endsOn", days`,
      [today, NOTICE_DAYS],
    );
    for (const { leadId, ...data } of given) await this.events.record(tx, { type: 'deal.ends_soon', leadId, data });
    return given.length;
  }

  private async write(tx: Tx, leadId: string, facts: DealFacts): Promise<void> {
    await tx.query(
      `insert into deal (lead_id, kind, promised_start_on, promised_production_on, promised_tax_yuan, started_on, produced_on,
         contract_ends_on, lease_ends_on, area_sqm, land_mu) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       on conflict (lead_id) do update set kind = $2, promised_start_on = $3, promised_production_on = $4, promised_tax_yuan = $5,
         started_on = $6, produced_on = $7, contract_ends_on = $8, lease_ends_on = $9, area_sqm = $10, land_mu = $11, version = deal.version + 1`,
      [leadId, facts.kind, facts.promisedStartOn, facts.promisedProductionOn, facts.promisedTaxYuan, facts.startedOn, facts.producedOn, facts.contractEndsOn, facts.leaseEndsOn, facts.areaSqm, facts.landMu], // prettier-ignore
    );
  }
}

function assertDays({ startedOn, producedOn, kind, leaseEndsOn }: DealFacts, today: string): void {
  const fields: { field: string; message: string }[] = [];
  if (startedOn && startedOn > today) fields.push({ field: 'startedOn', message: '实际开工日期还没有到' });
  if (producedOn && producedOn > today) fields.push({ field: 'producedOn', message: '实际投产日期还没有到' });
  if (startedOn && producedOn && producedOn < startedOn)
    fields.push({ field: 'producedOn', message: '投产早于开工，请核对' });
  if (kind !== 'lease' && leaseEndsOn) fields.push({ field: 'leaseEndsOn', message: '只有租赁才有租期' });
  if (fields.length > 0) throw new Invalid('deal_invalid', '履约信息还不能保存，请看标出的各项', fields);
}
