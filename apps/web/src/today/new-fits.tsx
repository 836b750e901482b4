import { useTranslation } from 'react-i18next';
import type { TodayItem } from '../api/views';

/** Listings that fit and that nobody has called about yet: a reason to call. */
export function NewFits({ item }: { item: TodayItem }) {
  const { t } = useTranslation();
  return item.newFits > 0 ? <span className="tag">{t('reason.new_fits', { count: item.newFits })}</span> : null;
}
