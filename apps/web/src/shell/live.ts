import { useEffect, useSyncExternalStore } from 'react';
import { queryClient } from '../api/query-client';

export type Connection = 'connecting' | 'live' | 'lost';

let state: Connection = 'connecting';
let lostTimer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

const publish = (next: Connection) => {
  if (next === state) return;
  state = next;
  listeners.forEach((listener) => listener());
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useConnection = (): Connection => useSyncExternalStore(subscribe, () => state);

/** ms in which further events wait for one refetch: a new lead is received, matched and assigned within a blink. */
const burst = 300;
const stale = new Set<string>();
let refreshTimer: ReturnType<typeof setTimeout> | undefined;
let pending = false;

const refreshBoxes = (): void => void queryClient.invalidateQueries({ queryKey: ['inquiries', 'counts'] });

function refresh(): void {
  for (const id of stale) {
    void queryClient.invalidateQueries({ queryKey: ['lead', id] });
    void queryClient.invalidateQueries({ queryKey: ['timeline', id] });
  }
  stale.clear();
  for (const key of ['today', 'leads', 'tasks', 'notifications'])
    void queryClient.invalidateQueries({ queryKey: [key] });
}

/** The first event is answered at once, those of the same burst together at its end. */
function refreshSoon(leadId?: string): void {
  if (leadId) stale.add(leadId);
  if (refreshTimer) {
    pending = true;
    return;
  }
  refresh();
  refreshTimer = setTimeout(() => {
    refreshTimer = undefined;
    const more = pending;
    pending = false;
    if (more) refreshSoon();
  }, burst);
}

const leadOf = (event: MessageEvent<string>): string | undefined => {
  try {
    return (JSON.parse(event.data) as { leadId?: string }).leadId;
  } catch {
    return undefined;
  }
};

function open(): EventSource {
  const stream = new EventSource('/api/v1/stream');
  let lost = false;
  stream.addEventListener('open', () => {
    clearTimeout(lostTimer);
    lostTimer = undefined;
    publish('live');
    if (lost) {
      refreshSoon();
      refreshBoxes();
    }
    lost = false;
  });
  stream.addEventListener('error', () => {
    lost = true;
    if (state === 'live') publish('connecting');
    lostTimer ??= setTimeout(() => publish('lost'), 8000);
  });
  for (const name of ['lead', 'task'])
    stream.addEventListener(name, (event) => refreshSoon(leadOf(event as MessageEvent<string>)));
  stream.addEventListener('inquiry', refreshBoxes);
  return stream;
}

/**
 * Keeps the page fresh while it is looked at. A hidden tab lets go after half a minute (a browser gives one address
 * only six connections) and catches up when it is shown again. A stream the server refused is tried anew.
 */
export function useLive(): void {
  useEffect(() => {
    let stream: EventSource | null = open();
    let sleep: ReturnType<typeof setTimeout> | undefined;
    const wake = () => {
      clearTimeout(sleep);
      if (stream && stream.readyState !== EventSource.CLOSED) return;
      stream = open();
      refreshSoon();
    };
    const onVisibility = () => {
      if (!document.hidden) return wake();
      sleep = setTimeout(() => {
        stream?.close();
        stream = null;
      }, 30_000);
    };
    const check = setInterval(() => !document.hidden && wake(), 10_000);
    document.addEventListener('visibilitychange', onVisibility);
    window.addEventListener('online', wake);
    return () => {
      clearInterval(check);
      clearTimeout(sleep);
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('online', wake);
      stream?.close();
      publish('connecting');
    };
  }, []);
}
