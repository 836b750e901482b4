import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { normaliseCompanyName } from '@app/companies';
import { type Tx, ZoneChanges } from '@app/platform';
import { WorkingCalendar, zonesWith } from '@app/reference';
import { type InquiryRoute, routeInquiry } from './inquiry-route.js';
import { type InquiryReading, readInquiryRoute } from './inquiry-route-reading.js';
import { inquiryDue } from './inquiry-terms.js';
import { LeadOpening } from './lead-opening.js';
import { lockReceivedInquiry, type ReceivedInquiry } from './received-inquiry.js';

/** Sends a received inquiry where its words belong: a lead, the offers inbox, the requests, or quarantine. */
@Injectable()
export class InquiryRouting {
  constructor(
    private readonly events: Events,
    private readonly opening: LeadOpening,
    private readonly zones: ZoneChanges,
  ) {}

  /**
   * Safe to run twice: one that has left `received` is left alone.
   * @param calendar the office's, for terms in working days
   */
  async route(tx: Tx, inquiryId: string, calendar = new WorkingCalendar()): Promise<InquiryRoute | undefined> {
    const inquiry = await lockReceivedInquiry(tx, inquiryId);
    if (!inquiry) return undefined;
    const reading = readInquiryRoute(
      inquiry,
      inquiry.asOf,
      zonesWith(await this.zones.readIfNewer(tx, inquiry.zonesVersion)),
    );
    const cleared = inquiry.quarantineReason === 'advert';
    const route = routeInquiry(reading, reading.need.flags, { leadId: null, cleared });
    if (route.to === 'lead') {
      await this.opening.fromReceived(tx, inquiry, { side: route.side, need: route.side ? undefined : reading.need });
      return route;
    }
    const related = { ...route, relatedLeadId: await this.openLeadOf(tx, inquiry) };
    await this.put(tx, inquiryId, related, reading, inquiryDue(route, inquiry.createdAt, calendar));
    return related;
  }

  /** The open lead of the same phone, else of the same company; nothing is made for who only offers or asks. */
  private async openLeadOf(tx: Tx, { phoneIndex, company }: ReceivedInquiry): Promise<string | null> {
    const [lead] = await tx.query<{ id: string }[]>(
      `select id from (
         select id, created_at, open, agent, 1 as rank from lead where id = any(array(
           select lead_id from lead_contact where contact_id = (select id from contact where phone_index = $1)))
         union all
         select id, created_at, open, agent, 2 from lead where company_id = (select id from company where name_key = $2)) as known
       where open and not agent order by rank, created_at limit 1`,
      [phoneIndex, normaliseCompanyName(company) || null],
    );
    return lead?.id ?? null;
  }

  private async put(
    tx: Tx,
    inquiryId: string,
    route: Exclude<InquiryRoute, { to: 'lead' }>,
    { need, words }: InquiryReading,
    dueAt: Date | null,
  ): Promise<void> {
    const kind = route.to === 'requested' ? route.kind : null;
    const reason = route.to === 'quarantined' ? route.reason : null;
    await tx.query(
      `update inquiry set status = $2, request_kind = $3, quarantine_reason = $4, due_at = $5, reading = $6,
         related_lead_id = $7 where id = $1`,
      [inquiryId, route.to, kind, reason, dueAt, JSON.stringify({ need, words }), route.relatedLeadId],
    );
    await this.events.record(tx, {
      type: `inquiry.${route.to}`,
      leadId: route.relatedLeadId,
      subjectId: inquiryId,
      data: { kind, reason, dueAt, says: [...new Set(words.map(({ says }) => says))] },
    });
  }
}
