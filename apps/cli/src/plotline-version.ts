import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/** The version in package.json; "unknown" when run away from its checkout. */
export function plotlineVersion(start = process.argv[1] ?? '.'): string {
  // npx runs us through a link.
  for (let folder = join(realpathSync(start), '..'), level = 0; level < 6; folder = join(folder, '..'), level++) {
    try {
      const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<
        string,
        string
      >;
      if (name === 'plotline' && version) return version;
    } catch {
      // Not in this folder: look above.
    }
  }
  return 'unknown';
}
