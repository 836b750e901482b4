import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import { PasswordForm } from '../session/password-form';
import { NotFound } from '../shell/not-found';
import { TitleLine } from '../shell/title-line';
import { toast } from '../ui/toast';
import { ViewTabs } from '../ui/view-tabs';
import { FirmForm } from './firm-form';
import { Users } from './users';
import { Zones } from './zones';
import '../styles/lists.css';
import '../styles/forms.css';
import '../styles/settings.css';

export function SettingsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { section } = useParams({ from: '/inside/settings/$section' });
  const sections = [
    { key: 'me', may: true },
    { key: 'users', may: me.can.includes('user.manage') },
    { key: 'firm', may: me.can.includes('setting.edit') },
    { key: 'zones', may: me.can.includes('setting.edit') },
  ].filter(({ may }) => may);
  if (!sections.some(({ key }) => key === section)) return <NotFound />;
  return (
    <>
      <TitleLine title={t('nav.settings')} />
      {sections.length > 1 && (
        <ViewTabs
          label={t('nav.settings')}
          chosen={section}
          tabs={sections.map(({ key }) => ({ key, label: t(`settings.${key}`), href: `/settings/${key}` }))}
        />
      )}
      {section === 'me' && (
        <div className="form-page form-narrow">
          <dl className="facts">
            <div className="facts-row">
              <dt>{t('user.name')}</dt>
              <dd>{me.name}</dd>
            </div>
            <div className="facts-row">
              <dt>{t('user.email')}</dt>
              <dd>{me.email}</dd>
            </div>
            <div className="facts-row">
              <dt>{t('user.role')}</dt>
              <dd>{t(`role.${me.role}`)}</dd>
            </div>
          </dl>
          <h2>{t('password.title')}</h2>
          <PasswordForm onDone={() => toast(t('password.saved'))} />
        </div>
      )}
      {section === 'users' && <Users />}
      {section === 'firm' && <FirmForm />}
      {section === 'zones' && <Zones />}
    </>
  );
}
