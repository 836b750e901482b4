import { resolve } from 'node:path';
import { loadSettings, SettingError } from './settings.js';

describe('settings', () => {
  it('start a system with nothing set', () => {
    expect(loadSettings({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: resolve('.data'),
      keyFile: resolve('.data/plotline.key'),
      rateLimit: true,
      trustProxy: false,
      logLevel: 'info',
      poolSize: 20,
    });
  });

  it('read each variable', () => {
    const settings = loadSettings({
      PORT: '8080',
      HOST: '0.0.0.0',
      PLOTLINE_DATA_DIR: '/srv/plotline',
      DATABASE_URL: 'postgres://plotline:secret@db.example.test/plotline',
      REDIS_URL: 'rediss://cache.example.test:6380/1',
      PLOTLINE_DEMO: '0',
      PLOTLINE_DEMO_PASSWORD: ' open sesame ',
      PLOTLINE_RATE_LIMIT: 'off',
      PLOTLINE_TRUST_PROXY: '1',
      PLOTLINE_PUBLIC_URL: 'https://crm.example.test/',
      PLOTLINE_KEY_FILE: '/etc/plotline.key',
      PLOTLINE_LOG_LEVEL: 'warn',
      PLOTLINE_LOG_FILE: '/var/log/plotline.log',
      PLOTLINE_DB_POOL: '5',
    });
    expect(settings).toEqual({
      port: 8080,
      host: '0.0.0.0',
      dataDir: '/srv/plotline',
      databaseUrl: 'postgres://plotline:secret@db.example.test/plotline',
      redisUrl: 'rediss://cache.example.test:6380/1',
      demo: false,
      demoPassword: 'open sesame',
      rateLimit: false,
      trustProxy: true,
      publicUrl: 'https://crm.example.test',
      keyFile: '/etc/plotline.key',
      logLevel: 'warn',
      logFile: '/var/log/plotline.log',
      poolSize: 5,
    });
  });

  it('take an empty or blank variable as one that is not set', () => {
    expect(loadSettings({ PORT: '', DATABASE_URL: '  ', PLOTLINE_DEMO: '' })).toEqual(loadSettings({}));
  });

  it('keep the key with the data unless it is put elsewhere, and make a relative place absolute', () => {
    expect(loadSettings({ PLOTLINE_DATA_DIR: '/srv/p' }).keyFile).toBe('/srv/p/plotline.key');
    expect(loadSettings({ PLOTLINE_KEY_FILE: 'keys/a.key' }).keyFile).toBe(resolve('keys/a.key'));
  });

  it.each(['1', 'true', 'ON', 'Yes'])('understand %s as yes', (word) => {
    expect(loadSettings({ PLOTLINE_DEMO: word }).demo).toBe(true);
  });

  it.each(['0', 'false', 'OFF', 'no'])('understand %s as no', (word) => {
    expect(loadSettings({ PLOTLINE_DEMO: word }).demo).toBe(false);
  });

  it('leave the demo undecided when nobody said anything', () => {
    expect(loadSettings({}).demo).toBeUndefined();
  });

  it.each(['0', '1', '10.0.0.1', '10.0.0.0/8, ::1'])('take %s as whom to trust for X-Forwarded-For', (value) => {
    const wanted = { '0': false, '1': true }[value] ?? value;
    expect(loadSettings({ PLOTLINE_TRUST_PROXY: value }).trustProxy).toBe(wanted);
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '3000.5'],
    ['PORT', '0x50'],
    ['PLOTLINE_DB_POOL', '1'],
    ['PLOTLINE_DB_POOL', '201'],
    ['DATABASE_URL', 'mysql://db.example.test/x'],
    ['DATABASE_URL', 'plotline'],
    ['REDIS_URL', 'http://cache.example.test'],
    ['REDIS_URL', 'localhost:6379'],
    ['PLOTLINE_PUBLIC_URL', 'crm.example.test'],
    ['PLOTLINE_PUBLIC_URL', 'javascript:alert(1)'],
    ['PLOTLINE_DEMO', 'perhaps'],
    ['PLOTLINE_RATE_LIMIT', '2'],
    ['PLOTLINE_LOG_LEVEL', 'loud'],
    ['PLOTLINE_TRUST_PROXY', 'yes'],
    ['PLOTLINE_TRUST_PROXY', '10.0.0.300'],
  ])('refuse %s=%s in one sentence that names the variable', (name, value) => {
    const load = () => loadSettings({ [name]: value });
    expect(load).toThrow(SettingError);
    expect(load).toThrow(new RegExp(`^${name}\\b[^\\n]*\\.$`));
  });

  it('never repeat the password of a database address', () => {
    expect(() => loadSettings({ DATABASE_URL: 'mysql://plotline:geheim@db.example.test/x' })).not.toThrow(/geheim/);
  });
});
