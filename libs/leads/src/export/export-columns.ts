import { catalogues, inertCell } from '@app/platform';
import { maskPhones } from '../pool-mask.js';
import type { SourceKind } from '../lead.entity.js';
import type { Stage } from '../stage.js';

/** What a line of an export is made of; times as `YYYY-MM-DD HH:MM` in China. */
export interface ExportRow {
  id: string;
  cursorAt: string;
  ref: string;
  stage: Stage;
  grade: string;
  company: string | null;
  contact: string | null;
  phone: string | null;
  need: string;
  owner: string | null;
  team: string | null;
  sourceKind: SourceKind;
  article: string | null;
  listing: string | null;
  next: string | null;
  nextAt: string | null;
  createdAt: string;
  activeAt: string;
}

const { stage: stages, source: sources } = catalogues['zh-CN'].app as Record<string, Record<string, string>>;

const columns: [header: string, value: (row: ExportRow) => string | null][] = [
  ['编号', (row) => row.ref],
  ['阶段', (row) => stages![row.stage] ?? row.stage],
  ['等级', (row) => row.grade],
  ['公司', (row) => row.company],
  ['联系人', (row) => row.contact],
  ['电话（打码）', (row) => row.phone],
  ['需求', (row) => row.need],
  ['负责人', (row) => row.owner ?? '公海'],
  ['团队', (row) => row.team],
  ['来源', (row) => row.article ?? row.listing ?? sources![row.sourceKind] ?? row.sourceKind],
  ['下一步', (row) => row.next],
  ['下一步时间', (row) => row.nextAt],
  ['建立时间', (row) => row.createdAt],
  ['最近动态', (row) => row.activeAt],
];

export const exportHeaders: readonly string[] = columns.map(([header]) => header);

/** No number of a person in any text, and nothing that a spreadsheet would work out. */
export const exportCells = (row: ExportRow): string[] =>
  columns.map(([, value]) => inertCell(maskPhones(value(row) ?? '')));

const local = (column: string): string => `to_char(${column} at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI')`;

/** Select list over `lead` and the joins below, in the shape of `ExportRow`. */
export const EXPORT_COLUMNS = `lead.id, to_json(lead.created_at) #>> '{}' as "cursorAt", lead.ref, lead.stage, lead.grade,
  company.name as company, contact.name as contact, contact.phone_hint as phone, lead.need_line as need, owner.name as owner,
  team.name as team, lead.source_kind as "sourceKind", article.title as article, listing.title as listing,
  next.title as next, ${local('next.due_at')} as "nextAt", ${local('lead.created_at')} as "createdAt",
  ${local('lead.active_at')} as "activeAt"`;

export const EXPORT_JOINS = `left join company on company.id = lead.company_id
  left join contact on contact.id = lead.contact_id
  left join app_user as owner on owner.id = lead.owner_id
  left join team on team.id = lead.team_id
  left join article on article.id = lead.article_id
  left join listing on listing.id = lead.listing_id
  left join lateral (select title, due_at from task where task.lead_id = lead.id and task.status = 'open'
    order by due_at limit 1) as next on true`;
