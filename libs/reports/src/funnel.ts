import { Injectable } from '@nestjs/common';
import { pipeline, type Stage, stages } from '@app/leads';
import { Database } from '@app/platform';
import type { Me } from '@app/users';
import { leadsHref, leadsOf, type ReportPeriod } from './report-period.js';

export interface FunnelItem {
  stage: Stage;
  /** Leads that stand at this stage now. */
  count: number;
  /** Leads that ever came this far; null for exits. */
  reached: number | null;
  href: string;
  reachedHref: string | null;
}

export interface Funnel {
  items: FunnelItem[];
  total: number;
  asOf: Date;
}

/** Leads that came in a period: where they stand and how far they came. */
@Injectable()
export class FunnelReport {
  constructor(private readonly database: Database) {}

  async of(me: Me, period: ReportPeriod): Promise<Funnel> {
    const parameters: unknown[] = [];
    const rows = await this.database.query<{ stage: Stage; reached: number; count: number; asOf: Date }>(
      `select lead.stage, lead.reached, count(*)::int as count, now() as "asOf" from lead
       where ${leadsOf(me, period, parameters)} group by 1, 2`,
      parameters,
    );
    const sum = (fits: (row: (typeof rows)[number]) => boolean): number =>
      rows.filter(fits).reduce((total, row) => total + row.count, 0);
    const { from, to, team } = period;
    const items = stages.map((stage): FunnelItem => {
      const rank = (pipeline as readonly Stage[]).indexOf(stage);
      return {
        stage,
        count: sum((row) => row.stage === stage),
        reached: rank < 0 ? null : sum((row) => row.reached >= rank),
        href: leadsHref({ stage, from, to, team }),
        reachedHref: rank < 0 ? null : leadsHref({ reached: rank, from, to, team }),
      };
    });
    return { items, total: sum(() => true), asOf: rows[0]?.asOf ?? new Date() };
  }
}
