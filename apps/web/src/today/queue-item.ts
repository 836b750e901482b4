import type { TodayItem } from '../api/views';

/** A row of 今日; `key` is its task, or its lead where the lead has no next step. */
export type QueueItem = TodayItem & { key: string };

export const queueItem = (item: TodayItem): QueueItem => ({ ...item, key: item.task?.id ?? item.lead.id });
