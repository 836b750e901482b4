import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Companies, Contact } from '@app/companies';
import { Conflict, Invalid, type Tx } from '@app/platform';
import { normalisePhone } from '@app/reference';
import type { Me } from '@app/users';
import { Lead } from './lead.entity.js';
import { Leads } from './leads.service.js';

/** A number that a company publishes, and the page where it does. */
export interface FoundPhone {
  phone: string;
  sourceUrl: string;
}

const wrong = (field: string, message: string) => new Invalid('phone_invalid', message, [{ field, message }]);

/** The public number of a company whose lead came without one. */
@Injectable()
export class PublicPhones {
  constructor(
    private readonly companies: Companies,
    private readonly events: Events,
    private readonly leads: Leads,
  ) {}

  /**
   * Keeps the number with the page it stands on. A number that is known already leads to the person it belongs to.
   * @throws NotFound, Forbidden `lead_in_pool`; Conflict `phone_known` when the lead has a number, `other_lead_open` when the
   * number is that of another open lead; Invalid for what is no number or no web address
   */
  async add(tx: Tx, me: Me, leadId: string, { phone, sourceUrl }: FoundPhone): Promise<void> {
    const lead = await this.leads.workable(tx, me, leadId);
    const { e164, extension } = normalisePhone(phone);
    if (!e164) throw wrong('phone', '这个号码不能拨打，请核对（座机要带区号）');
    if (!URL.canParse(sourceUrl) || !/^https?:$/.test(new URL(sourceUrl).protocol))
      throw wrong('sourceUrl', '请填公布号码的网页地址，以 http:// 或 https:// 开头');
    const contact = lead.contactId ? await tx.findOneBy(Contact, { id: lead.contactId }) : null;
    if (contact?.phoneCipher) throw new Conflict('phone_known', '这条线索已经有号码');
    const owner = await this.companies.contactByPhone(tx, e164);
    const contactId = owner?.id ?? contact?.id ?? null;
    if (owner && owner.id !== contact?.id) await this.handTo(tx, lead, owner.id);
    else if (contactId) await this.companies.setPhone(tx, contactId, e164, extension);
    await tx.update(Contact, { id: contactId! }, { phoneSource: sourceUrl.slice(0, 1000) });
    await tx.query(`update lead set active_at = now(), version = version + 1 where id = $1`, [leadId]);
    const data = { host: new URL(sourceUrl).host };
    await this.events.record(tx, { type: 'contact.phone_found', actorId: me.id, leadId, subjectId: contactId, data });
  }

  /** The number is somebody's whom we know: the lead is about them. */
  private async handTo(tx: Tx, lead: Lead, contactId: string): Promise<void> {
    const [other] = await tx.query<{ ref: string }[]>(
      `select ref from lead where contact_id = $1 and open and not agent and id <> $2 limit 1`,
      [contactId, lead.id],
    );
    if (other) throw new Conflict('other_lead_open', `这个号码属于另一条进行中的线索，请在「重复」里合并`);
    await tx.query(`insert into lead_contact (lead_id, contact_id) values ($1, $2) on conflict do nothing`, [
      lead.id,
      contactId,
    ]);
    await tx.update(Lead, { id: lead.id }, { contactId });
    await tx.query(`update contact set company_id = coalesce(company_id, $2) where id = $1`, [
      contactId,
      lead.companyId,
    ]);
  }
}
