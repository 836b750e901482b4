import { BadLine, matchLines } from './match-lines.js';

const needs = [
  { id: 'n1', need: { side: 'demand', transaction: ['rent'], height_m: { min: 8 } } },
  { id: 2, need: { side: 'supply', transaction: ['rent'] } },
];
const listings = [
  { ref: 'A', kind: 'factory', offers: [{ transaction: 'rent' }], height_m: 7.6 },
  { ref: 'B', kind: 'factory', offers: [{ transaction: 'buy' }], height_m: 9 },
];
const lines = (rows: unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n');
const match = (...args: Parameters<typeof matchLines>) => [...matchLines(...args)].map((line) => JSON.parse(line));
const complaint = (asked: string, offered: string) => {
  try {
    return match(asked, offered);
  } catch (error) {
    return error instanceof BadLine ? error.message : error;
  }
};

describe('matchLines', () => {
  it('prints a line per need, as the contract writes it', () => {
    expect(match(lines(needs), `\uFEFF${lines(listings)}\r\n\n`)).toEqual([
      {
        id: 'n1',
        matches: [
          {
            ref: 'A',
            score: expect.any(Number),
            verdict: 'near',
            criteria: [
              {
                key: 'transaction',
                verdict: 'pass',
                need: ['rent'],
                listing: ['rent'],
                why: '出租，符合',
                why_en: expect.any(String),
              },
              {
                key: 'height_m',
                verdict: 'near',
                need: { min: 8 },
                listing: 7.6,
                why: '高度 7.6 m，需 8 m，差 0.4 m',
                why_en: expect.any(String),
              },
            ],
          },
        ],
      },
      { id: 2, matches: [] },
    ]);
  });
  it('prints what does not fit when asked to', () => {
    expect(match(lines(needs), lines(listings), { includeNo: true })[0].matches).toHaveLength(2);
  });
  it('takes nulls as absent and a bare figure as a range', () => {
    const [line] = match('{"id":1,"need":{"height_m":7.5,"area_sqm":null,"docks":{"min":null}}}', lines(listings));
    expect(line.matches[0].criteria.map((one: { key: string }) => one.key)).toEqual(['height_m']);
    expect(line.matches).toHaveLength(2);
  });
  it('leaves keys of other programs aside', () => {
    expect(match(lines(needs), lines([{ ...listings[0], lat: 28.4 }]))[0].matches).toHaveLength(1);
  });
  it.each([
    ['needs line 2: id: must be a text', `${lines(needs.slice(0, 1))}\n{"need":{}}`, ''],
    ['needs line 1: need: must be an object', '{"id":"x","need":[]}', ''],
    ['needs line 1: need.regions: must be a list', '{"id":"x","need":{"regions":"丽水"}}', ''],
    ['needs line 1: need.budget[0].basis: is missing', '{"id":"x","need":{"budget":[{"max":3}]}}', ''],
    ['needs line 1: need.area_sqm.min: must be a number', '{"id":"x","need":{"area_sqm":{"min":"3千"}}}', ''],
    ['needs line 1: need.move_in: must be an object', '{"id":"x","need":{"move_in":"急"}}', ''],
    ['listings line 3: kind: must be one of', lines(needs), `${lines(listings)}\n{"ref":"C","kind":"shop"}`],
  ])('names the file, the line and the reason: %s', (message, asked, offered) => {
    expect(complaint(asked, offered)).toEqual(expect.stringContaining(message));
  });
  it('names a line that was cut in half', () => {
    expect(complaint('{"id":"x","ne', '')).toEqual(expect.stringMatching(/^needs line 1: /));
  });
});
