import type { RowText } from './row-text.js';

export type RecordKind = 'company' | 'contact' | 'lead';
export type Choice = 'kept' | 'gone';
/** By field group; a group that is not named keeps the survivor's. */
export type Choices = Record<string, Choice>;

export interface FieldGroup {
  /** Taken together from one of the two records. */
  columns: string[];
  /** Judged with them when a merge is undone: a later change of any keeps all. */
  with?: string[];
}

/** What a person chooses between, by kind of record. A phone is no choice: both numbers are kept. */
export const fieldGroups: Record<RecordKind, Record<string, FieldGroup>> = {
  company: {
    name: { columns: ['name', 'short_name'] },
    uscc: { columns: ['uscc'] },
    region: { columns: ['region'] },
    industry: { columns: ['industry'] },
  },
  contact: {
    name: { columns: ['name'] },
    company: { columns: ['company_id'] },
    wechat: { columns: ['wechat'] },
    agent: { columns: ['agent'] },
  },
  lead: {
    company: { columns: ['company_id'] },
    contact: { columns: ['contact_id', 'agent'] },
    need: { columns: ['need', 'need_line', 'need_read', 'need_corrections', 'need_origins'] },
    stage: {
      columns: ['stage', 'lost_reason', 'wake_on', 'stage_at'],
      with: ['reached', 'visited_at', 'signed_at'],
    },
    owner: { columns: ['owner_id', 'team_id'] },
    source: { columns: ['source_kind', 'article_id', 'listing_id'] },
  },
};

/** Before and after of every column that a merge changed on the survivor. */
export type Changes = Record<string, { before: string | null; after: string | null }>;

export function chosenValues(kind: RecordKind, choices: Choices, gone: RowText): RowText {
  const chosen = Object.entries(fieldGroups[kind]).filter(([name]) => choices[name] === 'gone');
  const columns = chosen.flatMap(([, group]) => group.columns).filter((column) => column in gone);
  return Object.fromEntries(columns.map((column) => [column, gone[column] ?? null]));
}

export function changesBetween(before: RowText, after: RowText): Changes {
  const changed = Object.keys(after).filter((column) => before[column] !== after[column]);
  return Object.fromEntries(
    changed.map((column) => [column, { before: before[column] ?? null, after: after[column] ?? null }]),
  );
}

export interface WayBack {
  /** Columns to set. */
  values: RowText;
  /** Field groups that somebody edited since and that therefore keep the later value. */
  keptLater: string[];
  /** Columns that keep the later value. */
  keptColumns: string[];
}

/** What an undo sets: values the merge wrote and nobody touched since; a version only goes back when nothing else moved. */
export function wayBack(kind: RecordKind, changes: Changes, now: RowText): WayBack {
  const groups = Object.entries(fieldGroups[kind]);
  const touched = (column: string): boolean => column in changes && now[column] !== changes[column]!.after;
  const groupOf = (column: string) =>
    groups.find(([, { columns, with: more = [] }]) => [...columns, ...more].includes(column));
  const later = (column: string): boolean => {
    const group = groupOf(column)?.[1];
    return group ? [...group.columns, ...(group.with ?? [])].some(touched) : touched(column);
  };
  const columns = Object.keys(changes).filter((column) => column !== 'version');
  const kept = columns.filter(later);
  const values = Object.fromEntries(
    columns.filter((column) => !later(column)).map((column) => [column, changes[column]!.before]),
  ) as RowText;
  if ('version' in changes)
    values.version = touched('version') ? String(Number(now.version) + 1) : changes.version!.before;
  const keptLater = groups
    .filter(([, { columns: own }]) => own.some((column) => kept.includes(column)))
    .map(([name]) => name);
  return { values, keptLater, keptColumns: kept };
}
