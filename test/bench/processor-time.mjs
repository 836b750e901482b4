import { readdirSync, readFileSync } from 'node:fs';

/** ms of processor time of a process and its children so far, where the system tells (Linux). */
export function processorTime(pid) {
  const of = (each) => {
    const [, ...fields] = readFileSync(`/proc/${each}/stat`, 'utf8').split(') ');
    const parts = fields.join(') ').split(' ');
    return {
      parent: Number(parts[1]),
      ms: (Number(parts[11]) + Number(parts[12]) + Number(parts[13]) + Number(parts[14])) * 10,
    };
  };
  try {
    let sum = of(pid).ms;
    for (const each of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
      try {
        const { parent, ms } = of(each);
        if (parent === pid) sum += ms;
      } catch {
        // It has just ended.
      }
    return sum;
  } catch {
    return NaN;
  }
}
