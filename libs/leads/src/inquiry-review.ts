import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Conflict, Forbidden, Keyring, NotFound, type Tx } from '@app/platform';
import { leadScope, type Me } from '@app/users';
import { type InquiryBox, isBox, keepsBox } from './inquiry-box.js';
import { inquiryPhonePlace } from './inquiry-intake.js';
import type { Inquiry, InquiryStatus } from './inquiry.entity.js';
import { LeadOpening } from './lead-opening.js';
import { maskPhones } from './pool-mask.js';

type Held = Pick<Inquiry, 'id' | 'status' | 'quarantineReason' | 'dismissedFrom'>;

/** A phone that a person asked to see, and the words as they were written. */
export type RevealedInquiry = Pick<Inquiry, 'need' | 'usage' | 'tax' | 'company' | 'contact'> & {
  /** E.164, or as written when it cannot be dialled. */
  phone: string;
  /** Digits dialled after the number answers. */
  extension: string | null;
};

/** An owner's offer on its way to the listing form. */
export interface OwnerOffer {
  /** The words in one text, phones masked: they may be typed on into public fields. */
  text: string;
  /** For the fields that stay in the house. */
  owner: { name: string; phone: string };
}

const settled = () => new Conflict('not_waiting', '这份询盘已经处理过，请刷新后再看');

/**
 * What people decide about an inquiry that is no lead, or not yet one. Each method locks it, checks that the person keeps its
 * box, writes and records; of two who decide at once one is heard. Nothing is ever deleted.
 */
@Injectable()
export class InquiryReview {
  constructor(
    private readonly events: Events,
    private readonly keyring: Keyring,
    private readonly opening: LeadOpening,
  ) {}

  /**
   * Out of quarantine: it goes the way of every inquiry. An advertisement that a person lets go becomes a lead.
   * @throws Conflict `not_quarantined`
   */
  async release(tx: Tx, me: Me, id: string): Promise<void> {
    const { status } = await this.held(tx, me, id);
    if (status !== 'quarantined') throw new Conflict('not_quarantined', '这份询盘不在待审队列');
    await this.move(tx, id, 'received');
    await this.events.record(tx, { type: 'inquiry.received', actorId: me.id, subjectId: id, data: { released: true } });
  }

  /** Put away: nobody answers it. A request is never put away but closed. */
  async dismiss(tx: Tx, me: Me, id: string): Promise<void> {
    const { status } = await this.held(tx, me, id, ['quarantined', 'offered']);
    await tx.query(`update inquiry set dismissed_from = $2 where id = $1`, [id, status]);
    await this.decide(tx, me, id, { to: 'dismissed', data: { from: status } });
  }

  /** Takes back a dismissal or a listing mark: it waits again where it waited before. */
  async restore(tx: Tx, me: Me, id: string): Promise<void> {
    const { status, dismissedFrom } = await this.held(tx, me, id, ['dismissed', 'listed']);
    const to = status === 'listed' ? 'offered' : (dismissedFrom ?? 'quarantined');
    await tx.query(
      `update inquiry set status = $2, dismissed_from = null, offer_listing_id = null, decided_at = null, decided_by = null,
         decision_note = null where id = $1`,
      [id, to],
    );
    await this.events.record(tx, { type: 'inquiry.restored', actorId: me.id, subjectId: id, data: { to } });
  }

  /**
   * It was a demand after all: read as one, whatever its words look like.
   * @returns whether it joined an open lead; the lead itself only when `me` may see it
   */
  async toLead(tx: Tx, me: Me, id: string): Promise<{ lead: { id: string; ref: string } | null; joined: boolean }> {
    const { status } = await this.held(tx, me, id, ['quarantined', 'offered', 'requested']);
    await this.move(tx, id, 'received');
    const opened = await this.opening.fromInquiry(tx, id, { side: 'demand', by: me.id });
    if (!opened) throw settled();
    await this.sign(tx, me, id, null);
    await this.events.record(tx, {
      type: 'inquiry.turned_into_lead',
      actorId: me.id,
      leadId: opened.id,
      subjectId: id,
      data: { from: status },
    });
    const parameters: unknown[] = [opened.id];
    const scope = leadScope(me, parameters);
    const seen = await tx.query<unknown[]>(`select 1 from lead where id = $1 and ${scope}`, parameters);
    return { lead: seen.length > 0 ? { id: opened.id, ref: opened.ref } : null, joined: opened.joined };
  }

