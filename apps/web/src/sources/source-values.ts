import type { NewSource, NewsSource, SourceAsk } from '../api/views';

/** A source as its form holds it. */
export type SourceValues = Required<NewSource>;

export const rhythms = [30, 60, 120, 240, 720, 1440] as const;

export const emptySource: SourceValues = {
  name: '',
  kind: 'feed',
  url: '',
  linkSelector: '',
  nextSelector: '',
  listPages: 1,
  everyMinutes: 120,
  workingHours: false,
  pageBudget: 20,
  licence: 'link_only',
  licenceNote: '',
  licensedOn: '',
};

export const valuesOf = (source: NewsSource): SourceValues => ({
  name: source.name,
  kind: source.kind,
  url: source.url,
  linkSelector: source.linkSelector ?? '',
  nextSelector: source.nextSelector ?? '',
  listPages: source.listPages,
  everyMinutes: source.everyMinutes,
  workingHours: source.workingHours,
  pageBudget: source.pageBudget,
  licence: source.licence,
  licenceNote: source.licenceNote ?? '',
  licensedOn: source.licensedOn ?? '',
});

/** What a feed has no use for goes with the choice. */
export const toSave = (values: SourceValues): SourceValues => ({
  ...values,
  name: values.name.trim(),
  ...askOf(values),
});

export const askOf = ({ kind, url, linkSelector, nextSelector, listPages }: SourceValues): Required<SourceAsk> => ({
  kind,
  url: url.trim(),
  ...(kind === 'list'
    ? { linkSelector: linkSelector.trim(), nextSelector: nextSelector.trim(), listPages }
    : { linkSelector: '', nextSelector: '', listPages: 1 }),
});
