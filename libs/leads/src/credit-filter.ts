/** Which article a lead or inquiry is put down to: the first or the last that its visitor had read. */
export const TOUCHES = ['first', 'last'] as const;
export type CreditTouch = (typeof TOUCHES)[number];

/** Stands for articles without a column, outlet or city. */
export const NO_NAME = '-';

/** A line of the attribution report, as a filter of the lists that it opens. */
export interface CreditFilter {
  /** Absent: `article` is the page that the words were written on. */
  touch?: CreditTouch;
  article?: string;
  column?: string;
  outlet?: string;
  /** GB/T 2260, 4 digits. */
  city?: string;
}

/** SQL of what articles are grouped by; an article of several cities counts for the one that it tells of most. */
export const CREDITED = {
  column: `coalesce(nullif(article.category, ''), '${NO_NAME}')`,
  outlet: `coalesce(nullif(article.publisher, ''), '${NO_NAME}')`,
  city: `coalesce((select place from unnest(article.regions) with ordinality as told (place, nth)
    where length(place) = 4 order by nth limit 1), '${NO_NAME}')`,
} as const;

/** Conditions over the table or alias `lead` or `inquiry`; values are appended to `parameters`. */
export function creditWhere(table: 'lead' | 'inquiry', filter: CreditFilter, parameters: unknown[]): string[] {
  const column = filter.touch ? `${table}.${filter.touch}_article_id` : `${table}.article_id`;
  const parts: string[] = [];
  if (filter.article) parts.push(`${column} = $${parameters.push(filter.article)}::uuid`);
  for (const by of ['column', 'outlet', 'city'] as const)
    if (filter[by] !== undefined)
      parts.push(
        `${column} in (select article.id from article where ${CREDITED[by]} = $${parameters.push(filter[by])})`,
      );
  if (filter.touch && parts.length === 0) parts.push(`${column} is not null`);
  return parts;
}
