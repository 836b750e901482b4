import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { LOGGER, type Logger, type RunningSettings, SETTINGS } from '@app/platform';
import { CalendarDays } from '@app/users';

/** A year whose holidays nobody knows would pass for plain weekdays: the log says so at every start. */
@Injectable()
export class CalendarWatch implements OnApplicationBootstrap {
  constructor(
    private readonly days: CalendarDays,
    @Inject(SETTINGS) private readonly settings: RunningSettings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.settings.isQuarantine) return;
    const years = await this.days.missingYears();
    if (years.length > 0)
      this.logger.warn(
        { years },
        'no public holidays known for these years: deadlines there count plain weekdays. Add them in the settings (工作日历)',
      );
  }
}
