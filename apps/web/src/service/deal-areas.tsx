import { useTranslation } from 'react-i18next';
import type { DealEdit } from '../api/views';
import { TextField } from '../ui/field';

type Props = { draft: DealEdit; errors: Record<string, string>; onChange: (next: DealEdit) => void };

/** What was signed for: floor and land. The attribution report adds these up. */
export function DealAreas({ draft, errors, onChange }: Props) {
  const { t } = useTranslation();
  return (['areaSqm', 'landMu'] as const).map((field) => (
    <TextField
      key={field}
      label={t(`deal.field.${field}`)}
      type="number"
      min={0}
      step="any"
      value={draft[field] ?? ''}
      error={errors[field]}
      onChange={(event) => {
        const area = event.target.valueAsNumber;
        onChange({ ...draft, [field]: Number.isFinite(area) ? area : null });
      }}
    />
  ));
}
