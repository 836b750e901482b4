import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StageMove } from '../api/views';
import { Icon } from '../ui/icon';
import { Sheet } from '../ui/sheet';
import { LostSheet } from './lost-sheet';
import { ParkedSheet } from './parked-sheet';
import { exits, stageAsks, stages } from './stages';

type Stage = NonNullable<StageMove['stage']>;
type Props = { stage: string; who: string; version: number; onMove: (move: StageMove) => void; onClose: () => void };

/** One tap moves; 流失 asks why and 搁置 until when before they do. */
export function StageSheet({ stage, who, version, onMove, onClose }: Props) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<'lostReason' | 'wakeOn' | null>(null);
  const move = (to: Stage, more: Partial<StageMove> = {}) => {
    onMove({ stage: to, version, ...more });
    onClose();
  };
  const choose = (to: Stage) => {
    const asks = stageAsks(to);
    if (asks) return setAsked(asks);
    return to === stage ? onClose() : move(to);
  };
  const back = { who, onClose, onBack: () => setAsked(null) };
  if (asked === 'lostReason') return <LostSheet {...back} onLost={(lostReason) => move('lost', { lostReason })} />;
  if (asked === 'wakeOn') return <ParkedSheet {...back} onPark={(wakeOn) => move('parked', { wakeOn })} />;
  return (
    <Sheet title={t('stageMove.title', { who })} onClose={onClose}>
      <div className="stage-choices" role="radiogroup" aria-label={t('lead.stage')}>
        {[...stages, ...exits].map((key) => (
          <button
            key={key}
            type="button"
            role="radio"
            aria-checked={key === stage}
            className={key === 'parked' ? 'stage-choice stage-choice-exit' : 'stage-choice'}
            onClick={() => choose(key)}
          >
            <span className="stage-choice-mark">{key === stage && <Icon name="check" />}</span>
            {t(`stage.${key}`)}
            {stageAsks(key) && <span className="small ink-3">{t(`stageMove.asks.${key}`)}</span>}
          </button>
        ))}
      </div>
    </Sheet>
  );
}
