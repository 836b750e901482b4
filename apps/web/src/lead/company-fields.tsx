import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { findIndustries, findRegions } from '../api/reference';
import type { CompanyEdit, CompanyView } from '../api/views';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { Icon } from '../ui/icon';
import { CodeField } from './code-field';

export type CompanyField = 'name' | 'uscc' | 'region' | 'industry';
/** Codes with the names that the person has just picked them by. */
export type Typed = Pick<CompanyEdit, CompanyField> & { regionName?: string; industryName?: string };

type Props = {
  company: CompanyView;
  /** Before somebody else changed it under the hands. */
  was?: CompanyView;
  typed: Typed;
  errors: Partial<Record<CompanyField, string>>;
  onType: (typed: Typed) => void;
};

const named = { name: 'name', uscc: 'uscc', region: 'regionName', industry: 'industryName' } as const;
const counties = async (q: string) => ({
  items: (await findRegions(q)).items.filter(({ code, level }) => code && level !== 'macro'),
});

/** A company's own fields; what somebody else changed meanwhile stands under what one typed oneself. */
export function CompanyFields({ company, was, typed, errors, onType }: Props) {
  const { t } = useTranslation();
  const uscc = typed.uscc ?? company.uscc ?? '';
  const warnings = uscc === (company.uscc ?? '') ? company.warnings : [];
  const theirs = (field: CompanyField, hint?: ReactNode) => {
    if (!was || typed[field] === undefined || was[field] === company[field]) return hint;
    const { [field]: _dropped, ...rest } = typed;
    return <Theirs value={company[named[field]]} onTake={() => onType(rest)} />;
  };
  return (
    <>
      <TextField
        label={t('companySheet.name')}
        must={t('common.required')}
        maxLength={200}
        value={typed.name ?? company.name}
        error={errors.name}
        hint={theirs('name', company.shortName ? t('companySheet.short', { name: company.shortName }) : undefined)}
        onChange={(event) => onType({ ...typed, name: event.target.value })}
      />
      <TextField
        label={t('companySheet.uscc')}
        maxLength={40}
        autoComplete="off"
        value={uscc}
        hint={theirs('uscc', warnings.length > 0 ? <Warnings list={warnings} /> : t('companySheet.usccHint'))}
        onChange={(event) => onType({ ...typed, uscc: event.target.value })}
      />
      <CodeField
        kind="company-regions"
        label={t('companySheet.region')}
        placeholder={t('companySheet.findRegion')}
        name={typed.region === undefined ? (company.regionName ?? '') : (typed.regionName ?? '')}
        error={errors.region}
        hint={theirs('region')}
        find={counties}
        show={({ code, name, full }) => ({ key: code ?? name, name, more: full === name ? '' : full })}
        onPick={(found) => onType({ ...typed, region: found?.code ?? '', regionName: found?.full })}
      />
      <CodeField
        kind="industries"
        label={t('companySheet.industry')}
        placeholder={t('companySheet.findIndustry')}
        name={typed.industry === undefined ? (company.industryName ?? '') : (typed.industryName ?? '')}
        error={errors.industry}
        hint={theirs('industry')}
        find={findIndustries}
        show={({ division, name }) => ({ key: division, name, more: division })}
        onPick={(found) => onType({ ...typed, industry: found?.division ?? '', industryName: found?.name })}
      />
    </>
  );
}

function Theirs({ value, onTake }: { value: string | null; onTake: () => void }) {
  const { t } = useTranslation();
  return (
    <span className="soon">
      <Icon name="swap" /> {value ? t('companySheet.theirs', { value }) : t('companySheet.theirsBlank')}{' '}
      <Button look="text" onClick={onTake}>
        {t('companySheet.takeTheirs')}
      </Button>
    </span>
  );
}

function Warnings({ list }: { list: CompanyView['warnings'] }) {
  const { t } = useTranslation();
  return (
    <>
      {list.map(({ code, other }) => (
        <span key={code} className="soon">
          <Icon name="near" /> {t(`companySheet.warning.${code}`, { name: other ?? '' })}
          <br />
        </span>
      ))}
    </>
  );
}
