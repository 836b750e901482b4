import { type Me, leadScope } from '@app/users';

/** Local days, both included; absent = open-ended. */
export interface ReportPeriod {
  from?: string;
  to?: string;
  team?: string;
}

/** Leads that came in the period, as conditions over `lead`. */
export function periodOf({ from, to, team }: ReportPeriod, parameters: unknown[]): string[] {
  const parts: string[] = [];
  if (from) parts.push(`lead.created_at >= ($${parameters.push(from)}::date)::timestamp at time zone 'Asia/Shanghai'`);
  if (to) parts.push(`lead.created_at < ($${parameters.push(to)}::date + 1)::timestamp at time zone 'Asia/Shanghai'`);
  if (team) parts.push(`lead.team_id = $${parameters.push(team)}::uuid`);
  return parts;
}

/** Leads that came in the period, within what the person may see, as SQL over `lead`. */
export const leadsOf = (me: Me, period: ReportPeriod, parameters: unknown[]): string =>
  [leadScope(me, parameters), ...periodOf(period, parameters)].join(' and ');

type Filters = Record<string, string | number | undefined>;

function hrefTo(path: string, filters: Filters): string {
  const given = Object.entries(filters).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]));
  return `${path}?${new URLSearchParams(given).toString()}`;
}

/** The lead list that shows exactly the rows behind a number. */
export const leadsHref = (filters: Filters): string => hrefTo('/app/leads', { view: 'all', ...filters });

/** The inquiries behind a number. */
export const inquiriesHref = (filters: Filters): string => hrefTo('/app/inquiries', filters);
