import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { atWall, isoDay } from '../format/shanghai';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { Sheet } from '../ui/sheet';

const wakes = [14, 30, 90] as const;

type Props = { who: string; onBack: () => void; onClose: () => void; onPark: (wakeOn: string) => void };

export function ParkedSheet({ who, onBack, onClose, onPark }: Props) {
  const { t } = useTranslation();
  const [wakeOn, setWakeOn] = useState('');
  const [tried, setTried] = useState(false);
  const today = isoDay(new Date());
  const finish = () => {
    setTried(true);
    if (wakeOn > today) onPark(wakeOn);
  };
  return (
    <Sheet
      title={t('stageMove.parkedTitle', { who })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onBack}>{t('common.back')}</Button>
          <Button look="primary" onClick={finish}>
            {t('stageMove.parkedDo')}
          </Button>
        </>
      }
    >
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
    </Sheet>
  );
}
