import { useEffect, useRef } from 'react';
import { AppLink } from './app-link';

export type ViewTab = { key: string; label: string; href: string };

/** Views of one list, each with its own address; the chosen one is in sight where they do not all fit. */
export function ViewTabs({ tabs, chosen, label }: { tabs: ViewTab[]; chosen: string; label: string }) {
  const strip = useRef<HTMLElement>(null);
  useEffect(() => {
    const tab = strip.current?.querySelector<HTMLElement>('[aria-current="page"]');
    if (!strip.current || !tab) return;
    strip.current.scrollLeft =
      tab.offsetLeft - strip.current.offsetLeft - (strip.current.clientWidth - tab.clientWidth) / 2;
  }, [chosen]);
  return (
    <nav className="tabs view-tabs" aria-label={label} ref={strip}>
      {tabs.map(({ key, label: word, href }) => (
        <AppLink key={key} href={href} className="tab" aria-current={key === chosen ? 'page' : undefined}>
          {word}
        </AppLink>
      ))}
    </nav>
  );
}
