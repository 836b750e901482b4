import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { Conflict, postOutside, type Settings, SETTINGS } from '@app/platform';
import type { Message } from './message-text.js';
import { type RobotAddress, type RobotKind, robotRefusal, robotRequest } from './robot-request.js';

/** Where somebody outside refused: the reason without address or secret. */
export class Refused extends Error {
  readonly code = 'EREFUSED';
}

/** Sends one message, by mail or to a group's robot. */
@Injectable()
export class PostOffice implements OnModuleDestroy {
  private transport?: Transporter;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  onModuleDestroy(): void {
    this.transport?.close();
  }

  get sendsMail(): boolean {
    return this.settings.smtpUrl !== undefined;
  }

  /** @throws Error of the mail server; Conflict when none is set */
  async mail(to: string, { title, text }: Message, messageId?: string): Promise<void> {
    const { smtpUrl, mailFrom } = this.settings;
    if (!smtpUrl) throw new Conflict('mail_not_set', '还没有设置邮件服务器，请在启动时设置 SMTP_URL 和 MAIL_FROM');
    this.transport ??= createTransport(smtpUrl, {
      from: mailFrom,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    await this.transport.sendMail({
      to,
      subject: title,
      text,
      textEncoding: 'base64',
      ...(messageId ? { messageId: `<${messageId}@plotline>` } : {}),
    });
  }

  /** @throws Refused or a socket's error */
  async robot(kind: RobotKind, address: RobotAddress, { text }: Message): Promise<void> {
    const { url, body } = robotRequest(kind, address, text, new Date());
    const answer = await postOutside(this.diverted(url), body);
    const refusal = robotRefusal(kind, answer.status, answer.body);
    if (refusal) throw new Refused(refusal);
  }

  /** In tests a receiver of our own stands for the makers' servers. */
  private diverted(url: string): URL {
    const { robotOrigin } = this.settings;
    const full = new URL(url);
    return robotOrigin ? new URL(full.pathname + full.search, robotOrigin) : full;
  }
}
