export interface RunningPostgres {
  /** Maintenance database of a superuser. */
  url: string;
  folder: string;
  /** Again on the same folder and port, after `kill`. */
  start(): void;
  /** Takes the server away without a word. */
  kill(): void;
  stop(): void;
}
export function debianPostgres(version: string | number): string | undefined;
export function startPostgres(options?: {
  version?: string;
  settings?: string[];
  base?: string;
}): Promise<RunningPostgres>;
