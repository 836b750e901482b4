import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import { ViewTabs } from '../ui/view-tabs';
import { settingsSections } from './settings-sections';

/** What can be set, each with its own address; one alone needs no tabs. */
export function SettingsTabs({ chosen }: { chosen: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const sections = settingsSections(me.can);
  if (sections.length < 2) return null;
  return (
    <ViewTabs
      label={t('nav.settings')}
      chosen={chosen}
      tabs={sections.map(({ key, href = `/settings/${key}` }) => ({ key, label: t(`settings.${key}`), href }))}
    />
  );
}
