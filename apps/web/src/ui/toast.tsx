import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon';

/** What a toast offers; `undoes` what it tells of, which a key may then do as well. */
type Action = { label: string; run: () => void; undoes?: boolean };
type Toast = { id: number; text: string; bad: boolean; action?: Action };

let shown: Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

const publish = (next: Toast[]) => {
  shown = next;
  listeners.forEach((listener) => listener());
};
const drop = (id: number) => publish(shown.filter((toast) => toast.id !== id));

/** Says what happened for 5 s, or 8 s where it can be undone or tried again. */
export function toast(text: string, options: { bad?: boolean; action?: Toast['action'] } = {}): void {
  const id = ++last;
  publish([...shown.slice(-2), { id, text, bad: options.bad ?? false, action: options.action }]);
  setTimeout(() => drop(id), options.action || options.bad ? 8000 : 5000);
}

/** Takes back what the newest toast tells of, if it can be. */
export function undoLast(): void {
  const last = shown.findLast(({ action }) => action?.undoes);
  if (!last) return;
  drop(last.id);
  last.action!.run();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function Toaster() {
  const { t } = useTranslation();
  const toasts = useSyncExternalStore(subscribe, () => shown);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {toasts.map(({ id, text, bad, action }) => (
        <div key={id} className={bad ? 'toast toast-bad' : 'toast'}>
          <Icon name={bad ? 'late' : 'check'} />
          <span>{text}</span>
          {action && (
            <button
              type="button"
              className="toast-action"
              onClick={() => {
                drop(id);
                action.run();
              }}
            >
              {action.label}
            </button>
          )}
          <button type="button" className="toast-close" aria-label={t('common.close')} onClick={() => drop(id)}>
            <Icon name="cross" />
          </button>
        </div>
      ))}
    </div>
  );
}
