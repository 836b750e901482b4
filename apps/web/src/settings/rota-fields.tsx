import { useTranslation } from 'react-i18next';
import { TextField } from '../ui/field';
import { Many } from './routing-rule-sheet';
import { WeekFields, type WeekValues } from './week-fields';

export type RotaValues = WeekValues & { weight: string; capacity: string; skills: string[] };
type Props = { values: RotaValues; errors: Record<string, string>; onChange: (values: RotaValues) => void };

const skills = ['english', 'japanese', 'korean', 'german', 'land', 'chemical', 'cold_chain', 'cleanroom'];

/** An advisor's part in the rota and their own week. */
export function RotaFields({ values, errors, onChange }: Props) {
  const { t } = useTranslation();
  const set = (patch: Partial<RotaValues>) => onChange({ ...values, ...patch });
  return (
    <>
      <div className="form-two">
        <TextField
          label={t('routing.weightLabel')}
          hint={t('routing.weightHint')}
          inputMode="numeric"
          value={values.weight}
          error={errors.weight}
          onChange={(event) => set({ weight: event.target.value })}
        />
        <TextField
          label={t('routing.ownCapacityLabel')}
          hint={t('routing.ownCapacityHint')}
          inputMode="numeric"
          value={values.capacity}
          error={errors.capacity}
          onChange={(event) => set({ capacity: event.target.value })}
        />
      </div>
      <Many
        label={t('routing.skills')}
        options={skills.map((key) => [key, t(`skill.${key}`)])}
        chosen={values.skills}
        onChange={(chosen) => set({ skills: chosen })}
      />
      <WeekFields values={values} errors={errors} hint={t('routing.hoursHint')} onChange={set} />
    </>
  );
}
