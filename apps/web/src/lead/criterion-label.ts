type Words = (key: string, options?: { defaultValue: string }) => string;

/** The short name of a criterion; `needs.gas` is named by its tag, an unknown key by its last part. */
export function criterionLabel(key: string, t: Words): string {
  const [group, tag] = key.split('.');
  if (group === 'needs' && tag) return t(`need.tag.${tag}`, { defaultValue: tag });
  return t(`criterion.${key}`, { defaultValue: tag ?? key });
}
