import type { TimelineItem } from '../api/views';
import { when, type TimeWords } from '../format/time';

export type TimelineLine = { what: string; body?: string };
type Data = Record<string, unknown>;
/** The name of a person by id, where the page knows it. */
export type NameOf = (id: string) => string | undefined;

const said = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const person = (value: unknown, nameOf: NameOf): string => nameOf(said(value)) ?? '';
const task = ({ kind }: Data, t: TimeWords) => ({ task: t(`taskKind.${said(kind) || 'follow_up'}`) });

/** Known event types and the values their sentence needs; an unknown type shows its own words, never raw data. */
const sentences: Record<string, (data: Data, t: TimeWords, nameOf: NameOf) => Record<string, string>> = {
  'lead.opened': () => ({}),
  'lead.joined': () => ({}),
  'lead.matched': () => ({}),
  'lead.assigned': ({ to }, _t, nameOf) => ({ owner: person(to, nameOf) }),
  'lead.claimed': () => ({}),
  'lead.released': ({ reason }) => ({ reason: said(reason) }),
  'lead.stage_changed': ({ from, to }, t) => ({ from: t(`stage.${said(from)}`), to: t(`stage.${said(to)}`) }),
  'lead.called': ({ outcome }, t) => ({ outcome: t(`outcome.${said(outcome)}`) }),
  'lead.noted': () => ({}),
  'lead.phone_revealed': () => ({}),
  'lead.agent_marked': () => ({}),
  'task.added': (data, t) => ({ ...task(data, t), due: data.due ? when(said(data.due), t) : '' }),
  'task.done': task,
  'task.cancelled': task,
  'task.rescheduled': (data, t) => ({ ...task(data, t), due: data.due ? when(said(data.due), t) : '' }),
  'task.overdue': task,
};

export function timelineLine(item: TimelineItem, t: TimeWords, nameOf: NameOf): TimelineLine {
  const sentence = sentences[item.type];
  const body = item.text || undefined;
  if (!sentence) return { what: body ?? item.type };
  const data = (item.data ?? {}) as Data;
  if (item.type === 'lead.agent_marked')
    return { what: t(`event.lead_agent_${data.agent === false ? 'un' : ''}marked`) };
  const what = t(`event.${item.type.replace('.', '_')}`, sentence(data, t, nameOf)).trim();
  return { what, body: body && what.includes(body) ? undefined : body };
}
