import { useTranslation } from 'react-i18next';
import type { TimelineItem } from '../api/views';
import { useUndoMerge } from '../duplicates/use-merges';
import { Button } from '../ui/button';

/** 撤销合并 beside the merge it belongs to, until it was undone. */
export function UndoMergeButton({ merged, items }: { merged: TimelineItem; items: TimelineItem[] }) {
  const { t } = useTranslation();
  const undo = useUndoMerge();
  const { merge } = merged.data as { merge?: string };
  const undone = items.some(
    ({ type, data }) => type === 'lead.unmerged' && (data as { merge?: string }).merge === merge,
  );
  if (!merge || undone) return null;
  return (
    <Button look="text" className="event-act" busy={undo.isPending} onClick={() => undo.mutate(merge)}>
      {t('merge.undo')}
    </Button>
  );
}
