import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usersQuery } from '../api/users';
import { Picker } from '../ui/lazy-ant';

/** One of the people, found by typing; for those who may see them. */
export function OwnerPicker({ value, onChange }: { value?: string; onChange: (owner?: string) => void }) {
  const { t } = useTranslation();
  const users = useQuery(usersQuery);
  return (
    <Picker
      label={t('lead.owner')}
      placeholder={t('leads.anyOwner')}
      value={value}
      busy={users.isFetching}
      choices={(users.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      onChange={onChange}
    />
  );
}
