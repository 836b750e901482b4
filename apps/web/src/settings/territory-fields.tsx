import { useTranslation } from 'react-i18next';
import { findIndustries, findRegions } from '../api/reference';
import { Codes } from '../articles/codes';

type Code = { code: string; name: string };
type Territory = { regions: Code[]; industries: Code[] };
type Props = Territory & {
  of: 'user' | 'routing';
  errors?: Record<string, string>;
  onChange: (patch: Partial<Territory>) => void;
};

/** Which places and trades: found by name, kept by code; none = any. */
export function TerritoryFields({ of, regions, industries, errors = {}, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <Codes
        kind="territory-regions"
        label={t(`${of}.regions`)}
        hint={t('user.anyHint')}
        placeholder={t('companySheet.findRegion')}
        chosen={regions}
        error={errors.regions}
        disabled={false}
        find={findRegions}
        show={({ code, name, full }) => ({ key: code ?? name, name, more: full === name ? '' : full })}
        pick={({ code, full }) => (code ? { code, name: full } : undefined)}
        onChange={(next) => onChange({ regions: next })}
      />
      <Codes
        kind="territory-industries"
        label={t(`${of}.industries`)}
        hint={t('user.anyHint')}
        placeholder={t('companySheet.findIndustry')}
        chosen={industries}
        error={errors.industries}
        disabled={false}
        find={findIndustries}
        show={({ division, name }) => ({ key: division, name, more: division })}
        pick={({ division, name }) => ({ code: division, name })}
        onChange={(next) => onChange({ industries: next })}
      />
    </>
  );
}
