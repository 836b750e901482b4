import { useTranslation } from 'react-i18next';
import { Sheet } from '../ui/sheet';
import { LaterChips } from './later-chips';

export function LaterSheet({ who, onPick, onClose }: { who: string; onPick: (at: Date) => void; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Sheet title={t('later.title', { who })} onClose={onClose}>
      <LaterChips
        verb={t('later.do')}
        onPick={(at) => {
          onPick(at);
          onClose();
        }}
      />
    </Sheet>
  );
}
