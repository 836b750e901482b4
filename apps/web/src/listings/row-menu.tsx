import type { ReactNode } from 'react';
import { useMenu } from '../ui/use-menu';
import { Icon } from '../ui/icon';

type Item = { key: string; label: string; chosen?: boolean };

/** A word in a row that opens its few choices; one tap on one of them does it. */
export function RowMenu({
  label,
  children,
  items,
  onChoose,
  className = '',
}: {
  label: string;
  children: ReactNode;
  items: Item[];
  onChoose: (key: string) => void;
  className?: string;
}) {
  const { open, ref, toggle, close } = useMenu();
  return (
    <div className={`row-menu ${className}`} ref={ref}>
      <button
        type="button"
        className="row-menu-button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={label}
        onClick={toggle}
      >
        {children}
        <Icon name="down" />
      </button>
      {open && (
        <div className="menu row-menu-list" role="menu" aria-label={label}>
          {items.map(({ key, label: word, chosen }) => (
            <button
              key={key}
              type="button"
              role="menuitem"
              onClick={() => {
                close();
                onChoose(key);
              }}
            >
              {chosen ? <Icon name="check" /> : <span className="icon" />}
              {word}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
