import type { Can } from '../api/views';
import type { IconName } from '../ui/icon';

export type Destination = {
  key:
    'today' | 'leads' | 'pool' | 'tasks' | 'listings' | 'articles' | 'inquiries' | 'service' | 'reports' | 'settings';
  href: string;
  icon: IconName;
  can?: Can;
  /** Where somebody without the word goes instead. */
  otherwise?: string;
};

/** The rail from top to bottom. */
const destinations: Destination[] = [
  { key: 'today', href: '/today', icon: 'today' },
  { key: 'leads', href: '/leads', icon: 'leads' },
  { key: 'pool', href: '/leads?view=pool', icon: 'pool' },
  { key: 'tasks', href: '/tasks', icon: 'tasks' },
  { key: 'listings', href: '/listings', icon: 'listings' },
  { key: 'articles', href: '/articles', icon: 'articles' },
  { key: 'inquiries', href: '/inquiries', icon: 'inquiries', can: 'inquiry.review' },
  { key: 'service', href: '/service', icon: 'service' },
  { key: 'reports', href: '/reports', icon: 'reports', can: 'report.view', otherwise: '/reports/attribution' },
  { key: 'settings', href: '/settings/me', icon: 'settings' },
];

/** What a person may go to: a destination whose word they do not have is another one, or not shown. */
export const destinationsOf = (words: readonly string[]): Destination[] =>
  destinations.flatMap((to) => {
    if (!to.can || words.includes(to.can)) return [to];
    return to.otherwise ? [{ ...to, href: to.otherwise }] : [];
  });

/** Which destination an address belongs to. */
export function destinationAt(pathname: string, view: string | undefined): Destination['key'] | undefined {
  const first = pathname.split('/')[1];
  if (first === 'leads') return view === 'pool' && pathname === '/leads' ? 'pool' : 'leads';
  if (first === 'takedowns' || first === 'inbox' || first === 'sources') return 'articles';
  if (first === 'duplicates') return 'leads';
  if (first === 'admin') return 'settings';
  return destinations.find(({ key }) => key === first)?.key;
}
