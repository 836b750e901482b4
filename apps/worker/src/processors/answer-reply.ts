import { Injectable } from '@nestjs/common';
import { ScreenSignals } from '@app/notifications';
import type { Tx } from '@app/platform';
import { Tasks } from '@app/tasks';
import type { FlowEvent, Handler } from '../handler.js';

/** lead.joined, share.wanted → what waited for the customer's answer stops, and somebody calls back. */
@Injectable()
export class AnswerReply implements Handler {
  constructor(
    private readonly signals: ScreenSignals,
    private readonly tasks: Tasks,
  ) {}

  async handle(tx: Tx, { id, leadId }: FlowEvent): Promise<void> {
    await this.tasks.answerReply(tx, leadId!, id);
    await this.signals.send(tx, 'task', leadId!);
  }
}
