type Words = (key: string, values?: Record<string, string>) => string;

/** A compared value as people read it. */
export function fieldText(field: string, value: string | null | undefined, t: Words): string {
  if (!value) return t(field === 'owner' ? 'lead.inPool' : 'merge.blank');
  if (field === 'stage') return t(`stage.${value}`);
  if (field === 'source') return t(`source.${value}`, { defaultValue: value });
  if (field === 'agent') return t(value === 'true' ? 'common.yes' : 'common.no');
  return value;
}
