import { useTranslation } from 'react-i18next';
import type { TodayItem } from '../api/views';
import { due, exact } from '../format/time';
import { Icon } from '../ui/icon';

/** Why the row is here. Only what is late is red. */
export function ReasonTag({ item, now }: { item: TodayItem; now: Date }) {
  const { t } = useTranslation();
  const { state, text } = due(item.task.due, t, now);
  const late = state === 'late';
  const word = {
    new_inquiry: late ? `${t('reason.new_inquiry')} ${text}` : `${t('reason.new_inquiry')} ${text}`,
    due_now: late ? text : t('reason.due_now'),
    no_next_step: t('reason.no_next_step'),
  }[item.reason];
  return (
    <span className={late ? 'tag tag-late' : 'tag'} title={exact(item.task.due)}>
      {late && <Icon name="late" />}
      {word ?? text}
    </span>
  );
}
