import type { Can } from '../api/views';

type Section = { key: string; can?: Can; href?: string };

const sections: Section[] = [
  { key: 'me' },
  { key: 'notifications' },
  { key: 'team', can: 'user.view' },
  { key: 'users', can: 'user.manage' },
  { key: 'firm', can: 'setting.edit' },
  { key: 'news', can: 'setting.edit' },
  { key: 'desk', can: 'setting.edit' },
  { key: 'zones', can: 'setting.edit' },
  { key: 'routing', can: 'setting.edit' },
  { key: 'pool', can: 'setting.edit' },
  { key: 'calendar', can: 'setting.edit' },
  { key: 'matching', can: 'setting.edit' },
  { key: 'ladder', can: 'setting.edit' },
  { key: 'playbooks', can: 'setting.edit' },
  { key: 'channels', can: 'setting.edit' },
  { key: 'queue', can: 'queue.manage', href: '/admin/queue' },
];

/** What a person may set, in the order of the tabs; `href` where it is a page of its own. */
export const settingsSections = (can: readonly string[]): Section[] =>
  sections.filter(({ can: word }) => !word || can.includes(word));
