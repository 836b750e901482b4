import type { NewsSource } from '../api/views';
import { type TimeWords, when } from '../format/time';

type Health = Pick<
  NewsSource,
  'health' | 'running' | 'problem' | 'failures' | 'lastSuccessAt' | 'lastRunAt' | 'read7' | 'blockReason' | 'waiting'
>;

export type HealthWords = { look: 'done' | 'amber' | 'late' | 'ink-3'; text: string; more: string | null };

/** How a source is, in a sentence, and what to know besides. */
export function healthWords(source: Health, t: TimeWords, now = new Date()): HealthWords {
  const { health, problem, failures, lastSuccessAt, read7, blockReason, waiting } = source;
  const last = lastSuccessAt
    ? t('newsSource.lastGood', { when: when(lastSuccessAt, t, now) })
    : t('newsSource.neverGood');
  if (source.running) return { look: 'ink-3', text: t('newsSource.running'), more: lastSuccessAt ? last : null };
  if (health === 'blocked')
    return { look: 'ink-3', text: t('newsSource.health.blocked'), more: blockReason || t('newsSource.noReason') };
  if (health === 'paused') return { look: 'ink-3', text: t('newsSource.health.paused'), more: problem ?? last };
  if (health === 'failing')
    return {
      look: failures >= 3 ? 'late' : 'amber',
      text: problem ?? '',
      more: failures > 1 ? `${last} · ${t('newsSource.failures', { count: failures })}` : last,
    };
  if (health === 'new') return { look: 'ink-3', text: t('newsSource.health.new'), more: null };
  const waits = waiting > 0 ? t('newsSource.waiting', { count: waiting }) : null;
  if (health === 'quiet') return { look: 'amber', text: t('newsSource.health.quiet'), more: last };
  return {
    look: 'done',
    text: t('newsSource.health.well', { count: read7 }),
    more: waits ? `${last} · ${waits}` : last,
  };
}

/** 「每 2 小时」「每天」 */
export function everyWords(minutes: number, t: TimeWords): string {
  if (minutes % 1440 === 0)
    return minutes === 1440 ? t('newsSource.daily') : t('newsSource.everyDays', { count: minutes / 1440 });
  if (minutes % 60 === 0) return t('newsSource.everyHours', { count: minutes / 60 });
  return t('newsSource.everyMinutes', { count: minutes });
}

/** The address without what everybody knows. */
export const shortAddress = (url: string): string => url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
