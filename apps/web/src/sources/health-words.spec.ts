import type { NewsSource } from '../api/views';
import { everyWords, healthWords, shortAddress } from './health-words';

const t = (key: string, values: Record<string, string | number> = {}) =>
  [key.split('.').at(-1), ...Object.values(values)].join(' ');
const source = (more: Partial<NewsSource> = {}) =>
  healthWords(
    {
      health: 'well',
      running: false,
      problem: null,
      failures: 0,
      lastSuccessAt: '2026-11-23T07:30:00Z',
      lastRunAt: null,
      read7: 12,
      blockReason: null,
      waiting: 0,
      ...more,
    },
    t,
    new Date('2026-11-23T08:00:00Z'),
  );

describe('the health of a source', () => {
  it('says how much came, and what still waits', () => {
    expect(source()).toEqual({ look: 'done', text: 'well 12', more: 'lastGood today 15:30' });
    expect(source({ waiting: 7 }).more).toContain('waiting 7');
  });

  it('gives the sentence of what went wrong, and turns red only when that goes on', () => {
    const failing = { health: 'failing' as const, problem: 'robots.txt 不允许抓取此栏目', lastSuccessAt: null };
    expect(source({ ...failing, failures: 1 })).toEqual({
      look: 'amber',
      text: 'robots.txt 不允许抓取此栏目',
      more: 'neverGood',
    });
    expect(source({ ...failing, failures: 3 })).toMatchObject({ look: 'late', more: 'neverGood · failures 3' });
  });

  it('says that it is closed and why, before anything else that is wrong', () => {
    expect(source({ health: 'blocked', problem: '旧问题', blockReason: '照抄' })).toMatchObject({
      text: 'blocked',
      more: '照抄',
    });
    expect(source({ health: 'blocked', blockReason: '' }).more).toBe('noReason');
  });

  it('tells a rhythm in its largest unit', () => {
    expect([30, 120, 90, 1440, 2880].map((minutes) => everyWords(minutes, t))).toEqual([
      'everyMinutes 30',
      'everyHours 2',
      'everyMinutes 90',
      'daily',
      'everyDays 2',
    ]);
  });

  it('shortens an address to what tells it apart', () => {
    expect(shortAddress('https://www.news.example.cn/')).toBe('news.example.cn');
    expect(shortAddress('http://a.example/rss.xml?x=1')).toBe('a.example/rss.xml?x=1');
  });
});
