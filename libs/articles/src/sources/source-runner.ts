import { Inject, Injectable } from '@nestjs/common';
import { Clock, Database, LOGGER, type Logger } from '@app/platform';
import { OfficeCalendar } from '@app/users';
import { FetchTrouble } from './fetch-trouble.js';
import { FindLinks, type FoundLinks } from './find-links.js';
import { ReadPage } from './read-page.js';
import { type RunTally, tallyProblem } from './run-tally.js';
import { type ClaimedSource, type RunEnd, SourceRuns } from './source-runs.js';
import { hostOf } from './web-address.js';

const MINUTE = 60_000;
/** Minutes after an error of ours. */
const AFTER_ERROR = 10;

/**
 * One run of one source: asks which articles there are, reads those that are new, within its budget, and sets its next
 * time. Safe to start at any moment, twice and in several processes: who claims the row runs it. What a run leaves
 * undone waits in the database for the next.
 */
@Injectable()
export class SourceRunner {
  constructor(
    private readonly calendar: OfficeCalendar,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly links: FindLinks,
    private readonly pages: ReadPage,
    private readonly runs: SourceRuns,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @param stop ends the run early; the source is due again at once */
  async run(sourceId: string, stop?: AbortSignal): Promise<void> {
    const source = await this.database.transaction((tx) => this.runs.claim(tx, sourceId));
    if (!source) return;
    try {
      await this.finish(source, await this.work(source, stop));
    } catch (error) {
      await this.runs.letGo(source, stop?.aborted ? 0 : AFTER_ERROR);
      if (!stop?.aborted) throw error;
    }
  }

  private async work(source: ClaimedSource, stop?: AbortSignal): Promise<RunTally> {
    const tally: RunTally = {
      reached: false,
      found: null,
      trouble: null,
      fresh: 0,
      read: 0,
      failed: 0,
      known: 0,
      pageTrouble: null,
    };
    try {
      const found = await this.links.of(source, { ...source, sourceId: source.id, stop });
      await this.keep(source, tally, found);
      await this.readWaiting(source, tally, stop);
    } catch (error) {
      if (!(error instanceof FetchTrouble)) throw error;
      tally.trouble = error;
    }
    return tally;
  }

  private async keep(source: ClaimedSource, tally: RunTally, found: FoundLinks): Promise<void> {
    tally.reached = true;
    tally.found = found;
    if (found.links)
      tally.fresh = await this.database.transaction((tx) => this.runs.addLinks(tx, source.id, found.links!));
  }

  /** @throws FetchTrouble of the source's own host; a page elsewhere waits by itself */
  private async readWaiting(source: ClaimedSource, tally: RunTally, stop?: AbortSignal): Promise<void> {
    for (let count = 0; count < source.pageBudget; count++) {
      stop?.throwIfAborted();
      if (!(await this.runs.goesOn(source))) return;
      const page = await this.runs.nextPage(source.id);
      if (!page) return;
      const { state, trouble } = await this.pages.read(source, page, stop);
      if (state === 'read') tally.read++;
      else if (state === 'known') tally.known++;
      else if (state !== 'waiting') tally.failed++;
      tally.pageTrouble = trouble ?? tally.pageTrouble;
      if (trouble?.passing && hostOf(page.url) === hostOf(source.url)) throw trouble;
    }
  }

  private async finish(source: ClaimedSource, tally: RunTally): Promise<void> {
    const { trouble, found, reached, read, failed, fresh } = tally;
    const problem = tallyProblem(tally);
    const outcome = (trouble ?? (problem ? tally.pageTrouble : null))?.outcome ?? (found?.links ? 'ok' : 'unchanged');
    const end: RunEnd = {
      nextAt: await this.nextAt(source, trouble?.until ?? null),
      outcome,
      problem,
      reached,
      etag: found?.etag ?? null,
      lastModified: found?.lastModified ?? null,
    };
    await this.database.transaction((tx) => this.runs.end(tx, source, end));
    this.logger.info({ source: source.id, outcome, fresh, read, failed }, 'source read');
  }

  /** By the source's own schedule, not before the host wants to be asked again, in working hours where it says so. */
  private async nextAt(source: ClaimedSource, notBefore: Date | null): Promise<Date> {
    const usual = this.clock.now().getTime() + source.everyMinutes * MINUTE;
    const at = new Date(Math.max(usual, notBefore?.getTime() ?? 0));
    return source.workingHours ? (await this.calendar.read()).nextWorkingTime(at) : at;
  }
}
