import { ValidateBy } from 'class-validator';

/** A day that the calendar has, as `2026-11-23`. */
export const isDay = (value: unknown): boolean => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value) && value >= '1900';
};

/** The 30th of February is refused by name instead of failing in SQL. */
export const IsDay = (): PropertyDecorator =>
  ValidateBy({
    name: 'isDay',
    validator: {
      validate: isDay,
      defaultMessage: () => '应为 2026-11-23 这样的日期',
    },
  });
