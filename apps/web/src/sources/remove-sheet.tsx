import { useTranslation } from 'react-i18next';
import type { NewsSource } from '../api/views';
import { Button } from '../ui/button';
import { Sheet } from '../ui/sheet';
import { useSourceActs } from './use-source-acts';

/** Removing a source cannot be taken back, pausing can: the sheet says both. */
export function RemoveSheet({ source, onClose }: { source: NewsSource; onClose: () => void }) {
  const { t } = useTranslation();
  const { remove, pause } = useSourceActs();
  const end = { onSuccess: onClose };
  return (
    <Sheet
      title={t('newsSource.removeTitle', { name: source.name })}
      onClose={onClose}
      footer={
        <>
          {source.health !== 'paused' && source.health !== 'blocked' && (
            <Button onClick={() => pause.mutate(source.id, end)}>{t('newsSource.pauseInstead')}</Button>
          )}
          <Button look="primary" busy={remove.isPending} onClick={() => remove.mutate(source.id, end)}>
            {t('newsSource.act.remove')}
          </Button>
        </>
      }
    >
      <p>{t('newsSource.removeText')}</p>
    </Sheet>
  );
}
