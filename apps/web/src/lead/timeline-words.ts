import type { TimelineItem } from '../api/views';
import { when, type TimeWords } from '../format/time';

export type TimelineLine = { what: string; body?: string };

const said = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const nameIn = (value: unknown): string =>
  value !== null && typeof value === 'object' ? said((value as { name?: unknown }).name) : said(value);

/** Known event types and the values their sentence needs; an unknown type shows its own words, never raw JSON. */
const sentences: Record<string, (data: Record<string, unknown>, t: TimeWords) => Record<string, string>> = {
  'inquiry.received': () => ({}),
  'inquiry.joined': () => ({}),
  'lead.opened': () => ({}),
  'lead.created': () => ({}),
  'lead.joined': () => ({}),
  'lead.matched': ({ count, matches }) => ({ count: said(count ?? matches) }),
  'lead.assigned': ({ owner, ownerName, to }) => ({ owner: said(ownerName) || nameIn(owner) || nameIn(to) }),
  'lead.claimed': () => ({}),
  'lead.released': ({ reason }) => ({ reason: said(reason) }),
  'lead.stage_changed': ({ from, to, stage }, t) => ({
    from: from ? t(`stage.${said(from)}`) : '',
    to: t(`stage.${said(to ?? stage)}`),
  }),
  'call.logged': ({ outcome }, t) => ({ outcome: t(`outcome.${said(outcome)}`) }),
  'note.added': () => ({}),
  'phone.revealed': () => ({}),
  'task.created': ({ title, kind, due }, t) => ({
    title: said(title) || t(`taskKind.${said(kind) || 'follow_up'}`),
    due: due ? when(said(due), t) : '',
  }),
  'task.done': ({ title, kind }, t) => ({ title: said(title) || t(`taskKind.${said(kind) || 'follow_up'}`) }),
  'task.postponed': ({ due }, t) => ({ due: due ? when(said(due), t) : '' }),
  'task.overdue': ({ title, kind }, t) => ({ title: said(title) || t(`taskKind.${said(kind) || 'follow_up'}`) }),
  'contact.added': ({ name }) => ({ name: said(name) }),
};

export function timelineLine(item: TimelineItem, t: TimeWords): TimelineLine {
  const sentence = sentences[item.type];
  const body = item.text || said(item.data?.note) || said(item.data?.text) || undefined;
  if (!sentence) return { what: body ?? item.type, body: undefined };
  return { what: t(`event.${item.type.replace('.', '_')}`, sentence(item.data ?? {}, t)).trim(), body };
}
