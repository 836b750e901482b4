import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StageMove } from '../api/views';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { Sheet } from '../ui/sheet';

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

type Props = { who: string; onBack: () => void; onClose: () => void; onLost: (reason: LostReason) => void };

export function LostSheet({ who, onBack, onClose, onLost }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<LostReason>();
  const [tried, setTried] = useState(false);
  const finish = () => {
    setTried(true);
    if (reason) onLost(reason);
  };
  return (
    <Sheet
      title={t('stageMove.lostTitle', { who })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onBack}>{t('common.back')}</Button>
          <Button look="primary" onClick={finish}>
            {t('stageMove.lostDo')}
          </Button>
        </>
      }
    >
      <div className="chips" role="group" aria-label={t('stageMove.reason')}>
        {reasons.map((key) => (
          <button key={key} type="button" className="chip" aria-pressed={reason === key} onClick={() => setReason(key)}>
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
    </Sheet>
  );
}
