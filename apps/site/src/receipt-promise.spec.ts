import { WorkingCalendar } from '@app/reference';
import { receiptPromise } from './receipt-promise.js';
import { wordsOf } from './site-words.js';

const now = new Date('2026-11-23T02:00:00Z');
const promiseOf = (need: string, at = now) =>
  receiptPromise(wordsOf('zh-CN'), { need, usage: '', tax: '', createdAt: now }, at, {
    calendar: new WorkingCalendar(),
    firstCallMinutes: 30,
  });

describe('what a visitor is promised', () => {
  it.each([
    ['租3000平厂房', { kind: 'lead', when: '今天 10:30 ', days: 0 }],
    ['厂房出租，5000平', { kind: 'offer', when: '11月25日（周三）18:00 ', days: 2 }],
    ['请删除转载我公司的稿件', { kind: 'takedown', when: '11月26日（周四）18:00 ', days: 3 }],
    ['请删除我的个人信息', { kind: 'privacy', when: '12月14日（周一）18:00 ', days: 15 }],
    ['代开发票，加微信', { kind: 'advert', when: '', days: 0 }],
  ])('%s: %j', (need, expected) => {
    expect(promiseOf(need)).toMatchObject({ ...expected, late: false });
  });

  it('is late after its term, and an advertisement never', () => {
    const later = new Date('2026-12-20T02:00:00Z');
    expect(promiseOf('厂房出租，5000平', later)).toMatchObject({ late: true });
    expect(promiseOf('代开发票，加微信', later)).toMatchObject({ late: false });
  });
});
