import { AsyncResource } from 'node:async_hooks';

const outside = new AsyncResource('beside');

/** Runs work as another process would: not as a part of the transaction that the caller has open. */
export const beside = <T>(work: () => T): T => outside.runInAsyncScope(work);
