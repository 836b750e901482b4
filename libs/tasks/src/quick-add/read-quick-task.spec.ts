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
    ['1.5小时后 回电', '2026-03-09T11:30', 'call_back', '回电', ''],
    ['一个半小时后 回电', '2026-03-09T11:30', 'call_back', '回电', ''],
    ['一刻钟后 再打', '2026-03-09T10:15', 'call_back', '再打', ''],
    ['3.12 下午2点 带看', '2026-03-12T14:00', 'visit', '带看', ''],
    ['明儿下午 打电话', '2026-03-10T14:00', 'call_back', '打电话', ''],
    ['后天看2.5亩地', '2026-03-11T09:30', 'follow_up', '看2.5亩地', '看2.5亩地'],
    ['两天后天台县考察', '2026-03-11T09:30', 'visit', '天台县考察', '天台县'],
    ['周五下班前 报价', '2026-03-13T17:30', 'follow_up', '报价', ''],
    ['三个工作日内 报价', '2026-03-12T17:30', 'follow_up', '报价', ''],
    ['一周内 回电', '2026-03-16T17:30', 'call_back', '回电', ''],
    ['本周内 回电', '2026-03-13T17:30', 'call_back', '回电', ''],
    ['下周 跟进', '2026-03-16T09:30', 'follow_up', '跟进', ''],
    ['下周内 发方案', '2026-03-20T17:30', 'send_sites', '发方案', ''],
    ['周末 看厂', '2026-03-14T09:30', 'visit', '看厂', ''],
    ['下周末上午 看厂', '2026-03-21T09:30', 'visit', '看厂', ''],
    ['过两天 再打', '2026-03-11T09:30', 'call_back', '再打', ''],
    ['半个月后 回访', '2026-03-24T09:30', 'follow_up', '回访', ''],
    ['3个月后 复访', '2026-06-09T09:30', 'follow_up', '复访', ''],
    ['明年3月1日 考察', '2027-03-01T09:30', 'visit', '考察', ''],
    ['月底前发方案', '2026-03-31T17:30', 'send_sites', '发方案', ''],
    ['下月初 回访', '2026-04-01T09:30', 'follow_up', '回访', ''],
    ['4月中旬 考察', '2026-04-15T09:30', 'visit', '考察', ''],
    ['季度末 复访', '2026-03-31T09:30', 'follow_up', '复访', ''],
    ['年底前 签约', '2026-12-31T17:30', 'follow_up', '签约', ''],
    ['明天 9:30-10:30 带看', '2026-03-10T09:30', 'visit', '带看', ''],
    ['明天下午2点到4点 陪同考察', '2026-03-10T14:00', 'visit', '陪同考察', '陪同'],
    ['明天上午10点前 发资料', '2026-03-10T10:00', 'send_sites', '发资料', ''],
    ['下午两点零五分 打电话', '2026-03-09T14:05', 'call_back', '打电话', ''],
    ['31号前 交材料', '2026-03-31T17:30', 'follow_up', '交材料', '交材料'],
    ['3月10日周二下午3点 带看', '2026-03-10T15:00', 'visit', '带看', ''],
    ['周二（3月10日）下午3点 带看', '2026-03-10T15:00', 'visit', '带看', ''],
    ['明天（周二）下午3点 带看', '2026-03-10T15:00', 'visit', '带看', ''],
    ['清明节前 带看', '2026-04-03T17:30', 'visit', '带看', ''],
    ['清明后第一个工作日 回访', '2026-04-07T09:30', 'follow_up', '回访', ''],
    ['五一后上午10点 回访', '2026-05-06T10:00', 'follow_up', '回访', ''],
    ['国庆假期后 跟进', '2026-10-08T09:30', 'follow_up', '跟进', ''],
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
    ['上周五 回电', '已经过去'],
    ['每周一 回访', '一行只记一次'],
    ['每月5号上午10点 回访', '一行只记一次'],
    ['过几天下午3点 再打', '没有看出时间'],
    ['节后下午3点 联系', '没有看出时间'],
    ['昨天下午3点 回电', '没有看出时间'],
    ['元旦后 回访', '2027 年的放假安排还没有录入'],
    ['明天（周三）下午3点 带看', '3月10日是周二'],
    ['3月12日周五 带看', '3月12日是周四'],
  ])('refuses %s, and says why', (text, why) => {
    expect(read(text).problem).toContain(why);
  });

  it('takes a part of today that is under way by its end', () => {
    expect(read('今天下午 回电', at('2026-03-09T14:35'))).toMatchObject({ due: at('2026-03-09T17:30'), problem: null });
    expect(read('今天上午 回电', at('2026-03-09T14:35')).problem).toContain('已经过去');
  });

  it('looks into the next month for a day that this one does not have', () => {
    expect(read('31号前 交材料', at('2026-04-10T10:00')).due).toEqual(at('2026-05-31T17:30'));
  });

  it('waits for the working day after 春节', () => {
    expect(read('春节后第一个工作日 回访', at('2026-02-02T10:00'))).toMatchObject({
      due: at('2026-02-24T09:30'),
      title: '回访',
      problem: null,
    });
    expect(read('年前 拜访', at('2026-02-02T10:00')).due).toEqual(at('2026-02-14T17:30'));
    expect(read('过年后 回访', at('2026-02-02T10:00')).due).toEqual(at('2026-02-24T09:30'));
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
