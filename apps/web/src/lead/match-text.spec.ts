import type { MatchView } from '../api/views';
import { compareRows, unknownLabels } from './compare-rows';
import { matchText, setText } from './match-text';

const t = (key: string, options?: Record<string, unknown>) =>
  key.startsWith('need.basis') ? '元/㎡/月' : ((options?.defaultValue as string | undefined) ?? key.split('.').pop()!);

const judged = (key: string, verdict: string, why: string) => ({
  key,
  verdict,
  why,
  why_en: why,
  need: null,
  listing: null,
});

const aMatch = (over: Record<string, unknown> = {}, criteria = [judged('height_m', 'pass', '层高 9 m，需 8 m')]) =>
  ({
    listing: { id: over.ref ?? '1', ref: 'LD-1', title: '碧湖单层厂房', path: '/listings/LD-1', status: 'available' },
    score: 93.4,
    verdict: 'fit',
    criteria,
    notes: [{ key: 'oversize', why: '费用可能偏高', why_en: '' }],
    goneAt: null,
    said: { reasons: ['层高 9 m，需 8 m'], gap: '承重未说明' },
    card: {
      facts: {
        area_sqm: 3200,
        height_m: 9,
        floor_price: 11,
        owner_name: '王老板',
        offers: [{ transaction: 'rent', price: { basis: 'rent_sqm_month', min: 18, max: 20 }, floor_price: 11 }],
        ...over,
      },
      region: '331102',
      park: null,
      cover: null,
      sentAt: null,
      isNew: false,
    },
  }) as unknown as MatchView;

describe('the message to a client', () => {
  it('has title, size, price in both units, why, one honest gap and the page', () => {
    expect(matchText(aMatch(), t, 'https://example.cn/listings/LD-1').split('\n')).toEqual([
      '碧湖单层厂房',
      '3,200 ㎡ · 9 m',
      'rent 18–20 元/㎡/月（0.59–0.66 元/㎡/天）',
      '✓ 层高 9 m，需 8 m',
      'butText承重未说明',
      'https://example.cn/listings/LD-1',
    ]);
  });

  it('says nothing of the score, the floor price, the owner or what is noted inside', () => {
    const text = setText([aMatch(), aMatch()], t, { note: '您好', link: 'https://example.cn/s/x' });
    for (const inner of ['93', '11', '王老板', '偏高']) expect(text).not.toContain(inner);
    expect(text).toContain('您好\n\n1. 碧湖');
    expect(text.match(/https:/g)).toHaveLength(1);
  });
});

describe('the comparison', () => {
  it('marks what nobody knows as unknown, never as failed, and tells what differs', () => {
    const [a, b] = [
      aMatch(),
      aMatch({ height_m: undefined, fire_class: '丁' }, [judged('height_m', 'unknown', '层高未说明')]),
    ];
    const rows = compareRows({ height_m: { min: 8 } }, [a, b], t, 'zh-CN');
    const row = (key: string) => rows.find((one) => one.key === key)!;
    expect(row('height_m')).toMatchObject({ need: '≥ 8 m', differs: true });
    expect(row('height_m').cells.map(({ verdict }) => verdict)).toEqual(['pass', 'unknown']);
    expect(row('fire_class').cells).toEqual([{ verdict: 'unknown', text: 'unknown' }, { text: '丁' }]);
    expect(row('area_sqm').differs).toBe(false);
    expect(row('crane')).toBeUndefined();
    expect(unknownLabels(b, t)).toEqual(['height_m']);
  });
});
