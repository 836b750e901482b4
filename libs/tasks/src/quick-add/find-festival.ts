import { lunarFestival, lunarNewYear, type IsoDay, type WorkingCalendar } from '@app/reference';
import { workdayBefore } from './day-steps.js';

/** The festival's own day; 清明 is the 4th or 5th of April, and both lie within its holiday. */
const days: [RegExp, (year: number) => IsoDay][] = [
  [/元旦/, (year) => `${year}-01-01`],
  [/春节|过?年/, lunarNewYear],
  [/清明/, (year) => `${year}-04-05`],
  [/五一|劳动节/, (year) => `${year}-05-01`],
  [/端午/, (year) => lunarFestival('端午', year)],
  [/中秋/, (year) => lunarFestival('中秋', year)],
  [/国庆|十一/, (year) => `${year}-10-01`],
];

/**
 * 春节后第一个工作日 · 国庆前 · 年后: the working day next to the holiday. A year whose holidays nobody has
 * entered gives no such day.
 */
export const findFestival = {
  pattern:
    /(元旦|春节|清明|五一|劳动节|端午|中秋|国庆|十一(?=长假|假|[前后])|过年|(?<![\d一二两三四五六七八九十今明后去多半几])年(?=[前后]))(?:节|长假|假期|放假|假)?(?:之|以)?([前后])(?:的?(?:第一|首)个?(?:工作日|天))?/,
  read([, name, side]: RegExpExecArray, today: IsoDay, calendar: WorkingCalendar) {
    const dayIn = days.find(([word]) => word.test(name!))![1];
    const year = Number(today.slice(0, 4));
    const [day] = [year, year + 1].map(dayIn).filter((each) => beside(each, side!, calendar) > today);
    if (!day) return undefined;
    const problem = `${day.slice(0, 4)} 年的放假安排还没有录入，请写具体日期`;
    const workday = beside(day, side!, calendar);
    return calendar.hasDataFor(Number(day.slice(0, 4))) ? workday : { day: workday, problem };
  },
};

const beside = (day: IsoDay, side: string, calendar: WorkingCalendar): IsoDay =>
  side === '后' ? calendar.nextWorkday(day) : workdayBefore(day, calendar);
