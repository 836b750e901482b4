/** A word to the person, on standard error: standard output is for results. */
export const note = (message: string): void => void process.stderr.write(`${message}\n`);
