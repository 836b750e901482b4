import { useRouter } from '@tanstack/react-router';
import type { AnchorHTMLAttributes } from 'react';

/** A link by address, inside the dashboard (`/leads?…`, with or without `/app`), without loading the page anew. */
export function AppLink({ href, onClick, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  const router = useRouter();
  const full = href.startsWith('/app/') ? href : `/app${href}`;
  return (
    <a
      {...rest}
      href={full}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        router.history.push(full);
      }}
    />
  );
}
