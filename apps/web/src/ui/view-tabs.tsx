import { AppLink } from './app-link';

export type ViewTab = { key: string; label: string; href: string };

/** Views of one list, each with its own address. */
export function ViewTabs({ tabs, chosen, label }: { tabs: ViewTab[]; chosen: string; label: string }) {
  return (
    <nav className="tabs view-tabs" aria-label={label}>
      {tabs.map(({ key, label: word, href }) => (
        <AppLink key={key} href={href} className="tab" aria-current={key === chosen ? 'page' : undefined}>
          {word}
        </AppLink>
      ))}
    </nav>
  );
}
