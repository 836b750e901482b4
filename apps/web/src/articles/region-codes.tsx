import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { findRegions } from '../api/reference';
import type { FoundRegion } from '../api/views';
import { Codes } from './codes';

type Props = Omit<ComponentProps<typeof Codes<FoundRegion>>, 'kind' | 'placeholder' | 'find' | 'show' | 'pick'>;

/** Provinces, cities and counties by their codes, found by name. */
export function RegionCodes(props: Props) {
  const { t } = useTranslation();
  return (
    <Codes
      {...props}
      kind="region-codes"
      placeholder={t('companySheet.findRegion')}
      find={findRegions}
      show={({ code, name, full }) => ({ key: code ?? name, name, more: full === name ? '' : full })}
      pick={({ code, full }) => (code ? { code, name: full } : undefined)}
    />
  );
}
