import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../api/problem-text';

type Props<T> = {
  /** First part of the query key. */
  kind: string;
  label: string;
  find: (text: string) => Promise<{ items: T[] }>;
  show: (item: T) => { key: string; name: string; more: string };
  onPick: (item: T) => void;
};

/** Finds while typing: arrows walk, Enter picks, Escape closes the list first. An input method's Enter is its own. */
export function TypeAhead<T>({ kind, label, find, show, onPick }: Props<T>) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const asked = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: [kind, asked],
    queryFn: () => find(asked),
    enabled: asked !== '',
    staleTime: Infinity,
    refetchOnReconnect: true,
    placeholderData: (before) => before,
  });
  const items = asked === '' ? [] : (found.data?.items ?? []);
  const pick = (item: T) => {
    onPick(item);
    setText('');
    setAt(0);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || text === '') return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && items.length > 0) setAt((at + step + items.length) % items.length);
    else if (event.key === 'Enter') {
      const item = items[at];
      if (item) pick(item);
    } else if (event.key === 'Escape') {
      setText('');
      event.stopPropagation();
    } else return;
    event.preventDefault();
  };
  return (
    <div className="type-ahead">
      <input
        className="input"
        role="combobox"
        autoFocus
        autoComplete="off"
        aria-label={label}
        aria-expanded={items.length > 0}
        aria-controls={id}
        aria-activedescendant={items[at] ? `${id}-${at}` : undefined}
        placeholder={label}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setAt(0);
        }}
        onKeyDown={onKey}
      />
      {asked !== '' && !found.isPending && (
        <ul className="type-ahead-list" role="listbox" id={id} aria-label={label}>
          {items.map((item, index) => {
            const { key, name, more } = show(item);
            return (
              <li
                key={key}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === at}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => pick(item)}
              >
                {name} <span className="ink-3">{more}</span>
              </li>
            );
          })}
          {items.length === 0 && found.isSuccess && <li className="ink-3">{t('needEdit.noneFound')}</li>}
          {items.length === 0 && found.isError && <li className="late">{problemText(found.error, t)}</li>}
        </ul>
      )}
    </div>
  );
}
