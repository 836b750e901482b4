import type { FieldError } from '@app/platform';
import type { IsoDay } from '@app/reference';
import { type TaskKind, taskKinds } from '../task.entity.js';

/** What a playbook begins with: the outcome of a call, a stage that is entered, or a deal that lands. */
export const playbookTriggers = ['outcome', 'stage', 'landing'] as const;
export type PlaybookTrigger = (typeof playbookTriggers)[number];

/** When a step falls, counted from the end of the one before: working minutes, working days, or a fixed day. */
export interface StepWait {
  minutes?: number;
  days?: number;
  on?: IsoDay;
  /** Local time for `days` and `on`; 09:30 unless told. */
  time?: string;
}

export interface PlaybookStep {
  kind: TaskKind;
  title: string;
  wait: StepWait;
}

export interface PlaybookDefinition {
  steps: PlaybookStep[];
  /** The last step again, every so many working days, so many times. */
  repeat: { days: number; times: number } | null;
  stopOnReply: boolean;
  stopOnStage: boolean;
  /** The playbook that follows the last step. */
  next: string | null;
}

const MOST_STEPS = 20;
const MOST_REPEATS = 24;
/** Working days: a year. */
const MOST_DAYS = 250;

/** Facts that a definition is judged by. */
export interface PlaybookSurroundings {
  /** The playbook itself; null for a new one. */
  id: string | null;
  today: IsoDay;
  /** `next` of every active playbook by its id, and its name. */
  others: ReadonlyMap<string, { name: string; next: string | null }>;
}

/** What keeps a playbook from being saved, in words; empty when it holds. */
export function playbookProblems(definition: PlaybookDefinition, around: PlaybookSurroundings): FieldError[] {
  const { steps, repeat } = definition;
  const problems: FieldError[] = [];
  if (steps.length === 0) problems.push({ field: 'steps', message: '至少要有一步，否则线索没有下一步' });
  if (steps.length > MOST_STEPS) problems.push({ field: 'steps', message: `最多 ${MOST_STEPS} 步` });
  steps.forEach((step, at) => {
    const message = stepProblem(step, around.today);
    if (message) problems.push({ field: `steps.${at}`, message });
  });
  const fixed = steps.flatMap(({ wait }) => wait.on ?? []);
  if (fixed.some((day, at) => at > 0 && day < fixed[at - 1]!))
    problems.push({ field: 'steps', message: '固定日期要从早到晚排列' });
  if (repeat && !(Number.isInteger(repeat.times) && repeat.times >= 1 && repeat.times <= MOST_REPEATS))
    problems.push({ field: 'repeat', message: `重复要有终点：写明次数，1 到 ${MOST_REPEATS} 次` });
  if (repeat && !(Number.isInteger(repeat.days) && repeat.days >= 1 && repeat.days <= MOST_DAYS))
    problems.push({ field: 'repeat', message: `重复间隔应在 1 到 ${MOST_DAYS} 个工作日之间` });
  const loop = nextProblem(definition.next, around);
  if (loop) problems.push({ field: 'next', message: loop });
  return problems;
}

function stepProblem({ kind, title, wait }: PlaybookStep, today: IsoDay): string | undefined {
  if (!taskKinds.includes(kind)) return '不认识的任务类型';
  if (title.trim() === '') return '写上要做什么';
  const said = [wait.minutes, wait.days, wait.on].filter((part) => part !== undefined);
  if (said.length !== 1) return '间隔只填一种：分钟、工作日或日期';
  if (wait.on !== undefined && wait.on <= today) return `${wait.on} 已经过去，请选今天以后的日期`;
  const amount = wait.minutes ?? wait.days ?? 1;
  const most = wait.minutes === undefined ? MOST_DAYS : MOST_DAYS * 450;
  if (!Number.isInteger(amount) || amount < (wait.minutes === undefined ? 1 : 0) || amount > most)
    return '间隔应为整数，最长 250 个工作日';
  if (wait.time !== undefined && !/^([01]\d|2[0-3]):[0-5]\d$/.test(wait.time)) return '时间应为 09:30 这样的写法';
  return undefined;
}

/** A chain that comes back to where it began would never end. */
function nextProblem(next: string | null, { id, others }: PlaybookSurroundings): string | undefined {
  const path: string[] = [];
  for (let at = next; at !== null; at = others.get(at)?.next ?? null) {
    if (at !== id && !others.has(at)) return '接着执行的方案不存在或已停用';
    const name = others.get(at)?.name ?? '本方案';
    if (at === id || path.includes(name)) return `会绕回来、没有终点：${['本方案', ...path, name].join(' → ')}`;
    path.push(name);
  }
  return undefined;
}
