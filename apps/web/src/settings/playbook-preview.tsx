import { useTranslation } from 'react-i18next';
import type { PlaybookStep } from '../api/views';
import { exact, when } from '../format/time';

type Props = {
  steps: { kind: PlaybookStep['kind']; title: string; due: string }[];
  problems: { field: string; message: string }[];
};

/** When each step would fall for a lead that comes now. */
export function PlaybookPreview({ steps, problems }: Props) {
  const { t } = useTranslation();
  return (
    <section className="playbook-preview" aria-label={t('playbook.preview')}>
      <h3>{t('playbook.preview')}</h3>
      {problems.length > 0 ? (
        <ul className="late small">
          {problems.map(({ field, message }) => (
            <li key={`${field} ${message}`}>{message}</li>
          ))}
        </ul>
      ) : (
        <ol>
          {steps.map(({ title, kind, due }, at) => (
            <li key={at}>
              <time dateTime={due} title={exact(due)} className="ink-2">
                {when(due, t)}
              </time>{' '}
              {title || t(`taskKind.${kind}`)}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
