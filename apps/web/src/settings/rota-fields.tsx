import { useTranslation } from 'react-i18next';
import { TextField } from '../ui/field';
import { Many } from './routing-rule-sheet';

export type RotaValues = { weight: string; capacity: string; skills: string[]; hours: string; weekdays: string[] };
type Props = { values: RotaValues; errors: Record<string, string>; onChange: (values: RotaValues) => void };

const skills = ['english', 'japanese', 'korean', 'german', 'land', 'chemical', 'cold_chain', 'cleanroom'];

/** 09:00-12:00, 13:30-18:00 ⇄ pairs; null for the office's hours. */
export const hoursOf = (text: string): [string, string][] | null =>
  text.trim() === ''
    ? null
    : text.split(/[,，;；\n]/).map((part) => part.split(/[-–—~至]/).map((time) => time.trim()) as [string, string]);

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
      <TextField
        label={t('routing.hours')}
        hint={t('routing.hoursHint')}
        value={values.hours}
        error={errors.hours}
        onChange={(event) => set({ hours: event.target.value })}
      />
      <Many
        label={t('routing.weekdays')}
        options={['1', '2', '3', '4', '5', '6', '7'].map((day) => [day, t(`time.weekdays.${Number(day) % 7}`)])}
        chosen={values.weekdays}
        onChange={(weekdays) => set({ weekdays })}
      />
    </>
  );
}
