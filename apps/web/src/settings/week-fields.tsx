import { useTranslation } from 'react-i18next';
import type { components } from '../api/schema.gen';
import { TextField } from '../ui/field';
import { Many } from './routing-rule-sheet';

type Schemas = components['schemas'];
export type WeekValues = { hours: string; weekdays: string[] };
type Week = Schemas['WorkingWeekBody'];
type Props = {
  values: WeekValues;
  errors: Record<string, string>;
  hint: string;
  onChange: (patch: Partial<WeekValues>) => void;
};

/** 09:00-12:00, 13:30-18:00 ⇄ pairs; null for the office's hours. */
const hoursOf = (text: string): [string, string][] | null =>
  text.trim() === ''
    ? null
    : text.split(/[,，;；\n]/).map((part) => part.split(/[-–—~至]/).map((time) => time.trim()) as [string, string]);

export const weekOf = ({ hours, weekdays }: WeekValues): Week => ({
  hours: hoursOf(hours),
  weekdays: weekdays.length === 0 ? null : (weekdays.map(Number) as Week['weekdays']),
});

export const weekValues = ({
  hours,
  weekdays,
}: {
  hours: string[][] | null;
  weekdays: number[] | null;
}): WeekValues => ({
  hours: hours?.map((span) => span.join('-')).join(', ') ?? '',
  weekdays: weekdays?.map(String) ?? [],
});

/** Somebody's own hours and days of the week. */
export function WeekFields({ values, errors, hint, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        label={t('week.hours')}
        hint={hint}
        value={values.hours}
        error={errors.hours}
        onChange={(event) => onChange({ hours: event.target.value })}
      />
      <Many
        label={t('week.days')}
        options={['1', '2', '3', '4', '5', '6', '7'].map((day) => [day, t(`time.weekdays.${Number(day) % 7}`)])}
        chosen={values.weekdays}
        onChange={(weekdays) => onChange({ weekdays })}
      />
    </>
  );
}
