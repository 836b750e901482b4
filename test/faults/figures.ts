export interface Figure {
  backend: string;
  fault: string;
  times: number;
  acknowledged: number;
  lost: number;
  idle: number;
  doubled: number;
  /** Tries of visitors that were cut off or answered with 5xx, and tried again. */
  again: number;
  /** Seconds from the last fault until every lead had its first task. */
  settled: number;
}

const heads = ['后端 backend', '故障 fault', '次数 times', '已确认 acknowledged', '丢失 lost', '无首任务 without task'];
heads.push('重复 doubled', '重试 tried again', '恢复 settled, s');

/** The table for the README. */
export function asMarkdown(figures: Figure[]): string {
  const line = (cells: (string | number)[]): string => `| ${cells.join(' | ')} |`;
  const rows = figures.map(({ backend, fault, times, acknowledged, lost, idle, doubled, again, settled }) =>
    line([backend, fault, times, acknowledged, lost, idle, doubled, again, settled.toFixed(1)]),
  );
  return [line(heads), line(heads.map((_, index) => (index < 2 ? '---' : '---:'))), ...rows].join('\n');
}
