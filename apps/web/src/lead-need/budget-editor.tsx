import { useTranslation } from 'react-i18next';
import { type Bounds, RangeInputs } from './range-inputs';

type Budget = Bounds & { basis: string };
const bases = 'rent_sqm_month rent_sqm_day rent_month_total rent_year_total price_sqm price_total price_mu price_sqm_land'.split(' '); // prettier-ignore
/** Sums are typed in 万, prices of a square metre in yuan. */
const scaleOf = (basis: string): number => (basis.includes('sqm') ? 1 : 10_000);

/** What it may cost, by how it is reckoned; of several budgets the first is edited, the others stay. */
export function BudgetEditor({ value, onChange }: { value: unknown; onChange: (value: unknown) => void }) {
  const { t } = useTranslation();
  const [first, ...rest] = Array.isArray(value) ? (value as Budget[]) : [];
  const basis = first?.basis ?? 'rent_sqm_month';
  const tell = (next: string, bounds?: Bounds | null) =>
    onChange(bounds === null ? null : bounds === undefined ? undefined : [{ basis: next, ...bounds }, ...rest]);
  return (
    <div className="need-range">
      <select
        className="input need-basis"
        aria-label={t('needEdit.basis')}
        value={basis}
        onChange={({ target }) => onChange([{ basis: target.value }, ...rest])}
      >
        {bases.map((one) => (
          <option key={one} value={one}>
            {scaleOf(one) > 1 ? `万${t(`need.basis.${one}`)}` : t(`need.basis.${one}`)}
          </option>
        ))}
      </select>
      <RangeInputs key={basis} value={first} scale={scaleOf(basis)} onChange={(bounds) => tell(basis, bounds)} />
    </div>
  );
}
