import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type FieldError, Keyring } from '@app/platform';
import { LadderSettings, OfficeCalendar } from '@app/tasks';
import { callPromise, type CallTerms } from './call-promise.js';
import { receiptPromise, type ReceiptPromise } from './receipt-promise.js';
import { newFormKey } from './form-key.js';
import type { Frame } from './frame.js';
import { emptyInquiry, type InquiryValues, utmOf } from './inquiry-form.js';
import { plainText } from './plain-text.js';
import { referrerOf } from './referrer-of.js';
import { queryOf } from './site-frames.js';
import type { SlipProps } from './views/inquiry-slip.js';

export type Slip = Omit<SlipProps, 'frame'>;

/** Inquiry slips as pages carry them: a fresh key, a promise for now, and where the visitor came from. */
@Injectable()
export class SiteSlips {
  constructor(
    private readonly keyring: Keyring,
    private readonly calendar: OfficeCalendar,
    private readonly ladder: LadderSettings,
  ) {}

  /** An unfilled slip; `prefill` knows the article or listing it is about. */
  async fresh(frame: Frame, request: FastifyRequest, prefill: Partial<InquiryValues> = {}): Promise<Slip> {
    const values = emptyInquiry({
      key: newFormKey(this.keyring, frame.now),
      referrer: referrerOf(plainText(request.headers.referer, 500), frame.origin),
      utm: utmOf(queryOf(request)),
      ...prefill,
    });
    return { values, errors: [], promise: await this.promiseAt(frame) };
  }

  /** A slip that was refused comes back as it was typed. It keeps its key: the time it took counts from the first look. */
  async refused(frame: Frame, values: InquiryValues, errors: FieldError[]): Promise<Slip> {
    return { values, errors, promise: await this.promiseAt(frame) };
  }

  /** What is promised to who sent this: a call for a demand, else what its kind gets. */
  async promiseOf(frame: Frame, sent: Parameters<typeof receiptPromise>[1]): Promise<ReceiptPromise> {
    return receiptPromise(frame.t, sent, frame.now, await this.terms());
  }

  private async promiseAt(frame: Frame): Promise<string> {
    return callPromise(frame.t, frame.now, frame.now, await this.terms()).when;
  }

  private async terms(): Promise<CallTerms> {
    const [calendar, { firstCallMinutes }] = await Promise.all([this.calendar.read(), this.ladder.read()]);
    return { calendar, firstCallMinutes };
  }
}
