import { useTranslation } from 'react-i18next';
import { Sheet } from '../ui/sheet';
import { Composer } from './composer';

export function NoteSheet({ leadId, who, onClose }: { leadId: string; who: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Sheet title={t('note.title', { who })} onClose={onClose}>
      <Composer leadId={leadId} autoFocus onSaved={onClose} />
    </Sheet>
  );
}
