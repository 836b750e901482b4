import { findRegions, plainText, readQuantities, regionByCode, type ZoneList } from '@app/reference';
import type { AdmittedIndustry } from '../listing.js';
import { assertOrdered, CellProblem, isBlank, plainCell } from './cell.js';
import { readDivisions } from './read-words.js';

/** 10t*2;5t, 10吨2台, 无. @throws CellProblem */
export function readCrane(text: string): { t: number; count?: number }[] | undefined {
  if (isBlank(text)) return undefined;
  const plain = plainCell(text);
  if (/^(?:无|没有|否|0|不带)/.test(plain)) return [];
  const cranes = plain
    .split(/[;,、+和]/)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [first, second] = readQuantities(part);
      const [weight, count] = first?.unit === 'count' && second ? [second, first] : [first, second];
      if (!weight || (weight.unit !== 't' && weight.unit !== 'none') || weight.low <= 0)
        throw new CellProblem('crane', '读不出行车，请写成 10t*2;5t；没有就写“无”');
      const times = count ? Math.round(count.low) : undefined;
      return { t: weight.high, ...(times !== undefined && times > 0 && { count: times }) };
    });
  if (cranes.length === 0) throw new CellProblem('crane', '读不出行车，请写成 10t*2;5t；没有就写“无”');
  return cranes;
}

const DAY = /^(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?月?$/;

/** A day of the calendar, or `now` for what stands empty. @throws CellProblem */
export function readDay(text: string): string | 'now' | undefined {
  if (isBlank(text)) return undefined;
  const plain = plainCell(text).replace(/\s.*$/, '');
  if (/即|随时|现房|空置|立即|now/.test(plain)) return 'now';
  const digits = /^(20\d{2})(\d{2})(\d{2})$/.exec(plain) ?? DAY.exec(plain);
  if (!digits) throw new CellProblem('date', '读不出日期，请写成 2026-12-01');
  const [, year, month, day = '1'] = digits;
  const iso = `${year}-${month!.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const there = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(there.getTime()) || there.toISOString().slice(0, 10) !== iso)
    throw new CellProblem('date', '日历上没有这一天，请写成 2026-12-01');
  if (Number(year) < 2000 || Number(year) > 2100) throw new CellProblem('date', '年份不对，请写 2000 到 2100 年');
  return iso;
}

/** A county by its code or its name with the city's; a zone names its county. @throws CellProblem */
export function readRegion(text: string, zones?: ZoneList): { region: string; devzone?: string } | undefined {
  if (isBlank(text)) return undefined;
  const code = /^\s*(\d{2,12})(?:\.0)?\s*$/.exec(text)?.[1];
  if (code !== undefined) {
    const county = regionByCode(code.slice(0, 6));
    if (code.length < 6 || county?.level !== 'county')
      throw new CellProblem('unknown_region', `没有 ${code} 这个区县代码，请写六位代码或“丽水市莲都区”这样的名称`);
    return { region: county.code };
  }
  const found = findRegions(plainText(text).text, { zones }).filter(({ level }) => level !== 'macro');
  const county = found.find(({ level, code: known }) => level === 'county' && known !== undefined);
  const zone = found.find(({ level }) => level === 'devzone');
  if (county?.code) return { region: county.code, ...(zone && { devzone: zone.name }) };
  const host = zone?.host_code ?? found.find(({ level }) => level === 'city')?.code;
  // 东莞 and 中山 have no counties: one code stands for the city.
  const whole = host && (regionByCode(host)?.level === 'county' ? host : regionByCode(`${host}00`)?.code);
  if (whole?.length === 6) return { region: whole, ...(zone && { devzone: zone.name }) };
  if (found.some(({ ambiguous }) => ambiguous))
    throw new CellProblem('unknown_region', '有几个同名的区县，请连城市一起写，如“徐州市鼓楼区”');
  if (host) throw new CellProblem('unknown_region', '只写到了市，请写到区县，如“丽水市莲都区”');
  throw new CellProblem('unknown_region', '不认识这个地方，请写六位区划代码或“丽水市莲都区”这样的名称');
}

/** 1.5-2.5, ≥1.2, 不大于2. @throws CellProblem */
export function readRange(text: string): { min?: number; max?: number } | undefined {
  if (isBlank(text)) return undefined;
  const [found] = readQuantities(plainCell(text));
  if (!found) throw new CellProblem('not_a_number', '读不出数字，请写成 1.5-2.5');
  assertOrdered(plainCell(text));
  return { ...(found.min !== undefined && { min: found.min }), ...(found.max !== undefined && { max: found.max }) };
}

/** 34:投资300万/亩,税20万/亩;33:投资250万/亩 → one row a industry. @throws CellProblem */
export function readAdmitted(text: string): AdmittedIndustry[] | undefined {
  if (isBlank(text)) return undefined;
  return plainCell(text)
    .split(/[;\n]/)
    .filter((part) => part.trim() !== '')
    .flatMap((part) => {
      const [head = '', rest = ''] = part.split(/:(.*)/s);
      const figure = (pattern: RegExp): number | undefined => {
        const at = pattern.exec(rest);
        const [sum] = at ? readQuantities(rest.slice(at.index + at[0].length)) : [];
        return sum && Math.round(sum.low);
      };
      const invest = figure(/投资|强度|固投|invest/);
      const tax = figure(/税|tax/);
      if (invest === undefined && tax === undefined && rest.trim() !== '')
        throw new CellProblem('admitted', '读不出指标，请写成 34:投资300万/亩,税20万/亩');
      return (readDivisions(head) ?? []).map((division) => ({
        division,
        ...(invest !== undefined && { invest_per_mu_min: invest }),
        ...(tax !== undefined && { tax_per_mu_min: tax }),
      }));
    });
}
