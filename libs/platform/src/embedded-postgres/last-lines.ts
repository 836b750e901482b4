/** The lines of a Postgres log that say why, without hints that speak to packagers; at most three, on one line. */
export function lastLines(output: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  const telling = lines.filter((line) => /\b(FATAL|PANIC|ERROR|error|could not|DETAIL)\b/.test(line));
  return (telling.length > 0 ? telling : lines.filter(Boolean)).slice(-3).join(' | ').slice(0, 600);
}
