import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { findIndustries } from '../api/reference';
import { Codes } from './codes';

type Industry = Awaited<ReturnType<typeof findIndustries>>['items'][number];
type Props = Omit<ComponentProps<typeof Codes<Industry>>, 'kind' | 'placeholder' | 'find' | 'show' | 'pick'>;

/** Trades by the two digits of their division, found by name. */
export function IndustryCodes(props: Props) {
  const { t } = useTranslation();
  return (
    <Codes
      {...props}
      kind="industry-codes"
      placeholder={t('companySheet.findIndustry')}
      find={findIndustries}
      show={({ division, name }) => ({ key: division, name, more: division })}
      pick={({ division, name }) => ({ code: division, name })}
    />
  );
}
