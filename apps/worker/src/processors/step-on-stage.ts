import { Injectable } from '@nestjs/common';
import type { Stage } from '@app/leads';
import type { Tx } from '@app/platform';
import { Tasks } from '@app/tasks';
import type { FlowEvent, Handler } from '../handler.js';

/** lead.stage_changed → a lead that left has nothing left to do; one that goes on has a next step. */
@Injectable()
export class StepOnStage implements Handler {
  constructor(private readonly tasks: Tasks) {}

  async handle(tx: Tx, { id, leadId, data }: FlowEvent): Promise<void> {
    if (data.open === false) await this.tasks.cancelAll(tx, leadId!);
    else await this.tasks.ensureNextStep(tx, leadId!, { stage: data.to as Stage, eventId: id });
  }
}
