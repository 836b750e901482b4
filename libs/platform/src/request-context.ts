import { AsyncLocalStorage } from 'node:async_hooks';

interface RequestContext {
  requestId: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

/** Runs `work` under a request id; events, jobs and log lines made inside carry it. */
export function withRequestId<T>(requestId: string, work: () => T): T {
  return storage.run({ requestId }, work);
}

/** For servers whose hooks cannot wrap the handler: the rest of this asynchronous chain carries the id. */
export function enterRequest(requestId: string): void {
  storage.enterWith({ requestId });
}

export function currentRequestId(): string | undefined {
  return storage.getStore()?.requestId;
}
