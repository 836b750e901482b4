import { useTranslation } from 'react-i18next';
import type { TodayItem } from '../api/views';
import { due, exact } from '../format/time';
import { Icon } from '../ui/icon';

/** Why the row is here. Only what is late is red. */
export function ReasonTag({ item, now }: { item: TodayItem; now: Date }) {
  const { t } = useTranslation();
  if (!item.task) return <span className="tag">{t('reason.no_next_step')}</span>;
  const { state, text } = due(item.task.due, t, now);
  const late = state === 'late';
  const first = item.task.kind === 'first_call' && item.inquiry;
  return (
    <span className={late ? 'tag tag-late' : 'tag'} title={exact(item.task.due)}>
      {late && <Icon name="late" />}
      {first && !late ? `${t('reason.new_inquiry')} ${text}` : text}
    </span>
  );
}
