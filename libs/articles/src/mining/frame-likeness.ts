import { companyNameParts } from '@app/companies';
import { areasIn } from './areas.js';
import type { Company, CompanyMention } from './company-mentions.js';
import { investmentsIn } from './money.js';
import { projectNamesIn, type ProjectName } from './project-names.js';
import { stageEventsIn } from './stages.js';
import type { Part } from './story.js';

export const addOnce = (list: string[], value: string): void => {
  if (!list.includes(value)) list.push(value);
};

export function isParent(group: Company, other: Company): boolean {
  if (group === other || !/(?:集团|控股|股份有限公司)$|集团/.test(group.plain) || /集团[(].*有限公司/.test(group.plain)) return false; // prettier-ignore
  const parts = companyNameParts(group.plain);
  const brand = /集团$/.test(group.plain) ? parts.core.slice(0, 2) : parts.brand;
  return brand.length >= 2 && companyNameParts(other.plain).core.startsWith(brand) && !/集团$/.test(other.plain);
}

export const isOfBrand = (one: Company, other: Company): boolean =>
  companyNameParts(one.plain).core.slice(0, 2) === companyNameParts(other.plain).core.slice(0, 2);

/** 艾登堡传动(佛山)有限公司 of 德国艾登堡传动系统有限公司: the same brand with a place in brackets. */
export function isBranch(group: Company, other: Company): boolean {
  if (!/[(](?!中国|集团|控股)[\u4e00-\u9fff]{2,4}[)]/.test(other.plain) || /[(]/.test(group.plain)) return false;
  const brand = companyNameParts(other.plain).core.slice(0, 2);
  return brand.length === 2 && companyNameParts(group.plain).core.startsWith(brand);
}

export const hasSubstance = (part: Part, from: number): boolean => {
  const text = part.text.slice(Math.max(0, from - part.start));
  return projectNamesIn(text, 0).length > 0 || investmentsIn(text, 0).length > 0 || areasIn(text, 0).length > 0;
};

export function namesOf(part: Part, mention: CompanyMention): ProjectName[] {
  const after = projectNamesIn(part.text.slice(mention.end - part.start), mention.end);
  if (after.some(({ isWeak }) => !isWeak) || mention.start <= part.start) return after;
  const before = projectNamesIn(part.text.slice(0, mention.start - part.start), part.start);
  return after.length === 0 || before.some(({ isWeak }) => !isWeak) ? [...before, ...after] : after;
}

const bare = (plain: string): string => plain.replace(/(?:生产|建设|一期|二期)?(?:基地|项目|工厂|生产线|产线)$/, '');
export function isSame(a: ProjectName, b: ProjectName): boolean {
  const [one, two] = [bare(a.plain), bare(b.plain)];
  return one.includes(two) || two.includes(one);
}

/** Something happened to it, said right after its name. */
export function isEventful(part: Part, name: ProjectName): boolean {
  const after = /^[^,。;]{0,30}/.exec(part.text.slice(name.end - part.start))![0];
  return (
    name.plain.length >= 6 &&
    !/园区?$/.test(name.plain) &&
    stageEventsIn(after, 0).some(({ stage }) => stage !== '拟选址') &&
    !/等.{0,6}项目/.test(part.text)
  );
}
