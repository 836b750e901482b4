import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button';
import { Icon } from './icon';
import { problemText } from '../api/problem-text';

/** What will be here, and how it gets here. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children && <p className="empty-text">{children}</p>}
      {action}
    </div>
  );
}

export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="notice" role="alert">
      <Icon name="late" />
      <span>{problemText(error, t)}</span>
      {retry && (
        <Button look="text" onClick={retry}>
          {t('common.retry')}
        </Button>
      )}
    </div>
  );
}

/** Bars of the final size, so that nothing jumps when the data comes. */
export function Bones({ rows, height = 36 }: { rows: number; height?: number }) {
  const { t } = useTranslation();
  return (
    <div className="bones" role="status" aria-label={t('common.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="bone-row" style={{ height }}>
          <span className="bone" style={{ width: `${[38, 52, 44, 60, 32][row % 5]}%` }} />
        </div>
      ))}
    </div>
  );
}
