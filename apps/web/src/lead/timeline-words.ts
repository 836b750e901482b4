import type { TimelineItem } from '../api/views';
import { needFacts } from '../format/need-facts';
import { yuan } from '../format/number';
import { when, type TimeWords } from '../format/time';

export type TimelineLine = { what: string; body?: string };
type Data = Record<string, unknown>;
/** The name of a person by id, where the page knows it. */
export type NameOf = (id: string) => string | undefined;

const said = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const person = (value: unknown, nameOf: NameOf): string => nameOf(said(value)) ?? '';
const task = ({ kind }: Data, t: TimeWords) => ({ task: t(`taskKind.${said(kind) || 'follow_up'}`) });

type NeedChange = { key: string; from: unknown; to: unknown; reset?: boolean };

/** 面积 2,000 ㎡ → 5,000 ㎡；交易 → 不作要求 */
function needChanges({ changes, keys }: Data, t: TimeWords): string {
  const word = (key: string) => t(`need.${key}`);
  const show = (key: string, value: unknown) =>
    needFacts({ [key]: value }, word)
      .map(({ text }) => text)
      .join('、');
  const list = Array.isArray(changes) ? (changes as NeedChange[]) : [];
  if (list.length === 0) return Array.isArray(keys) ? keys.map((key) => t(`need.key.${String(key)}`)).join('、') : '';
  return list
    .filter(({ key }) => key !== 'land_sqm' || !list.some((other) => other.key === 'land_mu'))
    .map(({ key, from, to, reset }) => {
      const [before, after] = [show(key, from), show(key, to) || t('needEdit.notAsked')];
      const back = reset ? t('needEdit.wasReset') : '';
      return `${t(`need.key.${key}`)} ${before ? `${before} → ` : '→ '}${after}${back}`;
    })
    .join('；');
}

/** Known event types and the values their sentence needs; an unknown type shows its own words, never raw data. */
const sentences: Record<string, (data: Data, t: TimeWords, nameOf: NameOf) => Record<string, string>> = {
  'lead.opened': () => ({}),
  'lead.joined': () => ({}),
  'prospect.approved': () => ({}),
  'prospect.joined': () => ({}),
  'contact.phone_found': ({ host }) => ({ host: said(host) }),
  'lead.matched': () => ({}),
  'inquiry.offered': () => ({}),
  'inquiry.requested': () => ({}),
  'inquiry.quarantined': () => ({}),
  'inquiry.turned_into_lead': () => ({}),
  'lead.assigned': ({ to }, _t, nameOf) => ({ owner: person(to, nameOf) }),
  'lead.claimed': () => ({}),
  'lead.transferred': ({ to, reason }, _t, nameOf) => ({ owner: person(to, nameOf), reason: said(reason) }),
  'lead.waiting': () => ({}),
  'lead.pool_warned': ({ days }) => ({ days: said(days) }),
  'lead.returned': () => ({}),
  'lead.protection_renewed': () => ({}),
  'lead.released': ({ reason }) => ({ reason: said(reason) }),
  'lead.stage_changed': ({ from, to }, t) => ({ from: t(`stage.${said(from)}`), to: t(`stage.${said(to)}`) }),
  'lead.need_changed': (data, t) => ({ changes: needChanges(data, t) }),
  'company.edited': ({ keys }, t) => ({
    keys: Array.isArray(keys) ? keys.map((key) => t(`event.company_edited_key.${String(key)}`)).join('、') : '',
  }),
  'lead.called': ({ outcome }, t) => ({ outcome: t(`outcome.${said(outcome)}`) }),
  'lead.noted': () => ({}),
  'share.sent': ({ count }) => ({ count: said(count) }),
  'share.opened': ({ opens, last }, t) => ({
    times: Number(opens) > 1 ? t('share.openedTimes', { count: Number(opens), at: when(said(last), t) }) : '',
  }),
  'share.wanted': ({ ref }) => ({ ref: said(ref) }),
  'share.revoked': () => ({}),
  'lead.match_rejected': ({ reason }, t) => ({ reason: t(`rejectReason.${said(reason)}`) }),
  'lead.match_restored': () => ({}),
  'lead.merged': ({ goneRef }) => ({ ref: said(goneRef) }),
  'lead.unmerged': ({ goneRef }) => ({ ref: said(goneRef) }),
  'lead.phone_revealed': () => ({}),
  'lead.agent_marked': () => ({}),
  'contact.do_not_contact': () => ({}),
  'task.added': (data, t) => ({ ...task(data, t), due: data.due ? when(said(data.due), t) : '' }),
  'task.done': task,
  'task.cancelled': task,
  'task.rescheduled': (data, t) => ({ ...task(data, t), due: data.due ? when(said(data.due), t) : '' }),
  'task.overdue': task,
  'task.climbed': ({ rung }, t) => ({ rung: t(`climbed.${said(rung)}`) }),
  'ticket.opened': ({ kind }, t) => ({ kind: t(`ticket.kind.${said(kind)}`) }),
  'ticket.assigned': () => ({}),
  'ticket.moved': ({ to }, t) => ({ to: t(`ticket.status.${said(to)}`) }),
  'ticket.rescheduled': () => ({}),
  'ticket.noted': () => ({}),
  'ticket.overdue': () => ({}),
  'deal.saved': ({ kind }, t) => ({ kind: t(`deal.kindName.${said(kind)}`) }),
  'deal.tax_recorded': ({ year, amountYuan }) => ({ year: said(year), amount: yuan(Number(amountYuan)) }),
  'deal.ends_soon': ({ what, days }, t) => ({
    what: t(what === 'lease' ? 'deal.leaseEnds' : 'deal.contractEnds'),
    days: said(days),
  }),
};

export function timelineLine(item: TimelineItem, t: TimeWords, nameOf: NameOf): TimelineLine {
  const sentence = sentences[item.type];
  const body = item.text || undefined;
  if (!sentence) return { what: body ?? item.type };
  const data = (item.data ?? {}) as Data;
  if (item.type === 'lead.agent_marked')
    return { what: t(`event.lead_agent_${data.agent === false ? 'un' : ''}marked`) };
  if (item.type === 'contact.do_not_contact')
    return { what: t(`event.contact_do_not_contact_${data.on === false ? 'off' : 'on'}`) };
  const what = t(`event.${item.type.replace('.', '_')}`, sentence(data, t, nameOf)).trim();
  return { what, body: body && what.includes(body) ? undefined : body };
}
