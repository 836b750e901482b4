import { useNavigate, useSearch } from '@tanstack/react-router';
import { useLogCall, usePostpone } from '../lead/use-lead-acts';
import { nextAfter } from './merge-queue';
import { inGroup } from './today-counts';
import { useQueue } from './use-queue';

/** Which row one stands on (in the address, so that Back works), and what leaves or returns to the queue. */
export function useToday(wide: boolean) {
  const navigate = useNavigate();
  const { at, reason } = useSearch({ from: '/inside/today' });
  const queue = useQueue();
  const rows = queue.rows.filter((item) => inGroup(item, reason));
  const chosen = rows.find((item) => item.key === at);
  const selected = chosen ?? (wide ? rows[0] : undefined);
  const place = selected ? rows.indexOf(selected) : -1;

  const select = (key: string | undefined, replace = true) =>
    void navigate({ to: '/today', search: { reason, at: key }, replace });
  const step = (by: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, place + by))];
    if (!next) return;
    select(next.key);
    document.getElementById(`row-${next.key}`)?.scrollIntoView({ block: 'nearest' });
  };
  const leave = ({ taskId }: { taskId?: string }) => {
    if (!taskId) return;
    const next = nextAfter(rows, taskId);
    queue.hide(taskId);
    select(next?.key);
  };
  const comeBack = ({ taskId }: { taskId?: string }) => {
    if (!taskId) return;
    queue.restore(taskId);
    select(taskId);
  };
  const logCall = useLogCall({ onStart: leave, onUndo: comeBack });
  const postpone = usePostpone({ onStart: leave, onUndo: comeBack });
  return { at, reason, queue, rows, chosen, selected, place, select, step, logCall, postpone };
}
