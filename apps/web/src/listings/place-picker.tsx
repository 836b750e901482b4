import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, data } from '../api/client';
import { Picker } from '../ui/lazy-ant';

const placesQuery = (q: string) => ({
  queryKey: ['places', q],
  queryFn: () => data(client.GET('/api/v1/regions', { params: { query: { q } } })),
  enabled: q !== '',
  staleTime: 60 * 60_000,
});

type Props = { id?: string; value?: string; onChange: (code?: string) => void; countyOnly?: boolean };

/** A province, city or county by typing a part of its name; its GB/T 2260 code is the value. */
export function PlacePicker({ id, value, onChange, countyOnly }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const known = useQuery(placesQuery(value ?? ''));
  const found = useQuery(placesQuery(typed.trim()));
  const items = (typed ? found.data?.items : known.data?.items) ?? [];
  const choices = items
    .filter(({ code, level }) => code && (countyOnly ? level === 'county' : level !== 'macro'))
    .map(({ code, full }) => ({ value: code!, label: full }));
  if (value && !choices.some((choice) => choice.value === value)) {
    const own = known.data?.items.find(({ code }) => code === value);
    choices.unshift({ value, label: own?.full ?? value });
  }
  return (
    <Picker
      id={id}
      value={value}
      choices={choices}
      busy={found.isFetching}
      label={t('listing.region')}
      placeholder={t('listingDesk.placeHint')}
      onSearch={setTyped}
      onChange={(code) => {
        setTyped('');
        onChange(code);
      }}
    />
  );
}
