import type { FetchTrouble } from './fetch-trouble.js';
import type { FoundLinks } from './find-links.js';

/** What a run of a source came to. */
export interface RunTally {
  /** The feed or list came. */
  reached: boolean;
  found: FoundLinks | null;
  /** What ended the run. */
  trouble: FetchTrouble | null;
  /** Links seen for the first time. */
  fresh: number;
  read: number;
  failed: number;
  known: number;
  /** Of the last page that came to nothing. */
  pageTrouble: FetchTrouble | null;
}

/** What an editor has to know of a run, in a sentence; null = nothing. */
export function tallyProblem({ reached, trouble, read, failed, known, pageTrouble }: RunTally): string | null {
  if (trouble) return reached ? `列表能读，读文章时停下：${trouble.message}` : trouble.message;
  if (failed === 0 || !pageTrouble) return null;
  const all = read + known + failed;
  // A page now and then that cannot be read is usual; most of them cannot be: the site is made in a way we do not read.
  return failed * 2 > all ? `${all} 篇中有 ${failed} 篇没读成：${pageTrouble.message}` : null;
}
