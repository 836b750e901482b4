import { useTranslation } from 'react-i18next';
import type { ArticleView } from '../api/views';
import { Button } from '../ui/button';

type Status = ArticleView['status'];
type Props = { status: Status; busy: boolean; onStatus: (status: Status) => void };

/** Saving is the main act on a page that is out, publishing on one that is not. */
export function SaveBar({ status, busy, onStatus }: Props) {
  const { t } = useTranslation();
  const published = status === 'published';
  return (
    <div className="form-foot">
      <Button type="submit" look={published ? 'primary' : 'plain'} busy={busy}>
        {t('common.save')}
      </Button>
      {published ? (
        <Button look="quiet" busy={busy} onClick={() => onStatus('hidden')}>
          {t('article.hide')}
        </Button>
      ) : (
        <Button look="primary" busy={busy} onClick={() => onStatus('published')}>
          {t('article.publish')}
        </Button>
      )}
    </div>
  );
}
