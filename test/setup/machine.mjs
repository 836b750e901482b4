/** What a test run wants from the machine beside npm, and how to get it on Debian and Ubuntu. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

function onPath(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not here.
    }
  }
  return undefined;
}

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const MAC_BROWSER = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** PLOTLINE_CHROMIUM, else the first Chromium or Chrome on the path. */
export function findChromium() {
  if (process.env.PLOTLINE_CHROMIUM) return process.env.PLOTLINE_CHROMIUM;
  return BROWSERS.map(onPath).find(Boolean) ?? (existsSync(MAC_BROWSER) ? MAC_BROWSER : undefined);
}

export const findRedis = () => onPath('redis-server');

function findChineseFont() {
  if (process.platform === 'darwin') return 'system';
  const { stdout } = spawnSync('fc-list', [':lang=zh-cn', 'file'], { encoding: 'utf8' });
  return stdout?.trim().split('\n')[0] || undefined;
}

export const PARTS = [
  { name: 'Chromium', packages: ['chromium'], find: findChromium },
  {
    name: 'a Chinese font',

    packages: ['fonts-noto-cjk', 'fontconfig'],
    find: findChineseFont,
  },
  { name: 'redis-server', packages: ['redis-server'], find: findRedis },
];

const missing = () => PARTS.filter(({ find }) => !find());

function aptInstall(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const options = { env, stdio: 'inherit' };
  const update = spawnSync('apt-get', ['update', '-q'], options);
  if (update.status !== 0) return false;
  return spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], options).status === 0;
}

/**
 * Looks for every part, installs what is missing where that is possible (Debian or Ubuntu, as root).
 * @param {(line: string) => void} say
 * @returns the parts that are still missing
 */
export function prepareMachine(say) {
  let lacking = missing();
  if (lacking.length === 0) return [];
  const packages = lacking.flatMap((part) => part.packages);
  const command = `apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  const names = lacking.map(({ name }) => name).join(', ');
  if (onPath('apt-get') && process.getuid?.() === 0) {
    say(`missing: ${names}; installing: ${command}`);
    if (!aptInstall(packages)) say('apt-get did not succeed');
    lacking = missing();
  } else {
    say(`missing: ${names}; on Debian or Ubuntu: sudo sh -c '${command}'`);
  }
  return lacking;
}
