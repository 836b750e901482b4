/** 毗邻一期厂区 is where it stands, not what is told. */
const PHASE = /(?<!毗邻|紧邻|紧靠|邻近|相邻|对面|相比|较|依托|不同于)([一二三四])期/g;

/** 二 of 二期扩建项目, or of 我公司二期工程 that leads up to a project's name; undefined for the whole. */
export function phaseOf(plain: string, project: { start: number; end: number } | undefined): string | undefined {
  if (!project) return undefined;
  const after = /^(?:工程)?([二三四])期/.exec(plain.slice(project.end, project.end + 6))?.[1];
  if (after) return after;
  const counted = /第([二三四])(?=[条座个]|工厂|基地|生产)/.exec(plain.slice(project.start, project.end))?.[1];
  if (counted) return counted;
  const near = plain
    .slice(Math.max(0, project.start - 6), project.end)
    .split(/[,。;\n]/)
    .at(-1)!;
  return [...near.matchAll(PHASE)].map(([, phase]) => phase).find((phase) => phase !== '一');
}

/** Whether what stands at `at` is told of the phase `own` itself. */
export const isOfOwnPhase = (plain: string, at: number, own: string | undefined): boolean =>
  own !== undefined && phaseAt(plain, at) === own;

/** Whether what stands at `at` is told of another phase than `own`: the last one named before it in its sentence. */
export function isOfOtherPhase(plain: string, at: number, own: string | undefined): boolean {
  if (own === undefined) return false;
  const last = phaseAt(plain, at);
  return last !== undefined && last !== own;
}

function phaseAt(plain: string, at: number): string | undefined {
  const from = Math.max(plain.lastIndexOf('。', at), plain.lastIndexOf('\n', at)) + 1;
  return [...plain.slice(from, at + 4).matchAll(PHASE)].at(-1)?.[1];
}
