import { useTranslation } from 'react-i18next';
import { leadName } from '../lead/lead-name';
import { Icon } from '../ui/icon';
import type { QueueItem } from './queue-item';

/** New leads announce themselves and wait to be asked for. It floats: nothing moves when it comes. */
export function FreshPill({ fresh, onShow }: { fresh: QueueItem[]; onShow: () => void }) {
  const { t } = useTranslation();
  const first = fresh[0];
  const leads = fresh.some(({ task }) => task?.kind === 'first_call');
  return (
    <div className="fresh-place" role="status" aria-live="polite">
      {first && (
        <button type="button" className="fresh-pill" onClick={onShow}>
          <Icon name="up" />
          <span>{t(leads ? 'today.fresh' : 'today.freshTask', { count: fresh.length })}</span>
          <span className="clip">{leadName(first.lead)}</span>
        </button>
      )}
    </div>
  );
}
