import { useTranslation } from 'react-i18next';
import { IndustryCodes } from '../articles/industry-codes';
import { RegionCodes } from '../articles/region-codes';

type Code = { code: string; name: string };
type Territory = { regions: Code[]; industries: Code[] };
type Props = Territory & {
  /** Whose: a rule's or a person's. */
  of: 'user' | 'routing';
  errors?: Record<string, string>;
  onChange: (patch: Partial<Territory>) => void;
};

/** Which places and trades; none = any. */
export function TerritoryFields({ of, regions, industries, errors = {}, onChange }: Props) {
  const { t } = useTranslation();
  const hint = t('user.anyHint');
  return (
    <>
      <RegionCodes
        label={t(`${of}.regions`)}
        hint={hint}
        chosen={regions}
        error={errors.regions}
        onChange={(next) => onChange({ regions: next })}
      />
      <IndustryCodes
        label={t(`${of}.industries`)}
        hint={hint}
        chosen={industries}
        error={errors.industries}
        onChange={(next) => onChange({ industries: next })}
      />
    </>
  );
}
