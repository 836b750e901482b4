import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { Conflict, type Settings, SETTINGS } from '@app/platform';
import type { Message } from './message-text.js';
import { type RobotAddress, type RobotKind, robotRefusal, robotRequest } from './robot-request.js';

/** ms that a server outside has to answer, and characters of its answer that are read. */
const PATIENCE = 10_000;
const MOST = 10_000;

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
    const answer = await this.post(this.diverted(url), body);
    const refusal = robotRefusal(kind, answer.status, answer.body);
    if (refusal) throw new Refused(refusal);
  }

  /** In tests a receiver of our own stands for the makers' servers. */
  private diverted(url: string): URL {
    const { robotOrigin } = this.settings;
    const full = new URL(url);
    return robotOrigin ? new URL(full.pathname + full.search, robotOrigin) : full;
  }

  /** Follows no redirect: only the host that was checked is ever spoken to. */
  private post(url: URL, body: string): Promise<{ status: number; body: string }> {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    return new Promise((resolve, reject) => {
      const send = url.protocol === 'https:' ? secure : plain;
      const outgoing = send(url, { method: 'POST', headers, timeout: PATIENCE }, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => {
          text = (text + part).slice(0, MOST);
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: text }));
        answer.on('error', reject);
      });
      outgoing.on('timeout', () =>
        outgoing.destroy(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' })),
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }
}
