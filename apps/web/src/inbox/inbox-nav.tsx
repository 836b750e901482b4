import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button';

type Props = { place: number; count: number; onBack: () => void; onStep: (by: number) => void };

/** One article at a time on a phone: back to the list, the one before, the next. */
export function InboxNav({ place, count, onBack, onStep }: Props) {
  const { t } = useTranslation();
  return (
    <div className="inbox-nav">
      <Button look="quiet" icon="left" onClick={onBack}>
        {t('news.tab.inbox')}
      </Button>
      <span className="ink-3">
        {place + 1} / {count}
      </span>
      <Button look="quiet" icon="up" aria-label={t('desk.previous')} disabled={place <= 0} onClick={() => onStep(-1)} />
      <Button
        look="quiet"
        icon="down"
        aria-label={t('desk.next')}
        disabled={place === count - 1}
        onClick={() => onStep(1)}
      />
    </div>
  );
}
