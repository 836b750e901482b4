export interface RunningPostgres {
  /** Maintenance database of a superuser. */
  url: string;
  folder: string;
  stop(): void;
}
export function debianPostgres(version: string | number): string | undefined;
export function startPostgres(options?: { version?: string; settings?: string[] }): Promise<RunningPostgres>;
