import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  approveProspect,
  blockFromDesk,
  deskArticleQuery,
  ignoreOnDesk,
  publishFromDesk,
  reopenOnDesk,
  unpublishFromDesk,
} from '../api/desk';
import { problemText } from '../api/problem-text';
import type { DeskArticle, ProspectView, SupposedNeedChange } from '../api/views';
import { toast } from '../ui/toast';
import type { useInbox } from './use-inbox';

type Inbox = ReturnType<typeof useInbox>;
export type Approving = { prospect: ProspectView; companyId?: string | null; need: SupposedNeedChange };

export const openProspects = (article?: DeskArticle): ProspectView[] =>
  article?.prospects.filter(({ status, facts }) => status === 'waiting' && facts.stage !== '终止') ?? [];

/** What every act needs around it: fresh lists, the row put back when it failed, an undo. */
function useAround({ comeBack, select, setGone }: Inbox) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const refresh = (id: string) => {
    void queries.invalidateQueries({ queryKey: deskArticleQuery(id).queryKey });
    void queries.invalidateQueries({ queryKey: ['articles'] });
    return queries.invalidateQueries({ queryKey: ['desk'] }).then(() => setGone(new Set()));
  };
  const failed = (error: unknown, id: string) => {
    comeBack(id);
    void refresh(id);
    toast(problemText(error, t), { bad: true });
  };
  const undo = (id: string, inverse: (id: string) => Promise<unknown>) => ({
    label: t('common.undo'),
    undoes: true,
    run: () =>
      void inverse(id)
        .then(() => {
          comeBack(id);
          return refresh(id);
        })
        .then(() => select(id))
        .catch((error: unknown) => toast(problemText(error, t), { bad: true })),
  });
  return { refresh, failed, undo };
}

/** 发布, 建线索, 忽略, 拉黑来源: done at once, each with its undo where the server has an inverse. */
export function useDeskActs(inbox: Inbox) {
  const { leave } = inbox;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { refresh, failed, undo } = useAround(inbox);
  const publish = useMutation({
    mutationFn: (article: DeskArticle) => publishFromDesk(article.id),
    onMutate: (article) => {
      if (openProspects(article).length === 0) leave(article.id);
    },
    onSuccess: (result, { id }) => {
      void refresh(id);
      toast(t(result?.done ? 'desk.did.published' : 'desk.did.publishedStays'), {
        action: undo(id, unpublishFromDesk),
      });
    },
    onError: (error, { id }) => failed(error, id),
  });
  const ignore = useMutation({
    mutationFn: (article: DeskArticle) => ignoreOnDesk(article.id),
    onMutate: ({ id }) => leave(id),
    onSuccess: (_done, article) => {
      void refresh(article.id);
      const some = article.status === 'published' || article.prospects.some(({ status }) => status === 'approved');
      toast(t(some ? 'desk.did.finished' : 'desk.did.ignored'), { action: undo(article.id, reopenOnDesk) });
    },
    onError: (error, { id }) => failed(error, id),
  });
  const block = useMutation({
    mutationFn: (article: DeskArticle) => blockFromDesk(article.id),
    onMutate: ({ id }) => leave(id),
    onSuccess: (result, { id }) => {
      void refresh(id);
      toast(t('desk.did.blocked', { count: result?.left ?? 1 }), { action: undo(id, reopenOnDesk) });
    },
    onError: (error, { id }) => failed(error, id),
  });
  const approve = useMutation({
    mutationFn: ({ prospect, companyId, need }: Approving) =>
      approveProspect(prospect.id, { version: prospect.version, companyId, need }),
    onSuccess: (result, { prospect }) => {
      void refresh(prospect.articleId);
      const leadId = result?.lead.id;
      const open = { label: t('desk.openLead'), run: () => void navigate({ to: '/leads/$leadId', params: { leadId: leadId! } }) }; // prettier-ignore
      const words = t(result?.joined ? 'desk.did.joined' : 'desk.did.lead', { ref: result?.lead.ref ?? '' });
      toast(words.trim(), leadId ? { action: open } : {});
    },
    onError: (error, { prospect }) => failed(error, prospect.articleId),
  });
  const reopen = useMutation({
    mutationFn: (id: string) => reopenOnDesk(id),
    onMutate: (id) => leave(id),
    onSuccess: (_done, id) => {
      void refresh(id);
      toast(t('desk.did.reopened'));
    },
    onError: (error, id) => failed(error, id),
  });
  const busy = [publish, ignore, block, approve, reopen].some(({ isPending }) => isPending);
  return { publish, ignore, block, approve, reopen, busy };
}
