import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deskArticleQuery } from '../api/desk';
import type { DeskArticle, SupposedNeedChange } from '../api/views';
import { NewsTabs } from '../articles/news-tabs';
import { useHotkeys } from '../shell/use-hotkeys';
import { TitleLine } from '../shell/title-line';
import { AppLink } from '../ui/app-link';
import { Bones, Failed } from '../ui/states';
import { undoLast } from '../ui/toast';
import { useWide } from '../ui/use-wide';
import { DeskBar } from './desk-bar';
import { DeskForm } from './desk-form';
import { DeskText } from './desk-text';
import { InboxList } from './inbox-list';
import { InboxNav } from './inbox-nav';
import { openProspects, useDeskActs } from './use-desk-acts';
import { useInbox } from './use-inbox';
import '../styles/articles.css';
import '../styles/inbox.css';
import '../styles/lead-parts.css';
import '../styles/lists.css';
import '../styles/need.css';

/** What an editor says of a prospect before it becomes a lead. */
export type Said = { companyId?: string | null; need: SupposedNeedChange };

/** The list, the text, the form beside it; on a phone the list or one article with its acts at the bottom. */
export function InboxPage() {
  const { t } = useTranslation();
  const wide = useWide();
  const inbox = useInbox(wide);
  const { state, selected, chosen, left } = inbox;
  const listShown = wide || !chosen;
  useEffect(() => {
    if (!wide) window.scrollTo(0, 0);
  }, [selected?.id, wide]);
  return (
    <>
      {listShown && (
        <>
          <TitleLine title={t('nav.articles')} tab={t('news.tab.inbox')} count={left ?? ''}>
            <AppLink href={state === 'done' ? '/inbox' : '/inbox?state=done'} className="small">
              {t(state === 'done' ? 'desk.toWaiting' : 'desk.toDone')}
            </AppLink>
          </TitleLine>
          <NewsTabs chosen="inbox" />
        </>
      )}
      <div className="inbox">
        {listShown && <InboxList inbox={inbox} state={state} keys={wide} />}
        {selected && (wide || chosen) && <Desk key={selected.id} id={selected.id} inbox={inbox} wide={wide} />}
      </div>
    </>
  );
}

type DeskProps = { id: string; inbox: ReturnType<typeof useInbox>; wide: boolean };

/** One article with everything that is decided by. */
function Desk({ id, inbox, wide }: DeskProps) {
  const { place, rows, select, step } = inbox;
  const acts = useDeskActs(inbox);
  const query = useQuery(deskArticleQuery(id));
  const article = query.data;
  const [prospectId, setProspectId] = useState<string>();
  const [said, setSaid] = useState<Record<string, Said>>({});
  const [marked, setMarked] = useState<string>();
  const prospect =
    article?.prospects.find((one) => one.id === prospectId) ?? openProspects(article)[0] ?? article?.prospects[0];
  const approve = () => {
    if (prospect?.status !== 'waiting') return;
    acts.approve.mutate({ prospect, need: {}, ...said[prospect.id] });
    setProspectId(undefined);
  };
  const turn = (by: number) => {
    const list = article?.prospects ?? [];
    const next = list[list.findIndex((one) => one.id === prospect?.id) + by];
    if (next) setProspectId(next.id);
  };
  const onWaiting = (act: (article: DeskArticle) => void) => () => {
    if (article?.desk === 'waiting' && !acts.busy) act(article);
  };
  const dos = {
    publish: onWaiting((one) => one.status !== 'published' && acts.publish.mutate(one)),
    approve: onWaiting(approve),
    ignore: onWaiting((one) => acts.ignore.mutate(one)),
    block: onWaiting((one) => acts.block.mutate(one)),
    reopen: () => !acts.busy && acts.reopen.mutate(id),
  };
  useHotkeys({
    ...{ j: () => step(1), k: () => step(-1), ArrowDown: () => step(1), ArrowUp: () => step(-1) },
    ...{ ArrowRight: () => turn(1), ArrowLeft: () => turn(-1) },
    ...{ 1: dos.publish, 2: dos.approve, 3: dos.ignore, 4: dos.block, z: undoLast },
  });
  return (
    <div className="inbox-desk">
      {!wide && <InboxNav place={place} count={rows.length} onBack={() => select(undefined)} onStep={step} />}
      {query.isError && !article && <Failed error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Bones rows={12} />}
      {article && (
        <>
          <DeskText article={article} prospect={prospect} marked={marked} onMark={setMarked} />
          <DeskForm
            article={article}
            prospect={prospect}
            said={prospect && said[prospect.id]}
            onSay={(next) => prospect && setSaid((before) => ({ ...before, [prospect.id]: next }))}
            onProspect={setProspectId}
            onMark={setMarked}
          />
          <DeskBar article={article} prospect={prospect} busy={acts.busy} dos={dos} />
        </>
      )}
    </div>
  );
}
