import type { RoutingRule, RoutingRulesView } from '../api/routing';
import { number } from '../format/number';
import type { TimeWords } from '../format/time';

export const sources = ['article', 'listing', 'site', 'phone', 'import', 'prospect'] as const;
export const kinds = ['rent', 'buy', 'land', 'factory', 'warehouse', 'cold_storage', 'office', 'lab'] as const;

/** Places and trades in the rules, by code. */
export type CodeNames = Pick<RoutingRulesView, 'regions' | 'industries'>;

export const named = (codes: string[] | undefined, names: CodeNames['regions']): CodeNames['regions'] =>
  (codes ?? []).map((code) => names.find((one) => one.code === code) ?? { code, name: code });

/** 区域 浙江省丽水市 · 来源 资讯 · 面积 ≥ 5,000 ㎡ */
export function conditionWords(
  { regions, industries, sources: from, kinds: what, minAreaSqm }: RoutingRule['when'],
  names: CodeNames,
  t: TimeWords,
): string {
  const list = (label: string, values: string[] | undefined) =>
    values?.length ? [`${t(`routing.${label}`)} ${values.join('、')}`] : [];
  const parts = [
    ...list(
      'regions',
      named(regions, names.regions).map(({ name }) => name),
    ),
    ...list(
      'industries',
      named(industries, names.industries).map(({ name }) => name),
    ),
    ...list(
      'sources',
      from?.map((one) => t(`source.${one}`)),
    ),
    ...list(
      'kinds',
      what?.map((one) => t(`routing.kind.${one}`)),
    ),
    ...(minAreaSqm ? [t('routing.areaFrom', { area: number(minAreaSqm) })] : []),
  ];
  return parts.length > 0 ? parts.join(' · ') : t('routing.everything');
}

/** 浙中组、林知远 */
export function targetWords(
  { teams, advisors }: RoutingRule['to'],
  people: RoutingRulesView['people'],
  t: TimeWords,
): string {
  const teamName = (id: string) => people.find(({ teamId }) => teamId === id)?.team;
  const words = [...teams.map(teamName), ...advisors.map((id) => people.find((one) => one.id === id)?.name)];
  return words.map((word) => word ?? t('routing.gone')).join('、') || t('routing.nobody');
}
