import { readFile } from 'node:fs/promises';
import { CliError } from './cli-error.js';

/**
 * Development zones from a JSON file, over the built-in ones: `[{"name","host_code","shorts","hidden"}]`, the last two
 * optional. @throws CliError that names the file, the entry and the reason
 */
export async function readZoneFile(file: string) {
  const { NAMED_ZONES, plainZoneWord, zoneProblems, zonesWith } = await import('@app/reference');
  const changes = (await listIn(file)).map((entry, at) => {
    const { name, host_code: hostCode, shorts = [], hidden = false } = (entry ?? {}) as Record<string, unknown>;
    const isShaped =
      typeof name === 'string' &&
      typeof hostCode === 'string' &&
      Array.isArray(shorts) &&
      shorts.every((short) => typeof short === 'string');
    if (!isShaped) throw new CliError(`${file}, entry ${at + 1}: expected {"name","host_code","shorts":[…]}`);
    const zone = {
      name: plainZoneWord(name),
      hostCode,
      shorts: (shorts as string[]).map(plainZoneWord),
      hidden: hidden === true,
    };
    const [problem] = zone.hidden ? [] : zoneProblems(zone, NAMED_ZONES);
    if (problem) throw new CliError(`${file}, entry ${at + 1} (${name}): ${problem.message}`);
    return zone;
  });
  return zonesWith(changes);
}

async function listIn(file: string): Promise<unknown[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new CliError(`${file}: ${(error as Error).message}`);
  });
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value)) return value;
  } catch {
    // Said below, together with JSON of another shape.
  }
  throw new CliError(`${file}: expected a JSON list of zones`);
}
