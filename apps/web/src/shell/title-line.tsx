import { useEffect, type ReactNode } from 'react';

/** The one line every page begins with: name, count, filters, and at its end the one primary action. */
export function TitleLine({
  title,
  count,
  children,
  action,
}: {
  title: string;
  count?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} · Plotline`;
  }, [title]);
  return (
    <header className="title-line">
      <h1>{title}</h1>
      {count !== undefined && <span className="title-count">{count}</span>}
      <div className="title-filters">{children}</div>
      {action}
    </header>
  );
}