  /** An offer that stands among the listings now. */
  async toListing(tx: Tx, me: Me, id: string, listingId?: string): Promise<void> {
    await this.held(tx, me, id, ['offered']);
    if (listingId) {
      const [listing] = await tx.query<unknown[]>(`select 1 from listing where id = $1`, [listingId]);
      if (!listing) throw new NotFound('listing_not_found', '没有这条房源，请先保存房源再登记');
    }
    await tx.query(`update inquiry set offer_listing_id = $2 where id = $1`, [id, listingId ?? null]);
    await this.decide(tx, me, id, { to: 'listed', data: { listingId: listingId ?? null } });
  }

  /** A request was answered; the note says how, and is kept with who and when as the proof of it. */
  async close(tx: Tx, me: Me, id: string, note: string): Promise<void> {
    await this.held(tx, me, id, ['requested']);
    await this.decide(tx, me, id, { to: 'closed', note });
  }

  /** The phone and the unmasked words. Who looked, and when, is on the record. */
  async reveal(tx: Tx, me: Me, id: string): Promise<RevealedInquiry> {
    await this.held(tx, me, id);
    const [row] = await tx.query<(Omit<RevealedInquiry, 'phone'> & { phoneCipher: Buffer })[]>(
      `select need, usage, tax, company, contact, phone_cipher as "phoneCipher", phone_extension as extension
       from inquiry where id = $1`,
      [id],
    );
    const { phoneCipher, ...words } = row!;
    await this.events.record(tx, { type: 'inquiry.phone_revealed', actorId: me.id, subjectId: id });
    return { ...words, phone: this.keyring.decrypt(phoneCipher, inquiryPhonePlace(id)) };
  }

  /**
   * What the listing form begins with. The owner's number goes with it, so that is recorded as looking at it is.
   * @throws Conflict `not_waiting` when it is no offer, or not any more
   */
  async offer(tx: Tx, me: Me, id: string): Promise<OwnerOffer> {
    await this.held(tx, me, id, ['offered']);
    const { need, usage, tax, company, contact, phone, extension } = await this.reveal(tx, me, id);
    const said = [need, usage, tax, company].map((text) => text.trim()).filter(Boolean);
    return {
      text: maskPhones(said.join('，')),
      owner: {
        name: [contact, company]
          .map((text) => text.trim())
          .filter(Boolean)
          .join(' · '),
        phone: extension ? `${phone} 转 ${extension}` : phone,
      },
    };
  }

  /**
   * Locked, in a box that `me` keeps, and in one of `from`.
   * @throws NotFound, Forbidden, Conflict `not_waiting`
   */
  private async held(tx: Tx, me: Me, id: string, from?: readonly InquiryBox[]): Promise<Held & { status: InquiryBox }> {
    const [row] = await tx.query<Held[]>(
      `select id, status, quarantine_reason as "quarantineReason", dismissed_from as "dismissedFrom"
       from inquiry where id = $1 for update`,
      [id],
    );
    if (!row) throw new NotFound('inquiry_not_found', '没有这份询盘');
    const { status } = row;
    const keeps = isBox(status) ? keepsBox(me, status) : me.role !== 'advisor';
    if (!keeps) throw new Forbidden('not_permitted', '您没有处理这份询盘的权限，请找经理');
    if (!isBox(status) || (from && !from.includes(status))) throw settled();
    return { ...row, status };
  }

  private async decide(
    tx: Tx,
    me: Me,
    id: string,
    { to, note = null, data }: { to: InquiryStatus; note?: string | null; data?: Record<string, unknown> },
  ): Promise<void> {
    await this.move(tx, id, to);
    await this.sign(tx, me, id, note);
    await this.events.record(tx, { type: `inquiry.${to}`, actorId: me.id, subjectId: id, data });
  }

  private async move(tx: Tx, id: string, status: InquiryStatus): Promise<void> {
    await tx.query(`update inquiry set status = $2 where id = $1`, [id, status]);
  }

  private async sign(tx: Tx, me: Me, id: string, note: string | null): Promise<void> {
    await tx.query(`update inquiry set decided_at = now(), decided_by = $2, decision_note = $3 where id = $1`, [
      id,
      me.id,
      note,
    ]);
  }
}
