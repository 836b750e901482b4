import { mineArticle } from '../mining/index.js';
import { deskScore, type Judged } from './desk-reason.js';
import { hypothesisedNeed } from './hypothesised-need.js';
import { storedProspect } from './prospect-facts.js';

function judged(text: string, given: Partial<Judged> = {}): Judged {
  const [mined] = mineArticle({ title: '园区要闻', text }).prospects;
  const { facts } = storedProspect(mined!, text);
  return { facts, hypothesis: hypothesisedNeed(facts, { told: '2026-03-01', today: '2026-03-01' }), fits: 0, known: false, ...given }; // prettier-ignore
}
const signed = '浙江云澜医疗器械有限公司微创器械项目签约落户柯城区，总投资2亿元，租赁厂房2.4万平方米。';
const built = '浙江云澜精工有限公司磨床项目昨天在柯城区开工，总投资2亿元，用地40亩。';

describe('the place of an article on the desk', () => {
  it('says why it stands there', () => {
    const { reason } = deskScore([judged(signed, { fits: 3 }), judged(built)], 1);
    expect(reason).toEqual({ prospects: 2, company: '浙江云澜医疗器械有限公司', stage: '签约', place: '柯城', strength: 'likely', fits: 3 }); // prettier-ignore
  });
  it('is higher for who may still look than for who builds already', () => {
    expect(deskScore([judged(signed)], 1).score).toBeGreaterThan(deskScore([judged(built)], 1).score);
  });
  it('rises with sites that fit and falls with age and with a company in hand', () => {
    const plain = deskScore([judged(signed)], 1).score;
    expect(deskScore([judged(signed, { fits: 3 })], 1).score).toBeGreaterThan(plain);
    expect(deskScore([judged(signed, { known: true })], 1)).toMatchObject({
      score: plain - 10,
      reason: { known: true },
    });
    expect(deskScore([judged(signed)], 700)).toMatchObject({ score: plain - 20, reason: { oldDays: 700 } });
  });
  it('is the lowest without a prospect', () => {
    expect(deskScore([], 0)).toEqual({ score: 0, reason: { prospects: 0 } });
  });
  it('stays within 0 and 100', () => {
    const many = Array.from({ length: 30 }, () => judged(signed.replace('2亿', '200亿'), { fits: 20 }));
    expect(deskScore(many, 0).score).toBeLessThanOrEqual(100);
    expect(deskScore([judged(built, { known: true })], 5000).score).toBeGreaterThanOrEqual(0);
  });
});
