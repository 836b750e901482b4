import type { ReactNode } from 'react';

/** One row of a definition list. */
export function Fact({ label, children, title }: { label: string; children: ReactNode; title?: string }) {
  return (
    <div className="facts-row">
      <dt>{label}</dt>
      <dd title={title}>{children}</dd>
    </div>
  );
}
