import { useTranslation } from 'react-i18next';
import { useCan } from '../api/session';
import { ViewTabs } from '../ui/view-tabs';

const tabs = [
  { key: 'inbox', href: '/inbox', can: 'article.edit' },
  { key: 'articles', href: '/articles' },
  { key: 'takedowns', href: '/takedowns', can: 'article.edit' },
] as const;
export type NewsTab = (typeof tabs)[number]['key'];

/** The rooms of 资讯: what came in, what there is, what somebody wants gone. */
export function NewsTabs({ chosen }: { chosen: NewsTab }) {
  const { t } = useTranslation();
  const mayEdit = useCan('article.edit');
  const shown = tabs.filter((tab) => !('can' in tab) || mayEdit);
  return (
    <ViewTabs
      label={t('nav.articles')}
      chosen={chosen}
      tabs={shown.map(({ key, href }) => ({ key, href, label: t(`newsTabs.${key}`) }))}
    />
  );
}
