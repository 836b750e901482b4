import { Injectable } from '@nestjs/common';
import { InquiryRouting } from '@app/leads';
import type { Tx } from '@app/platform';
import { OfficeCalendar } from '@app/tasks';
import type { FlowEvent, Handler } from '../handler.js';

/** inquiry.received → understand the texts; find or open the lead, or put what is no demand in its own place. */
@Injectable()
export class OpenLead implements Handler {
  constructor(
    private readonly calendar: OfficeCalendar,
    private readonly routing: InquiryRouting,
  ) {}

  async handle(tx: Tx, { subjectId }: FlowEvent): Promise<void> {
    await this.routing.route(tx, subjectId!, await this.calendar.read(tx));
  }
}
