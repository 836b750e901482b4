import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { csvText } from '@app/listings';
import { Database } from '@app/platform';
import type { Me } from '@app/users';
import { type AttributionBy, type AttributionQuestion, AttributionReport } from './attribution.js';

const WHAT: Record<AttributionBy, string> = { article: '文章', column: '栏目', outlet: '媒体', city: '城市' };
const HEADERS = ['打开次数', '询盘', '线索', '带看', '签约', '签约㎡', '签约亩'];

/** The attribution report as a table for Excel: the lines of the screen, within the same scope; who took it is on record. */
@Injectable()
export class AttributionCsv {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
    private readonly report: AttributionReport,
  ) {}

  async of(me: Me, question: AttributionQuestion): Promise<{ name: string; bytes: Buffer }> {
    const { items, total } = await this.report.of(me, question);
    const figures = (one: typeof total) => [one.reads, one.inquiries, one.leads, one.visits, one.signed, one.areaSqm, one.landMu]; // prettier-ignore
    const { by, touch, from, to } = question;
    const table = [
      [WHAT[by], ...HEADERS],
      ...items.map((item) => [item.name || '未注明', ...figures(item)]),
      ['合计', ...figures(total)],
    ];
    const data = { report: 'attribution', by, touch, from: from ?? null, to: to ?? null, rows: items.length };
    await this.database.transaction((tx) => this.events.record(tx, { type: 'report.exported', actorId: me.id, data }));
    const period = [from ?? '开始', to ?? '今天'].join('至');
    return { name: `资讯归因-按${WHAT[by]}-${period}.csv`, bytes: csvText(table) };
  }
}
