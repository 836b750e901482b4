import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where Vite put the dashboard. The processes start in the project's folder or are told by the build's place. */
export function webFolder(): string {
  const places = [join(process.cwd(), 'dist/web'), resolve(process.argv[1] ?? '.', '../../../../web')];
  return places.find(existsSync) ?? places[0]!;
}
