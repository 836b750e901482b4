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

const heads = ['queue on', 'fault', 'times', 'acknowledged', 'lost', 'without first task', 'doubled'];
heads.push('tried again by visitors', 'settled, s');

const line = (cells: (string | number)[]): string => `| ${cells.join(' | ')} |`;

/** What each fault came to: the table for the README. */
export class Figures {
  private readonly figures: Figure[] = [];

  add(figure: Figure): void {
    this.figures.push(figure);
  }

  print(): void {
    const rows = this.figures.map(({ backend, fault, times, acknowledged, lost, idle, doubled, again, settled }) =>
      line([backend, fault, times, acknowledged, lost, idle, doubled, again, settled.toFixed(1)]),
    );
    const table = [line(heads), line(heads.map((_, index) => (index < 2 ? '---' : '---:'))), ...rows].join('\n');
    process.stdout.write(`\n${table}\n\n`);
  }
}
