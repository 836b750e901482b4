import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { editPark, parksQuery } from '../api/listings';
import { problemText } from '../api/problem-text';
import { useCan } from '../api/session';
import type { ListingRow } from '../api/views';
import { number } from '../format/number';
import { toast } from '../ui/toast';

/** Units of a park by their building, in the order of its name; those without a building come last. */
export function byBuilding(rows: ListingRow[]): { building: string; rows: ListingRow[]; free: number }[] {
  const groups = new Map<string, ListingRow[]>();
  for (const row of rows) {
    const building = typeof row.facts.building === 'string' ? row.facts.building : '';
    groups.set(building, [...(groups.get(building) ?? []), row]);
  }
  return [...groups]
    .sort(([a], [b]) => Number(a === '') - Number(b === '') || a.localeCompare(b, 'zh-CN', { numeric: true }))
    .map(([building, some]) => ({
      building,
      rows: some.sort((a, b) => String(a.facts.floor_no ?? '').localeCompare(String(b.facts.floor_no ?? ''), 'zh-CN', { numeric: true })), // prettier-ignore
      free: some.filter(({ status }) => status === 'available').length,
    }));
}

/** What a park has in all, and whether its unit numbers stay in the house. */
export function ParkHead({ id }: { id: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const edits = useCan('listing.edit');
  const park = useQuery(parksQuery).data?.items.find((one) => one.id === id);
  const hide = useMutation({
    mutationFn: (hideUnits: boolean) => editPark(id, { hideUnits }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['parks'] }),
    onError: (error) => toast(problemText(error, t), { bad: true }),
  });
  if (!park) return null;
  return (
    <header className="park-head">
      <h2>{park.name}</h2>
      <p className="ink-2">
        {[park.regionName, park.address].filter(Boolean).join(' · ')}
        {' · '}
        {t('listingDesk.parkFree', { free: park.free, count: park.listings, sqm: number(park.freeSqm) })}
      </p>
      {edits && (
        <label className="check small">
          <input type="checkbox" checked={park.hideUnits} onChange={(event) => hide.mutate(event.target.checked)} />
          {t('listingDesk.hideUnits')}
        </label>
      )}
    </header>
  );
}
