import { useTranslation } from 'react-i18next';
import type { DuplicatePair, DuplicateSide } from '../api/views';
import { ago, exact } from '../format/time';
import { StageWord } from '../lead/stage-word';
import { AppLink } from '../ui/app-link';
import { Button } from '../ui/button';
import { reasonWords } from './reason-words';

type Props = {
  pair: DuplicatePair;
  onCompare: (pair: DuplicatePair) => void;
  onDismiss: (pair: DuplicatePair) => void;
};

/** Two records on one line, why they may be one, and what to do. */
export function PairLine({ pair, onCompare, onDismiss }: Props) {
  const { t } = useTranslation();
  return (
    <li className="pair">
      <div className="pair-sides">
        <SideWords kind={pair.kind} side={pair.a} />
        <SideWords kind={pair.kind} side={pair.b} />
      </div>
      <p className="pair-why small ink-2">
        {reasonWords(pair.reasons, t)}
        <time className="ink-3" dateTime={pair.foundAt} title={exact(pair.foundAt)}>
          {ago(pair.foundAt, t)}
        </time>
      </p>
      <div className="pair-acts">
        <Button onClick={() => onCompare(pair)}>{t('merge.compare')}</Button>
        <Button look="quiet" onClick={() => onDismiss(pair)}>
          {t('merge.dismiss')}
        </Button>
      </div>
    </li>
  );
}

function SideWords({ kind, side }: { kind: DuplicatePair['kind']; side: DuplicateSide }) {
  const { t } = useTranslation();
  if (kind !== 'lead')
    return (
      <div className="pair-side">
        <strong className="clip">{side.name || t('merge.unnamed')}</strong>
        <span className="small ink-3 clip">
          {[side.line, t('merge.leads', { count: side.leads ?? 0 })].filter(Boolean).join(' · ')}
        </span>
      </div>
    );
  return (
    <div className="pair-side">
      <AppLink href={`/leads/${side.id}`} className="clip">
        <strong>{side.company || side.contact || side.ref}</strong>
      </AppLink>
      <span className="small ink-3 clip">
        {side.stage && <StageWord stage={side.stage as never} />}{' '}
        {[side.contact, side.phone, side.owner, side.needLine].filter(Boolean).join(' · ')}
      </span>
    </div>
  );
}
