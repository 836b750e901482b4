import type { DeskRow } from '../api/views';

type Words = (key: string, values?: Record<string, unknown>) => string;

/** 2 个潜在客户 · 签约 · 柯城 · 3 家房源匹配 */
export function reasonWords({ reason, others }: Pick<DeskRow, 'reason' | 'others'>, t: Words): string {
  const { prospects, stage, place, fits, known, oldDays } = reason;
  return [
    prospects > 0 ? t('desk.reason.prospects', { count: prospects }) : t('desk.reason.none'),
    stage,
    place,
    fits && t(fits >= 20 ? 'desk.reason.manyFits' : 'desk.reason.fits', { count: fits }),
    known && t('desk.reason.known'),
    oldDays && t('desk.reason.old', { months: Math.round(oldDays / 30) }),
    others > 0 && t('desk.reason.others', { count: others }),
  ]
    .filter(Boolean)
    .join(' · ');
}
