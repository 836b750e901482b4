import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import { PasswordForm } from '../session/password-form';
import { NotFound } from '../shell/not-found';
import { TitleLine } from '../shell/title-line';
import { toast } from '../ui/toast';
import { CalendarYears } from './calendar-years';
import { Channels } from '../notifications/channels';
import { NotificationSettings } from '../notifications/notification-settings';
import { FirmForm } from './firm-form';
import { Leaves } from './leaves';
import { CalendarLink } from './calendar-link';
import { LadderForm } from './ladder-form';
import { MatchingRules } from './matching-rules';
import { ModelForm } from './model-form';
import { NewsForm } from './news-form';
import { PersonWeek } from './person-week';
import { Playbooks } from './playbooks';
import { PoolRulesForm } from './pool-rules-form';
import { Routing } from './routing';
import { settingsSections } from './settings-sections';
import { SettingsTabs } from './settings-tabs';
import { StoryForm } from './story-form';
import { TeamTime } from './team-time';
import { Users } from './users';
import { Zones } from './zones';
import '../styles/lists.css';
import '../styles/forms.css';
import '../styles/settings.css';

export function SettingsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { section } = useParams({ from: '/inside/settings/$section' });
  const sections = settingsSections(me.can);
  if (!sections.some(({ key, href }) => key === section && !href)) return <NotFound />;
  return (
    <>
      <TitleLine title={t('nav.settings')} tab={t(`settings.${section}`)} />
      <SettingsTabs chosen={section} />
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
          <PersonWeek userId={me.id} title={t('week.title')} />
          <Leaves userId={me.id} />
          <CalendarLink />
        </div>
      )}
      {section === 'notifications' && <NotificationSettings />}
      {section === 'channels' && <Channels />}
      {section === 'team' && <TeamTime />}
      {section === 'users' && <Users />}
      {section === 'firm' && <FirmForm />}
      {section === 'news' && <NewsForm />}
      {section === 'desk' && (
        <>
          <StoryForm />
          <ModelForm />
        </>
      )}
      {section === 'zones' && <Zones />}
      {section === 'routing' && <Routing />}
      {section === 'pool' && <PoolRulesForm />}
      {section === 'calendar' && <CalendarYears />}
      {section === 'matching' && <MatchingRules />}
      {section === 'ladder' && <LadderForm />}
      {section === 'playbooks' && <Playbooks />}
    </>
  );
}
