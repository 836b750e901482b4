import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { failureReason } from '@app/audit';
import { Clock, Database, LOGGER, type Logger, type Settings, SETTINGS } from '@app/platform';
import { Channels } from './channels.js';
import { Deliveries, type Recipient } from './deliveries.js';
import { messageOf } from './message-text.js';
import { PostOffice } from './post-office.js';
import { isQuiet } from './quiet-hours.js';

/**
 * Takes what the dashboard tells people to their mail and their groups. Safe to run at any moment and by several
 * processes: what one sends is locked for the others. Only a crash between the server's yes and our commit sends twice.
 */
@Injectable()
export class RemindersOut {
  constructor(
    private readonly channels: Channels,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly deliveries: Deliveries,
    private readonly post: PostOffice,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @returns messages that went out */
  async run(): Promise<number> {
    await this.database.transaction((tx) => this.deliveries.plan(tx, this.post.sendsMail));
    let sent = 0;
    for (const recipient of await this.deliveries.due())
      if (this.mayNow(recipient) && (await this.send(recipient))) sent++;
    return sent;
  }

  private mayNow({ quietFrom, quietTo, perHour, sentLately }: Recipient): boolean {
    const quiet = quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo };
    return sentLately < perHour && !isQuiet(quiet, this.clock.now());
  }

  /** One whose address cannot be read any more misses its messages and keeps nobody else's back. */
  private addressOf(channel: string): Promise<Awaited<ReturnType<Channels['addressOf']>> | Error> {
    return this.channels.addressOf(channel).catch((error: unknown) => error as Error);
  }

  /** Everything that waits for somebody is one message. */
  private async send(recipient: Recipient): Promise<boolean> {
    const address = recipient.channel === 'mail' ? undefined : await this.addressOf(recipient.channel);
    return this.database.transaction(async (tx) => {
      const told = await this.deliveries.claim(tx, recipient);
      if (told.length === 0) return false;
      const ids = told.map(({ notificationId }) => notificationId);
      const [message, messageId] = [messageOf(told, this.settings.publicUrl, address !== undefined), randomUUID()];
      try {
        if (address instanceof Error) throw address;
        if (address) await this.post.robot(address.kind, address.address, message);
        else await this.post.mail(recipient.recipient, message, messageId);
      } catch (error) {
        const { text } = failureReason(error);
        this.logger.warn({ channel: recipient.channel, reason: text }, 'reminder not sent; trying again');
        await this.deliveries.missed(tx, recipient.channel, ids, text);
        return false;
      }
      await this.deliveries.sent(tx, recipient.channel, ids, messageId);
      return true;
    });
  }
}
