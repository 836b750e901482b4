import { useTranslation } from 'react-i18next';
import { findRegions } from '../api/reference';
import type { FoundRegion } from '../api/views';
import { Icon } from '../ui/icon';
import { TypeAhead } from './type-ahead';

type Region = Omit<FoundRegion, 'full'>;
const keyOf = ({ level, code, host_code: host, name }: Region) => `${level} ${code ?? host ?? ''} ${name}`;

/** Places as chips, found by typing their Chinese name. */
export function RegionEditor({ value, onChange }: { value: unknown; onChange: (value: unknown) => void }) {
  const { t } = useTranslation();
  const chosen = Array.isArray(value) ? (value as Region[]) : [];
  const tell = (next: Region[]) => onChange(next.length === 0 ? undefined : next);
  return (
    <div className="stack-s">
      {chosen.length > 0 && (
        <div className="chips">
          {chosen.map((region) => (
            <button
              key={keyOf(region)}
              type="button"
              className="chip"
              aria-label={t('needEdit.remove', { what: region.name })}
              onClick={() => tell(chosen.filter((one) => one !== region))}
            >
              {region.name} <Icon name="cross" />
            </button>
          ))}
        </div>
      )}
      <TypeAhead
        kind="regions"
        label={t('needEdit.findRegion')}
        find={findRegions}
        show={(found) => ({ key: keyOf(found), name: found.name, more: found.full === found.name ? '' : found.full })}
        onPick={({ full: _full, ...region }) => tell([...chosen.filter((one) => keyOf(one) !== keyOf(region)), region])}
      />
    </div>
  );
}
