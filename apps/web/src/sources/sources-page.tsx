import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NewsTabs } from '../articles/news-tabs';
import { sourcesQuery } from '../api/sources';
import { useCan } from '../api/session';
import type { NewsSource } from '../api/views';
import { TitleLine } from '../shell/title-line';
import { Button } from '../ui/button';
import { ListStates } from '../ui/list-states';
import { Empty } from '../ui/states';
import { useNow } from '../ui/use-now';
import { BlockSheet } from './block-sheet';
import { BlocksSheet } from './blocks-sheet';
import { CollectSheet } from './collect-sheet';
import { FetchesSheet } from './fetches-sheet';
import { RemoveSheet } from './remove-sheet';
import { type SourceAct, SourceLine } from './source-line';
import { SourceSheet } from './source-sheet';
import { useSourceActs } from './use-source-acts';
import '../styles/lists.css';
import '../styles/listings.css';
import '../styles/sources.css';

type Open =
  { what: 'add' | 'collect' | 'blocks' } | { what: 'edit' | 'records' | 'block' | 'remove'; source: NewsSource };

/** Where news comes from, how each source does, and what is brought in by hand. */
export function SourcesPage() {
  const { t } = useTranslation();
  const now = useNow();
  const query = useQuery(sourcesQuery);
  const mayEdit = useCan('source.edit');
  const mayCollect = useCan('article.edit');
  const acts = useSourceActs();
  const [open, setOpen] = useState<Open>();
  const rows = query.data?.items ?? [];
  const act = (source: NewsSource, what: SourceAct) => {
    if (what === 'run' || what === 'pause' || what === 'resume') acts[what].mutate(source.id);
    else setOpen({ what, source });
  };
  return (
    <>
      <TitleLine
        title={t('nav.articles')}
        tab={t('news.tab.sources')}
        count={rows.length || undefined}
        action={
          mayEdit ? (
            <Button look="primary" icon="plus" onClick={() => setOpen({ what: 'add' })}>
              {t('newsSource.add')}
            </Button>
          ) : undefined
        }
      >
        <Button onClick={() => setOpen({ what: 'blocks' })}>{t('newsSource.blocks')}</Button>
        {mayCollect && <Button onClick={() => setOpen({ what: 'collect' })}>{t('newsSource.collect')}</Button>}
      </TitleLine>
      <NewsTabs chosen="sources" />
      <ListStates query={query} count={rows.length} bones={6} height={56}>
        <Empty title={t('newsSource.none')}>{t(mayEdit ? 'newsSource.noneText' : 'newsSource.noneAsk')}</Empty>
      </ListStates>
      {rows.length > 0 && <SourcesHead />}
      <ul className="lines" aria-label={t('newsSource.title')}>
        {rows.map((source) => (
          <SourceLine key={source.id} source={source} now={now} onAct={(what) => act(source, what)} />
        ))}
      </ul>
      {open && <OpenSheet open={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function SourcesHead() {
  const { t } = useTranslation();
  return (
    <div className="lines-head source-line" aria-hidden="true">
      <span>{t('newsSource.column.name')}</span>
      <span>{t('newsSource.column.health')}</span>
      <span className="num">{t('newsSource.column.read7')}</span>
      <span>{t('newsSource.column.next')}</span>
      <span />
    </div>
  );
}

function OpenSheet({ open, onClose }: { open: Open; onClose: () => void }) {
  switch (open.what) {
    case 'add':
      return <SourceSheet onClose={onClose} />;
    case 'collect':
      return <CollectSheet onClose={onClose} />;
    case 'blocks':
      return <BlocksSheet onClose={onClose} />;
    case 'edit':
      return <SourceSheet source={open.source} onClose={onClose} />;
    case 'records':
      return <FetchesSheet source={open.source} onClose={onClose} />;
    case 'block':
      return <BlockSheet source={open.source} onClose={onClose} />;
    case 'remove':
      return <RemoveSheet source={open.source} onClose={onClose} />;
  }
}
