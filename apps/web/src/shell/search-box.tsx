import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icon';
import { useHotkeys } from './use-hotkeys';

const pages: Record<string, '/leads' | '/listings' | '/articles'> = {
  '/listings': '/listings',
  '/articles': '/articles',
};

/** Searches the list one stands on, and leads from everywhere else. The words live in the address. */
export function SearchBox() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const { pathname, search } = useRouterState({ select: ({ location }) => location });
  const page = pages[pathname] ?? '/leads';
  const here = pathname === page;
  const q = here ? String((search as { q?: string }).q ?? '') : '';
  const [text, setText] = useState(q);
  useEffect(() => setText(q), [q, page]);
  useHotkeys({ '/': () => input.current?.select() });

  const go = (value: string, replace: boolean) =>
    void navigate({
      to: page,
      search: here ? { ...search, q: value || undefined } : { view: 'all', q: value || undefined },
      replace,
    });

  return (
    <form
      role="search"
      className="search"
      onSubmit={(event) => {
        event.preventDefault();
        go(text.trim(), false);
      }}
    >
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        value={text}
        aria-label={t('shell.search')}
        placeholder={t(page === '/leads' ? 'shell.searchLeads' : 'shell.searchHere')}
        onChange={(event) => {
          setText(event.target.value);
          if (event.target.value === '' && q) go('', true);
        }}
        onKeyDown={(event) => event.key === 'Escape' && input.current?.blur()}
      />
      <kbd className="kbd" aria-hidden="true">
        /
      </kbd>
    </form>
  );
}
