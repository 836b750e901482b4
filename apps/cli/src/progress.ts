import { Presets, SingleBar } from 'cli-progress';

/** How far a long piece of work is: a bar with rate and time left on a terminal, a plain line now and then elsewhere. */
export interface Progress {
  add(count: number): void;
  done(): void;
}

const EVERY_MS = 5000;
const seconds = (ms: number): string => `${Math.max(0, Math.round(ms / 1000))} s`;

/** @param total 0 = not known */
export function progress(label: string, total: number, unit = 'rows'): Progress {
  return process.stderr.isTTY && total > 0 ? bar(label, total, unit) : plainLines(label, total, unit);
}

function bar(label: string, total: number, unit: string): Progress {
  const shown = new SingleBar(
    {
      format: `${label} {bar} {percentage}% · {value}/{total} ${unit} · {rate}/s · {eta} s left`,
      stream: process.stderr,
      hideCursor: true,
      etaBuffer: 50,
    },
    Presets.shades_classic,
  );
  const from = Date.now();
  let value = 0;
  shown.start(total, 0, { rate: 0 });
  return {
    add(count) {
      value += count;
      shown.update(value, { rate: Math.round((value * 1000) / Math.max(1, Date.now() - from)) });
    },
    done: () => shown.stop(),
  };
}

function plainLines(label: string, total: number, unit: string): Progress {
  const from = Date.now();
  let value = 0;
  let last = from;
  return {
    add(count) {
      value += count;
      const now = Date.now();
      if (now - last < EVERY_MS) return;
      last = now;
      const rate = Math.round((value * 1000) / (now - from));
      const left = total > 0 && rate > 0 ? `, ${seconds(((total - value) / rate) * 1000)} left` : '';
      process.stderr.write(`${label}: ${value}${total > 0 ? ` of ${total}` : ''} ${unit}, ${rate}/s${left}\n`);
    },
    done: () => undefined,
  };
}
