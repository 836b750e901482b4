import fc from 'fast-check';
import { WorkingCalendar } from '@app/reference';
import { readQuickTask } from './read-quick-task.js';

const calendar = new WorkingCalendar();
const at = (text: string): Date => new Date(`${text}:00+08:00`);
/** A Monday. */
const NOW = at('2026-03-09T10:00');
const read = (text: string, now = NOW) => readQuickTask(text, now, calendar);

describe('a task in one line', () => {
  it.each([
    ['明天下午3点 带看 A厂', '2026-03-10T15:00', 'visit', '带看 A厂', 'A厂'],
    ['下周二上午 回电', '2026-03-17T09:30', 'call_back', '回电', ''],
    ['后天 10:30 发资料', '2026-03-11T10:30', 'send_sites', '发资料', ''],
    ['周五前 报价', '2026-03-13T17:30', 'follow_up', '报价', ''],
    ['月底 复访', '2026-03-31T09:30', 'follow_up', '复访', ''],
    ['今天下午四点半给云岭精工打电话', '2026-03-09T16:30', 'call_back', '给云岭精工打电话', '给云岭精工'],
    ['3月20日 评审 云岭精工', '2026-03-20T09:30', 'review', '评审 云岭精工', '云岭精工'],
    ['2026-04-02 14：00 考察', '2026-04-02T14:00', 'visit', '考察', ''],
    ['明早 回电', '2026-03-10T09:00', 'call_back', '回电', ''],
    ['今晚7点 电话联系', '2026-03-09T19:00', 'call_back', '电话联系', ''],
    ['2小时后 再打', '2026-03-09T12:00', 'call_back', '再打', ''],
    ['半小时后 发房源', '2026-03-09T10:30', 'send_sites', '发房源', ''],
    ['三天后 跟进', '2026-03-12T09:30', 'follow_up', '跟进', ''],
    ['3个工作日后 跟进', '2026-03-12T09:30', 'follow_up', '跟进', ''],
    ['下个月5号 签约', '2026-04-05T09:30', 'follow_up', '签约', ''],
    ['15号 走访', '2026-03-15T09:30', 'visit', '走访', ''],
    ['星期一 9点 上会', '2026-03-16T09:00', 'review', '上会', ''],
    ['带看3号厂房 明天10点', '2026-03-10T10:00', 'visit', '带看3号厂房', '3号厂房'],
  ])('%s', (text, due, kind, title, about) => {
    expect(read(text)).toMatchObject({ due: at(due), kind, title, about, problem: null });
  });

  it.each([
    ['昨天 回电', '没有看出时间'],
    ['今天9点 回电', '已经过去'],
    ['本周一 9:00 回电', '已经过去'],
    ['3月1日 回电', '已经过去'],
    ['2031-01-01 回电', '太远'],
    ['明天下午3点', '还要写做什么'],
    ['带看 A厂', '没有看出时间'],
    ['2月30日 带看', '没有看出时间'],
  ])('refuses %s, and says why', (text, why) => {
    expect(read(text).problem).toContain(why);
  });

  it('says when the day is no working day', () => {
    expect(read('周六上午 带看').dayOff).toBe(true);
    expect(read('周五上午 带看').dayOff).toBe(false);
  });

  it('takes back every time that it could have said itself', () => {
    const days = fc.constantFrom<[string, number]>(['今天', 0], ['明天', 1], ['后天', 2], ['大后天', 3], ['5天后', 5]);
    const minute = fc.constantFrom('', '半', '15分', '一刻');
    const hour = fc.integer({ min: 1, max: 12 });
    const part = fc.constantFrom<[string, number]>(['上午', 0], ['下午', 12]);
    const work = fc.constantFrom('带看 A厂', '回电', '发资料', '报价');
    const start = fc.integer({ min: 0, max: 700 }).map((day) => at('2026-01-01T00:01').getTime() + day * 86_400_000);
    fc.assert(
      fc.property(start, days, part, hour, minute, work, (from, [word, ahead], [half, shift], clock, past, what) => {
        fc.pre(!(half === '上午' && clock === 12));
        const now = new Date(from);
        const hours = (clock % 12) + shift;
        const minutes = { '': 0, 半: 30, '15分': 15, 一刻: 15 }[past]!;
        const day = calendar.dayOf(new Date(from + ahead * 86_400_000));
        const time = `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
        const task = readQuickTask(`${word}${half}${clock}点${past} ${what}`, now, calendar);
        expect(task).toMatchObject({ due: calendar.at(day, time), title: what, problem: null });
      }),
    );
  });

  it('never fails, and never offers a time that has passed, whatever is typed', () => {
    const piece = fc.constantFrom('明天', '下周', '二', '月底', '3', '点', '半', '前', '号', '带看', ' ', ':', '00', '-', '13', '厂'); // prettier-ignore
    const typed = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const { due, problem } = read(text);
        if (problem === null) expect(due!.getTime()).toBeGreaterThan(NOW.getTime());
      }),
      { numRuns: 500 },
    );
  });
});
