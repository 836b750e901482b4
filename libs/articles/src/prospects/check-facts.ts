import { fullRegionName, industryName, parentOf, regionByCode, regionName } from '@app/reference';
import { Invalid } from '@app/platform';
import type { ProspectEdits } from './prospect.entity.js';
import type { ProspectFacts } from './prospect-facts.js';

const STAGES = ['拟选址', '拿地', '签约', '落地', '开工', '封顶', '投产', '扩产', '搬迁', '终止'];
const text = (most: number) => (value: unknown) =>
  typeof value === 'string' && value.trim() !== '' && value.length <= most ? undefined : `1 到 ${most} 字`;
const figure = (most: number) => (value: unknown) =>
  typeof value === 'number' && value > 0 && value <= most ? undefined : `应为 0 到 ${most} 之间的数`;

/** What an editor may write, by key of the contract: undefined when it is right, else what is wrong. */
const CHECKS: Partial<Record<keyof ProspectFacts, (value: unknown) => string | undefined>> = {
  company: text(100),
  project: text(200),
  park: text(60),
  amount_cny: figure(1e13),
  area_mu: figure(75_000),
  area_sqm: figure(5e7),
  region: (value) => (typeof value === 'string' && regionByCode(value) ? undefined : '没有这个行政区划代码'),
  industry_gb4754_division: (value) =>
    typeof value === 'string' && /^[A-T]\d\d$/.test(value) && industryName(value.slice(1))
      ? undefined
      : '没有这个行业大类',
  stage: (value) => (STAGES.includes(value as string) ? undefined : '没有这个阶段'),
  tenure: (value) => (['rent', 'buy', 'build'].includes(value as string) ? undefined : 'rent、buy 或 build'),
};

/**
 * An editor's changes of facts: a value, or null for what the text does not say after all. The place's names follow its code.
 * @throws Invalid naming each key that is wrong
 */
export function checkedFacts(given: Record<string, unknown>): ProspectEdits {
  const fields = Object.entries(given).flatMap(([field, value]) => {
    const check = CHECKS[field as keyof ProspectFacts];
    const message = check ? (value === null ? undefined : check(value)) : '不能修改这一项';
    return message ? [{ field, message }] : [];
  });
  if (fields.length > 0) throw new Invalid('facts_invalid', '有几项没有保存，请看标出的各项', fields);
  const edits = Object.fromEntries(
    Object.entries(given).map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value]),
  ) as ProspectEdits;
  return edits.region === undefined ? edits : { ...edits, ...placeNames(edits.region) };
}

function placeNames(code: string | null): Pick<ProspectFacts, 'province' | 'city' | 'district'> {
  if (!code) return { province: null, city: null, district: null };
  const province = regionName(code.slice(0, 2));
  if (code.length === 2) return { province, city: null, district: null };
  const parent = code.length === 6 ? parentOf(code) : code;
  const city = parent && parent.length >= 2 ? regionName(parent) : null;
  return { province, city, district: code.length === 6 ? regionName(code) : null };
}

/** 浙江省丽水市缙云县; null where no place is told. */
export const placeName = (code: string | null): string | null => code && fullRegionName(code);
