import { useTranslation } from 'react-i18next';
import type { DeskArticle, ProspectView } from '../api/views';
import { Button } from '../ui/button';

type Act = 'publish' | 'approve' | 'ignore' | 'block' | 'reopen';
type Props = { article: DeskArticle; prospect?: ProspectView; busy: boolean; dos: Record<Act, () => void> };

/** The four acts, always in the same place: beside the form, and at the bottom of a phone. */
export function DeskBar({ article, prospect, busy, dos }: Props) {
  const { t } = useTranslation();
  if (article.desk === 'done')
    return (
      <div className="desk-bar">
        <span className="ink-2">{t(`desk.outcome.${article.outcome ?? 'ignored'}`)}</span>
        {article.outcome !== 'reprint' && (
          <Button busy={busy} onClick={dos.reopen}>
            {t('desk.act.reopen')}
          </Button>
        )}
      </div>
    );
  const out = article.status === 'published';
  const can = prospect?.status === 'waiting';
  const made = out || article.prospects.some(({ status }) => status === 'approved');
  return (
    <div className="desk-bar" role="group" aria-label={t('desk.acts')}>
      <Button shortcut="1" busy={busy} disabled={out} onClick={dos.publish}>
        {t(out ? 'desk.published' : 'desk.act.publish')}
      </Button>
      <Button look="primary" shortcut="2" busy={busy} disabled={!can} onClick={dos.approve}>
        {t('desk.act.approve')}
      </Button>
      <Button shortcut="3" busy={busy} onClick={dos.ignore}>
        {t(made ? 'desk.act.finish' : 'desk.act.ignore')}
      </Button>
      <Button look="quiet" shortcut="4" busy={busy} onClick={dos.block}>
        {t('desk.act.block')}
      </Button>
    </div>
  );
}
