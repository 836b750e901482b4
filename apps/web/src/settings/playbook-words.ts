import type { Playbook, PlaybookStep } from '../api/views';

type Words = (key: string, values?: Record<string, string | number>) => string;

/** Working minutes of one day. */
const DAY = 450;

/** 「2 小时后」「1 工作日后 09:30」「3 月 1 日」, counted from the end of the step before. */
export function waitText({ minutes, days, on, time }: PlaybookStep['wait'], t: Words): string {
  const at = time ? ` ${time}` : '';
  if (on !== undefined) return `${on}${at}`;
  if (days !== undefined) return `${t('playbook.afterDays', { count: days })}${at}`;
  const count = minutes ?? 0;
  if (count >= DAY && count % DAY === 0) return t('playbook.afterDays', { count: count / DAY });
  if (count >= 60 && count % 60 === 0) return t('playbook.afterHours', { count: count / 60 });
  return t('playbook.afterMinutes', { count });
}

/** What the playbook begins with, in words. */
export function keyLabel({ trigger, key }: Pick<Playbook, 'trigger' | 'key'>, t: Words): string {
  return t(trigger === 'outcome' ? `outcome.${key}` : trigger === 'stage' ? `stage.${key}` : `deal.kindName.${key}`);
}

export const keysOf: Record<Playbook['trigger'], string[]> = {
  outcome: ['interested', 'call_again', 'no_answer', 'wrong_number', 'refused'],
  stage: ['new', 'contacted', 'qualified', 'proposed', 'visited', 'negotiating', 'under_review', 'signed', 'parked'],
  landing: ['lease', 'purchase', 'land'],
};
