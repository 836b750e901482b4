import { useEffect, type ReactNode } from 'react';

/**
 * The one line every page begins with: name, count, filters, and at its end the one primary action. In a room of several
 * tabs the heading names the room, and the browser's title the tab before it.
 */
export function TitleLine({
  title,
  tab,
  count,
  children,
  action,
}: {
  title: string;
  tab?: string;
  count?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  useEffect(() => {
    document.title = [tab, title, 'Plotline'].filter(Boolean).join(' · ');
  }, [tab, title]);
  return (
    <header className="title-line">
      <h1>{title}</h1>
      {count !== undefined && <span className="title-count">{count}</span>}
      <div className="title-filters">{children}</div>
      {action}
    </header>
  );
}
