import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Icon, type IconName } from './icon';

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  look?: 'plain' | 'primary' | 'quiet' | 'text';
  icon?: IconName;
  shortcut?: string;
  block?: boolean;
  busy?: boolean;
  children?: ReactNode;
};

/** `busy` keeps the width and the focus: the button only stops answering. Without children `aria-label` is a must. */
export function Button({ look = 'plain', icon, shortcut, block, busy, className = '', children, ...rest }: Props) {
  const looks = [
    'btn',
    look !== 'plain' && `btn-${look}`,
    block && 'btn-block',
    icon && children === undefined && 'btn-icon',
    className,
  ];
  return (
    <button
      type="button"
      {...rest}
      title={rest.title ?? (children === undefined ? rest['aria-label'] : undefined)}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : rest.onClick}
      className={looks.filter(Boolean).join(' ')}
    >
      {icon && <Icon name={icon} />}
      {children}
      {shortcut && (
        <kbd className="kbd" aria-hidden="true">
          {shortcut}
        </kbd>
      )}
    </button>
  );
}
