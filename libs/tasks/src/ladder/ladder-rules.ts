import type { FieldError } from '@app/platform';

/** Who hears of a first call that is not made, lowest first; after the last the lead goes back to the pool. */
export const rungNames = ['owner', 'leader', 'manager', 'pool'] as const;
export type RungName = (typeof rungNames)[number];

export interface Rung {
  to: RungName;
  /** Working minutes after the call was due; below 0 a reminder before. */
  minutes: number;
}

export interface LadderRules {
  /** Working minutes until a first call is due. */
  firstCallMinutes: number;
  rungs: Rung[];
}

/** Two working hours after the inquiry the manager knows; a working day after it was due the lead is free. */
export const DEFAULT_LADDER: LadderRules = {
  firstCallMinutes: 30,
  rungs: [
    { to: 'owner', minutes: -10 },
    { to: 'leader', minutes: 30 },
    { to: 'manager', minutes: 90 },
    { to: 'pool', minutes: 450 },
  ],
};

/** Ten working days. */
const MOST = 4500;

const names: Record<RungName, string> = {
  owner: '提醒顾问',
  leader: '通知组长',
  manager: '通知经理',
  pool: '退回公海',
};
export const rankOfRung = (name: RungName): number => rungNames.indexOf(name);

/** What keeps the rules from being saved, in words; empty when they hold. */
export function ladderProblems({ firstCallMinutes, rungs }: LadderRules): FieldError[] {
  const problems: FieldError[] = [];
  if (!Number.isInteger(firstCallMinutes) || firstCallMinutes < 5 || firstCallMinutes > MOST)
    problems.push({ field: 'firstCallMinutes', message: `首次电话时限应在 5 到 ${MOST} 工作分钟之间` });
  if (!rungs.some(({ minutes }) => minutes >= 0))
    problems.push({ field: 'rungs', message: '超时以后至少要有一级，否则没人会知道' });
  rungs.forEach((rung, at) => {
    const message = rungProblem(rung, rungs.slice(0, at), firstCallMinutes);
    if (message) problems.push({ field: `rungs.${at}`, message });
  });
  return problems;
}

function rungProblem({ to, minutes }: Rung, before: Rung[], firstCallMinutes: number): string | undefined {
  const last = before.at(-1);
  if (!Number.isInteger(minutes) || minutes > MOST) return `时间应为整数，不超过 ${MOST} 工作分钟`;
  if (before.some((rung) => rung.to === to)) return `「${names[to]}」出现了两次，会绕成一圈`;
  if (last && rankOfRung(to) < rankOfRung(last.to))
    return `「${names[to]}」排在「${names[last.to]}」之后，会退回下一级，绕成一圈`;
  if (last && minutes <= last.minutes) return `「${names[to]}」要晚于「${names[last.to]}」（${last.minutes} 分钟）`;
  if (minutes < 0 && to !== 'owner') return `超时之前只提醒顾问本人，「${names[to]}」应在超时之后`;
  if (minutes < 0 && -minutes >= firstCallMinutes) return '提前量要小于首次电话时限';
  return undefined;
}
