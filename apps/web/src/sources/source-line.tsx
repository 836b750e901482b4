import { useTranslation } from 'react-i18next';
import { useCan } from '../api/session';
import type { NewsSource } from '../api/views';
import { exact, when } from '../format/time';
import { RowMenu } from '../listings/row-menu';
import { everyWords, healthWords, shortAddress } from './health-words';

export type SourceAct = 'records' | 'run' | 'edit' | 'pause' | 'resume' | 'block' | 'remove';

/** What fits the state that it is in. */
function actsOf({ health }: NewsSource, mayEdit: boolean): SourceAct[] {
  if (!mayEdit) return ['records'];
  if (health === 'blocked') return ['records', 'edit', 'remove'];
  if (health === 'paused') return ['resume', 'records', 'edit', 'block', 'remove'];
  return ['run', 'records', 'edit', 'pause', 'block', 'remove'];
}

type Props = { source: NewsSource; now: Date; onAct: (act: SourceAct) => void };

/** A source on one line: where, how it does, what it brought, when it is asked next. */
export function SourceLine({ source, now, onAct }: Props) {
  const { t } = useTranslation();
  const mayEdit = useCan('source.edit');
  const { look, text, more } = healthWords(source, t, now);
  const stands = source.health === 'paused' || source.health === 'blocked';
  const hours = source.workingHours ? ` · ${t('newsSource.inHours')}` : '';
  return (
    <li className="line source-line">
      <span className="source-name">
        <strong className="clip">{source.name}</strong>
        <span className="clip ink-3 small" title={source.url}>
          {t(`newsSource.kind.${source.kind}`)} · {shortAddress(source.url)}
        </span>
      </span>
      <span className="source-health">
        <span className={look}>{text}</span>
        {more && <span className="ink-3 small">{more}</span>}
      </span>
      <span className="source-yield num">
        {source.read7} <span className="ink-3 small">{t('newsSource.pieces')}</span>
      </span>
      <span className="source-next" title={exact(source.nextAt)}>
        <span className="ink-2">{stands ? '—' : when(source.nextAt, t, now)}</span>
        <span className="ink-3 small">
          {everyWords(source.everyMinutes, t)}
          {hours}
        </span>
      </span>
      <RowMenu
        className="source-acts"
        label={t('newsSource.actsOf', { name: source.name })}
        items={actsOf(source, mayEdit).map((key) => ({ key, label: t(`newsSource.act.${key}`) }))}
        onChoose={(key) => onAct(key as SourceAct)}
      >
        {t('newsSource.acts')}
      </RowMenu>
    </li>
  );
}
