import type { MigrationInterface, QueryRunner } from 'typeorm';

const LOOKING = `where stage in ('new', 'contacted', 'qualified', 'proposed', 'visited', 'negotiating', 'under_review', 'parked')
  and need ->> 'side' = 'demand'`;
const CARRIED = `want_deals, want_kinds, want_area_min, want_land_min, want_land_max, want_height, want_load, want_division,
  want_asks, want_power, want_trades, want_tags, want_rent, id`;
const ONE_KIND = `(coalesce(case when want_kinds -> 1 is null then want_kinds ->> 0 end, ''))`;

/** A listing finds its leads by place and kind: a warehouse reads past those who want an office only. */
export class LeadsByKind1763900000066 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.index(runner, `want_place, ${ONE_KIND}, want_area_max`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.index(runner, 'want_place, want_area_max');
  }

  private async index(runner: QueryRunner, columns: string): Promise<void> {
    await runner.query(`drop index lead_want_place`);
    await runner.query(`create index lead_want_place on lead (${columns}) include (${CARRIED}) ${LOOKING}`);
  }
}
