import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StageMove } from '../api/views';
import { atWall, isoDay } from '../format/shanghai';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { Icon } from '../ui/icon';
import { Sheet } from '../ui/sheet';
import { exits, stageAsks, stages } from './stages';

type Props = { stage: string; who: string; version: number; onMove: (move: StageMove) => void; onClose: () => void };

type Stage = NonNullable<StageMove['stage']>;
type LostReason = NonNullable<StageMove['lostReason']>;
const reasons: LostReason[] = [
  'price',
  'area',
  'height_load_crane',
  'power',
  'environment',
  'title',
  'no_land_quota',
  'policy',
  'location',
  'funding',
  'market',
  'slow_answer',
  'competitor',
  'unreachable',
  'duplicate',
  'not_real',
  'other',
];
const wakes = [14, 30, 90] as const;

/** One tap moves; 流失 asks why and 搁置 until when before they do. */
export function StageSheet({ stage, who, version, onMove, onClose }: Props) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<'lostReason' | 'wakeOn' | null>(null);
  const [reason, setReason] = useState<LostReason>();
  const [wakeOn, setWakeOn] = useState('');
  const [tried, setTried] = useState(false);
  const today = isoDay(new Date());

  const move = (to: Stage, more: Partial<StageMove> = {}) => {
    onMove({ stage: to, version, ...more });
    onClose();
  };
  const choose = (to: Stage) => {
    const asks = stageAsks(to);
    if (asks) return setAsked(asks);
    return to === stage ? onClose() : move(to);
  };
  const finish = () => {
    setTried(true);
    if (asked === 'lostReason' && reason) move('lost', { lostReason: reason });
    if (asked === 'wakeOn' && wakeOn > today) move('parked', { wakeOn });
  };

  if (asked)
    return (
      <Sheet
        title={t(asked === 'lostReason' ? 'stageMove.lostTitle' : 'stageMove.parkedTitle', { who })}
        onClose={onClose}
        footer={
          <>
            <Button onClick={() => setAsked(null)}>{t('common.back')}</Button>
            <Button look="primary" onClick={finish}>
              {t(asked === 'lostReason' ? 'stageMove.lostDo' : 'stageMove.parkedDo')}
            </Button>
          </>
        }
      >
        {asked === 'lostReason' ? (
          <>
            <div className="chips">
              {reasons.map((key) => (
                <button
                  key={key}
                  type="button"
                  className="chip"
                  aria-pressed={reason === key}
                  onClick={() => setReason(key)}
                >
                  {t(`lostReason.${key}`)}
                </button>
              ))}
            </div>
            {tried && !reason && (
              <p className="field-error" role="alert">
                <Icon name="late" />
                {t('stageMove.reasonMissing')}
              </p>
            )}
          </>
        ) : (
          <>
            <div className="chips">
              {wakes.map((days) => {
                const day = isoDay(atWall(new Date(), days, 9));
                return (
                  <button
                    key={days}
                    type="button"
                    className="chip"
                    aria-pressed={wakeOn === day}
                    onClick={() => setWakeOn(day)}
                  >
                    {t('stageMove.inDays', { count: days })}
                  </button>
                );
              })}
            </div>
            <TextField
              label={t('stageMove.wakeOn')}
              must={t('common.required')}
              type="date"
              min={today}
              value={wakeOn}
              error={tried && wakeOn <= today ? t('stageMove.wakeMissing') : undefined}
              onChange={(event) => setWakeOn(event.target.value)}
            />
          </>
        )}
      </Sheet>
    );

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
