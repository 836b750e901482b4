import { DatabaseError } from './database-trouble.js';
import { CannotStart } from './embedded-postgres/cannot-start.js';
import { Conflict, DomainError, Forbidden, Invalid, NotFound } from './errors.js';
import { KeyringError } from './keyring.js';
import { QueueError } from './queue.js';
import { sentenceOf, withDatabaseUrl } from './run-as-main.js';
import { loadSettings, SettingError } from './settings.js';

describe('the last words of a process', () => {
  it.each([CannotStart, DatabaseError, KeyringError, QueueError, SettingError])(
    'are one sentence for what a person can act on (%p)',
    (kind) => {
      expect(sentenceOf(new kind('Do this.'))).toBe('Do this.');
    },
  );

  it('say which port is taken and what to do', () => {
    const taken = Object.assign(new Error('listen EADDRINUSE'), { code: 'EADDRINUSE', port: 3000 });
    expect(sentenceOf(taken)).toBe('Port 3000 is taken by another program. Stop it, or set PORT to another number.');
  });

  it('say that a low port is not for this user', () => {
    const closed = Object.assign(new Error('listen EACCES'), { code: 'EACCES', port: 80 });
    expect(sentenceOf(closed)).toMatch(/^Port 80 may not be opened .* above 1023\.$/);
  });

  it('keep the stack of what nobody foresaw', () => {
    const bug = new TypeError('x is not a function');
    expect(sentenceOf(bug)).toBe(bug.stack);
  });

  it('do not take a forbidden file for a forbidden port', () => {
    const file = Object.assign(new Error('EACCES: /srv/x'), { code: 'EACCES' });
    expect(sentenceOf(file)).toContain('/srv/x');
  });
});

describe('a process that shares a database', () => {
  it('asks for its address when there is none', () => {
    expect(() => withDatabaseUrl(loadSettings({}))).toThrow(/^DATABASE_URL is not set\./);
    const url = 'postgres://db.example.test/plotline';
    expect(withDatabaseUrl(loadSettings({ DATABASE_URL: url })).databaseUrl).toBe(url);
  });
});

describe('a domain error', () => {
  it('carries a stable code, a sentence for people and the fields', () => {
    const fields = [{ field: 'phone', message: '请检查号码' }];
    const error = new Invalid('phone_invalid', '手机号无法拨打', fields);
    expect(error).toBeInstanceOf(DomainError);
    expect(error).toMatchObject({ kind: 'invalid', code: 'phone_invalid', message: '手机号无法拨打', fields });
    expect(new NotFound('gone', '没有').fields).toEqual([]);
    expect([new Forbidden('a', ''), new Conflict('b', '')].map(({ kind }) => kind)).toEqual(['forbidden', 'conflict']);
  });
});
