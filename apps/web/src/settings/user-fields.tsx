import { useTranslation } from 'react-i18next';
import type { Role } from '../api/views';
import { SelectField, TextField } from '../ui/field';
import { TeamField } from './team-field';

export type UserValues = { name: string; email: string; role: Role; teamId: string };
type Props = {
  values: UserValues;
  errors: Record<string, string>;
  emailFixed?: boolean;
  onChange: (values: UserValues) => void;
};

const roles: Role[] = ['advisor', 'manager', 'admin'];

export function UserFields({ values, errors, emailFixed, onChange }: Props) {
  const { t } = useTranslation();
  const set = (patch: Partial<UserValues>) => onChange({ ...values, ...patch });
  return (
    <>
      <TextField
        label={t('user.name')}
        value={values.name}
        error={errors.name}
        autoComplete="off"
        maxLength={60}
        onChange={(event) => set({ name: event.target.value })}
      />
      <TextField
        label={t('user.email')}
        type="email"
        autoComplete="off"
        hint={t('user.emailHint')}
        readOnly={emailFixed}
        value={values.email}
        error={errors.email}
        onChange={(event) => set({ email: event.target.value })}
      />
      <SelectField
        label={t('user.role')}
        hint={t(`user.roleHint.${values.role}`)}
        value={values.role}
        error={errors.role}
        onChange={(event) => set({ role: event.target.value as Role })}
      >
        {roles.map((role) => (
          <option key={role} value={role}>
            {t(`role.${role}`)}
          </option>
        ))}
      </SelectField>
      <TeamField value={values.teamId} error={errors.teamId} onChange={(teamId) => set({ teamId })} />
    </>
  );
}
