import { type FieldError, Invalid } from '@app/platform';
import type { Licence } from '../article.entity.js';
import { isSelector } from './list-links.js';
import type { SourceKind } from './source.entity.js';
import { addressProblem } from './web-address.js';

/** What an editor says of a source. Lengths of time in minutes. */
export interface SourceFields {
  name: string;
  kind: SourceKind;
  url: string;
  linkSelector: string | null;
  nextSelector: string | null;
  listPages: number;
  everyMinutes: number;
  workingHours: boolean;
  pageBudget: number;
  licence: Licence;
  licenceNote: string | null;
  licensedOn: string | null;
}

export const NEW_SOURCE: Omit<SourceFields, 'name' | 'kind' | 'url'> = {
  linkSelector: null,
  nextSelector: null,
  listPages: 1,
  everyMinutes: 120,
  workingHours: false,
  pageBudget: 20,
  licence: 'link_only',
  licenceNote: null,
  licensedOn: null,
};

/** @throws Invalid `source_invalid` with every wrong field named */
export function checkSource(fields: SourceFields): void {
  const wrong: FieldError[] = [];
  const refuse = (field: keyof SourceFields, message: string | null): unknown =>
    message && wrong.push({ field, message });
  const selector = (field: 'linkSelector' | 'nextSelector'): unknown =>
    refuse(field, fields[field] && !isSelector(fields[field]) ? '不是有效的 CSS 选择器，如 .news-list a' : null);
  const within = (field: 'listPages' | 'everyMinutes' | 'pageBudget', from: number, to: number): unknown =>
    refuse(field, fields[field] >= from && fields[field] <= to ? null : `应为 ${from} 到 ${to}`);
  refuse('name', fields.name.trim() === '' ? '请填写名称' : null);
  refuse('url', addressProblem(fields.url));
  selector('linkSelector');
  selector('nextSelector');
  within('listPages', 1, 10);
  within('everyMinutes', 15, 10_080);
  within('pageBudget', 1, 100);
  if (fields.licence === 'permitted' && !fields.licenceNote)
    refuse('licenceNote', '请写明授权依据，如合同编号或授权邮件日期');
  if (fields.licence === 'permitted' && !fields.licensedOn) refuse('licensedOn', '请写明哪天同意的');
  if (wrong.length > 0) throw new Invalid('source_invalid', '有几项需要更正', wrong);
}
