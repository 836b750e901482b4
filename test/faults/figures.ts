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

const rowOf = ({ backend, fault, times, acknowledged, lost, idle, doubled, again, settled }: Figure): string =>
  line([backend, fault, times, acknowledged, lost, idle, doubled, again, settled.toFixed(1)]);

/** What each fault came to: the table for the README, a row at once, all of it at the end. */
export class Figures {
  private readonly figures: Figure[] = [];

  add(figure: Figure): void {
    this.figures.push(figure);
    process.stderr.write(`${rowOf(figure)}\n`);
  }

  print(): void {
    const ruler = line(heads.map((_, index) => (index < 2 ? '---' : '---:')));
    const table = [line(heads), ruler, ...this.figures.map(rowOf)].join('\n');
    process.stdout.write(`\n${table}\n\n`);
  }
}
