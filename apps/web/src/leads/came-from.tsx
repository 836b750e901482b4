import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { articlesQuery } from '../api/articles';
import { listingsQuery } from '../api/listings';
import { Field } from '../ui/field';
import { Picker } from '../ui/lazy-ant';

type Pick = { value?: string; error?: string; onChange: (value?: string) => void };

/** The article a caller read: without it reports cannot say which one works. */
export function ArticlePick({ value, error, onChange }: Pick) {
  const { t } = useTranslation();
  const articles = useInfiniteQuery(articlesQuery({}));
  const choices = (articles.data?.pages[0]?.items ?? []).map(({ id, title }) => ({ value: id, label: title }));
  const label = t('newLead.article');
  return (
    <Field label={label} hint={t('newLead.articleHint')} error={error}>
      {({ id }) => <Picker {...{ id, label, value, choices, onChange }} placeholder={t('common.notChosen')} />}
    </Field>
  );
}

/** The listing a caller asks for, found on the server by what is typed; its ref is the value. */
export function ListingPick({ value, error, onChange }: Pick) {
  const { t } = useTranslation();
  const [find, setFind] = useState('');
  const listings = useInfiniteQuery(listingsQuery({ q: find || undefined }));
  const found = listings.data?.pages[0]?.items ?? [];
  const choices = found.map(({ title, ref }) => ({ value: ref, label: `${title} · ${ref}` }));
  const more = { busy: listings.isFetching, onSearch: setFind, placeholder: t('common.notChosen') };
  const label = t('newLead.listing');
  return (
    <Field label={label} error={error}>
      {({ id }) => <Picker {...{ id, label, value, choices, onChange }} {...more} />}
    </Field>
  );
}
