import { span, type TimeWords } from '../format/time';

/** A span of ms as one unit, seconds included: 「8 秒」「12 分钟」. */
export const shortSpan = (ms: number, t: TimeWords): string =>
  ms < 60_000 ? t('queue.seconds', { count: Math.max(1, Math.round(ms / 1000)) }) : span(ms / 60_000, t);
