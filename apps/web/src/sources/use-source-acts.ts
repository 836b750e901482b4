import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { problemText } from '../api/problem-text';
import { blockSource, editSource, removeSource, runSource, unblockSource } from '../api/sources';
import { toast } from '../ui/toast';

/** What can be done with a source from its row; each says in a word that it is done. */
export function useSourceActs() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: ['sources'] });
    void queries.invalidateQueries({ queryKey: ['source-blocks'] });
  };
  const options = (word: string) => ({
    onSuccess: () => {
      toast(t(`newsSource.did.${word}`));
      refresh();
    },
    onError: (error: unknown) => toast(problemText(error, t), { bad: true }),
  });
  return {
    run: useMutation({ mutationFn: runSource, ...options('run') }),
    pause: useMutation({ mutationFn: (id: string) => editSource(id, { paused: true }), ...options('pause') }),
    resume: useMutation({ mutationFn: (id: string) => editSource(id, { paused: false }), ...options('resume') }),
    remove: useMutation({ mutationFn: removeSource, ...options('remove') }),
    block: useMutation({ mutationFn: blockSource, ...options('block') }),
    unblock: useMutation({
      mutationFn: unblockSource,
      ...options('unblock'),
      onSuccess: ({ back }) => {
        toast(t(back > 0 ? 'newsSource.did.unblockBack' : 'newsSource.did.unblock', { count: back }));
        refresh();
        void queries.invalidateQueries({ queryKey: ['desk'] });
      },
    }),
  };
}
