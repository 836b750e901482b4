import { useTranslation } from 'react-i18next';
import type { InquiryRow } from '../api/views';
import { exact } from '../format/time';
import { Icon } from '../ui/icon';

/** 剩 2 个工作日 · 今天到期 · 已逾期 1 个工作日; the instant on hover. */
export function TermTag({ inquiry: { workdaysLeft: left, dueAt } }: { inquiry: InquiryRow }) {
  const { t } = useTranslation();
  if (left === null || !dueAt) return null;
  const late = left < 0;
  const look = late ? 'tag tag-late' : left <= 1 ? 'tag tag-soon' : 'tag';
  return (
    <span className={look} title={t('inquiryBox.dueAt', { at: exact(dueAt) })}>
      <Icon name={late ? 'late' : 'clock'} />
      {late
        ? t('inquiryBox.late', { count: -left })
        : left === 0
          ? t('inquiryBox.today')
          : t('inquiryBox.left', { count: left })}
    </span>
  );
}
