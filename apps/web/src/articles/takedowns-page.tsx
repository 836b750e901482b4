import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { takedownsQuery } from '../api/articles';
import { due, exact } from '../format/time';
import { CloseTakedownSheet } from './close-takedown-sheet';
import { NewsTabs } from './news-tabs';
import { TakedownContact } from './takedown-contact';
import { TitleLine } from '../shell/title-line';
import { Button } from '../ui/button';
import { Bones, Empty, Failed } from '../ui/states';
import { useNow } from '../ui/use-now';
import '../styles/inquiries.css';
import '../styles/lists.css';
import '../styles/articles.css';

export function TakedownsPage() {
  const { t } = useTranslation();
  const now = useNow();
  const query = useQuery(takedownsQuery);
  const rows = query.data?.items ?? [];
  const [closing, setClosing] = useState<{ id: string; name: string }>();
  return (
    <>
      <TitleLine title={t('nav.articles')} count={t('takedown.title')} />
      <NewsTabs chosen="takedowns" />
      {query.isPending && <Bones rows={6} height={64} />}
      {query.isError && <Failed error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && rows.length === 0 && <Empty title={t('takedown.none')}>{t('takedown.noneText')}</Empty>}
      <ul className="lines">
        {rows.map((row) => {
          const { state, text } = due(row.dueAt, t, now);
          const open = row.status === 'open';
          return (
            <li key={row.id} className="takedown">
              <div className="takedown-head">
                <Link to="/articles/$articleId" params={{ articleId: row.article.id }} className="clip">
                  {row.article.title}
                </Link>
                <span className={open && state === 'late' ? 'tag tag-late' : 'tag'} title={exact(row.dueAt)}>
                  {open ? text : t(`takedown.status.${row.status}`)}
                </span>
              </div>
              <p>{row.reason}</p>
              <div className="takedown-head">
                <p className="small ink-3">
                  {row.name} · <TakedownContact id={row.id} masked={row.contact} /> · {exact(row.createdAt)}
                </p>
                {open && <Button onClick={() => setClosing(row)}>{t('takedown.close')}</Button>}
              </div>
              {row.decision && (
                <p className="box-decision">
                  <span>{row.decision.note}</span>
                  <span className="ink-3 small">
                    {t('inquiryBox.by', { name: row.decision.by ?? t('timeline.system'), at: exact(row.decision.at) })}
                  </span>
                </p>
              )}
            </li>
          );
        })}
      </ul>
      {closing && <CloseTakedownSheet ticket={closing} onClose={() => setClosing(undefined)} />}
    </>
  );
}
