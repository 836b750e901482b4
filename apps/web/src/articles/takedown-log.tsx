import { useTranslation } from 'react-i18next';
import type { TakedownItem } from '../api/views';
import { exact } from '../format/time';

/** Every step of a request as it was recorded; nobody can change it. */
export function TakedownLog({ log }: Pick<TakedownItem, 'log'>) {
  const { t } = useTranslation();
  return (
    <details className="takedown-log">
      <summary>{t('takedown.log', { count: log.length })}</summary>
      <ol>
        {log.map(({ type, at, by }, index) => (
          <li key={index}>
            <time dateTime={at}>{exact(at)}</time>
            <span>{t(`takedown.step.${type.split('.')[1]}`)}</span>
            <span className="ink-3">{by ?? t('takedown.outside')}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
