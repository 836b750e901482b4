/** Runs one part of the start so that the person watching sees it, with its time. */
export type Step = <T>(label: string, work: () => Promise<T>) => Promise<T>;

/** For tests and other programs that start the system without a screen. */
export const silentStep: Step = (_label, work) => work();
