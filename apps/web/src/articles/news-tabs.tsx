import { useTranslation } from 'react-i18next';
import { ViewTabs } from '../ui/view-tabs';

/** The rooms of the news desk, in the order of the work. */
const rooms = [
  { key: 'inbox', href: '/inbox' },
  { key: 'articles', href: '/articles' },
  { key: 'sources', href: '/sources' },
  { key: 'takedowns', href: '/takedowns' },
] as const;

export function NewsTabs({ chosen }: { chosen: (typeof rooms)[number]['key'] }) {
  const { t } = useTranslation();
  const tabs = rooms.map(({ key, href }) => ({ key, href, label: t(`news.tab.${key}`) }));
  return <ViewTabs label={t('nav.articles')} chosen={chosen} tabs={tabs} />;
}
