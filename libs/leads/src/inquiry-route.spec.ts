import fc from 'fast-check';
import { type InquiryRoute, type KnownWriter, routeInquiry } from './inquiry-route.js';
import { readInquiryRoute } from './inquiry-route-reading.js';
import { maskPhonesInPlace } from './pool-mask.js';

const asOf = '2026-11-23';
const texts = (need: string, usage = '', tax = '') => ({ need, usage, tax });
const stranger: KnownWriter = { leadId: null, cleared: false };
const route = (need: string, usage = '', known = stranger): InquiryRoute => {
  const reading = readInquiryRoute(texts(need, usage), asOf);
  return routeInquiry(reading, reading.need.flags, known);
};
const LEAD = { to: 'lead' };
const OFFERED = { to: 'offered' };
const TAKEDOWN = { to: 'requested', kind: 'takedown' };
const PRIVACY = { to: 'requested', kind: 'privacy' };
const ADVERT = { to: 'quarantined', reason: 'advert' };

describe('the way of an inquiry', () => {
  it.each([
    ['想租3000平米左右单层厂房，云和附近', '五金件机加工', LEAD],
    ['找块地', '', LEAD],
    ['你好', '', LEAD],
    ['。。', '', LEAD],
    ['落户有什么政策补贴', '', LEAD],
    ['谢谢，已经谈好了', '', LEAD],
    ['厂房出租，5000平，层高8米，在龙泉', '', OFFERED],
    ['我公司有一块30亩工业用地转让', '', OFFERED],
    ['业主直租仓库2000平，现空置', '仓储', OFFERED],
    ['请删除我公司的稿件，未经授权转载', '', TAKEDOWN],
    ['这篇报道侵权，请尽快撤下', '', TAKEDOWN],
    ['请删除我的个人信息', '', PRIVACY],
    ['别再给我打电话了', '', PRIVACY],
    ['之前求租3000平厂房，已租到，请删除我的手机号', '', PRIVACY],
    ['求租3000平厂房，请勿打电话，加微信联系', '', { to: 'lead', side: 'demand' }],
    ['租厂房2000平', '请勿打扰，晚上微信联系', LEAD],
    ['专业代办公司注册 低价代理记账 加微信详聊', '', ADVERT],
    ['二手注塑机低价转让', '', ADVERT],
    ['你们还招人吗，想找份工作', '', ADVERT],
  ])('%s (%s) goes to %j', (need, usage, expected) => {
    expect(route(need, usage)).toMatchObject(expected);
  });

  it('leads an unclear text of a known client to their lead, and links what is none', () => {
    const known = { leadId: 'lead-1', cleared: false };
    expect(route('谢谢你们', '', known)).toEqual(LEAD);
    expect(route('厂房出租，5000平', '', known)).toEqual({ to: 'offered', relatedLeadId: 'lead-1' });
    expect(route('别再给我打电话了', '', known)).toMatchObject({ to: 'requested', relatedLeadId: 'lead-1' });
  });

  it('believes a person who said that it is no advertisement', () => {
    expect(route('二手注塑机低价转让', '', { leadId: null, cleared: true })).toEqual({ to: 'lead', side: 'demand' });
    expect(route('厂房出租，5000平', '', { leadId: null, cleared: true })).toMatchObject(OFFERED);
  });

  it('names the words that decided, in their text', () => {
    const words = (need: string, usage = '') =>
      readInquiryRoute(texts(need, usage), asOf).words.map(({ says, field, start, end }) => [
        says,
        field,
        texts(need, usage)[field].slice(start, end),
      ]);
    expect(words('你好，请删除我的个人信息')).toEqual([['privacy_request', 'need', '删除我的个人信息']]);
    expect(words('在吗', '二手注塑机低价转让')).toMatchObject([
      ['equipment_not_property', 'usage', '二手注塑机低价转让'],
    ]);
    expect(words('租厂房2000平')).toEqual([]);
  });

  it('is found for any text, without a contact in what is kept', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 30 }), (need, usage) => {
        const reading = readInquiryRoute(texts(need, usage), asOf);
        const { to } = routeInquiry(reading, reading.need.flags, stranger);
        for (const { field, start, end } of reading.words) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(texts(need, usage)[field].length);
        }
        return reading.need.contact === undefined && ['lead', 'offered', 'requested', 'quarantined'].includes(to);
      }),
    );
  });

  it('masks phones without moving a word', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => maskPhonesInPlace(text).length === text.length));
    expect(maskPhonesInPlace('电话 139 0000 1111，3000平')).toBe('电话 13* **** **11，3000平');
  });
});
