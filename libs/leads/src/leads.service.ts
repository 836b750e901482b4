import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Companies, Contact } from '@app/companies';
import { Clock, Conflict, Forbidden, Invalid, NotFound, type Tx } from '@app/platform';
import { leadScope, type Me } from '@app/users';
import { Lead } from './lead.entity.js';
import { ClaimLimits } from './pool/claim-limits.js';
import { DoNotContact } from './pool/do-not-contact.js';
import { LeadHandover } from './pool/lead-handover.js';
import { Note } from './note.entity.js';
import { isOpen, type LostReason, rankOf, type Stage } from './stage.js';

export interface StageMove {
  stage: Stage;
  /** Required for lost. */
  lostReason?: LostReason;
  /** ISO date, required for parked. */
  wakeOn?: string;
  /** The version that the person was looking at. */
  version: number;
}

export const versionConflict = () => new Conflict('version_conflict', '这条线索刚被别人改过，请看过新内容再试');
const gone = () => new NotFound('lead_not_found', '没有这条线索，或您无权查看');

/** What people do to a lead. Each method checks that the person may, writes, and records. */
@Injectable()
export class Leads {
  constructor(
    private readonly clock: Clock,
    private readonly companies: Companies,
    private readonly events: Events,
    private readonly handover: LeadHandover,
    private readonly limits: ClaimLimits,
    private readonly doNotContact: DoNotContact,
  ) {}

  /**
   * The lead, locked, when `me` may see it.
   * @throws NotFound for an unknown and a foreign lead alike
   */
  async visible(tx: Tx, me: Me, id: string): Promise<Lead> {
    const parameters: unknown[] = [id];
    const scope = leadScope(me, parameters);
    const [row] = await tx.query<{ id: string }[]>(
      `select id from lead where id = $1 and ${scope} for update`,
      parameters,
    );
    if (!row) throw gone();
    return tx.findOneByOrFail(Lead, { id });
  }

  /** Visible and workable: a lead in the pool must be claimed first. */
  async workable(tx: Tx, me: Me, id: string): Promise<Lead> {
    const lead = await this.visible(tx, me, id);
    if (lead.ownerId === null && me.role === 'advisor') {
      throw new Forbidden('lead_in_pool', '这条线索在公海，请先领取');
    }
    return lead;
  }

  /** Workable, and its person may be called. @throws Conflict `do_not_contact` */
  async callable(tx: Tx, me: Me, id: string): Promise<Lead> {
    const lead = await this.workable(tx, me, id);
    await this.doNotContact.assertFree(tx, lead, '不能拨打');
    return lead;
  }

  /** @throws Conflict `version_conflict`, Invalid when a reason or date is missing, or the date is not to come */
  async move(tx: Tx, me: Me, id: string, move: StageMove): Promise<void> {
    const lead = await this.workable(tx, me, id);
    if (lead.version !== move.version) throw versionConflict();
    if (lead.stage === move.stage && !correctsExit(lead, move)) return;
    assertComplete(move, chinaDay(this.clock.now()));
    await keepingOneOpen(
      tx.update(
        Lead,
        { id },
        {
          stage: move.stage,
          lostReason: move.stage === 'lost' ? (move.lostReason ?? null) : null,
          wakeOn: move.stage === 'parked' ? (move.wakeOn ?? null) : null,
          reached: Math.max(lead.reached, rankOf(move.stage)),
          visitedAt: rankOf(move.stage) >= rankOf('visited') ? (lead.visitedAt ?? new Date()) : lead.visitedAt,
          signedAt: rankOf(move.stage) >= rankOf('signed') ? (lead.signedAt ?? new Date()) : lead.signedAt,
          stageAt: () => 'now()',
          activeAt: () => 'now()',
          version: () => 'version + 1',
        },
      ),
    );
    await this.events.record(tx, {
      type: 'lead.stage_changed',
      actorId: me.id,
      leadId: id,
      data: { from: lead.stage, to: move.stage, open: isOpen(move.stage), lostReason: move.lostReason },
    });
  }

  /** @returns the note's id; the same key again gives the first one */
  async addNote(tx: Tx, me: Me, id: string, note: { text: string; key: string }): Promise<string> {
    await this.workable(tx, me, id);
    const noteId = randomUUID();
    const stored = await tx.query<unknown[]>(
      `insert into note (id, lead_id, author_id, key, text) values ($1, $2, $3, $4, $5) on conflict (key) do nothing returning 1`,
      [noteId, id, me.id, note.key, note.text],
    );
    if (stored.length === 0) {
      const known = await tx.findOneBy(Note, { key: note.key, leadId: id });
      if (!known) throw new Conflict('key_reused', '这个 key 已用于另一条线索');
      return known.id;
    }
    await this.touch(tx, id);
    await this.events.record(tx, { type: 'lead.noted', actorId: me.id, leadId: id, subjectId: noteId });
    return noteId;
  }

  /** One claimer wins; the others hear it plainly, and who clicks twice has it once. */
  async claim(tx: Tx, me: Me, id: string): Promise<void> {
    const lead = await this.visible(tx, me, id).catch(async (error: unknown) => {
      throw (await this.justLeftPool(tx, id)) ? new Conflict('already_claimed', '这条线索已被领取') : error;
    });
    if (lead.ownerId === me.id) return;
    if (lead.ownerId !== null) throw new Conflict('already_claimed', '这条线索已被领取');
    await this.limits.take(tx, me, lead);
    await this.handover.giveTo(tx, lead, { id: me.id, teamId: me.teamId }, { type: 'lead.claimed', by: me.id });
  }

  /** Back to the pool, with the reason on the timeline. */
  async release(tx: Tx, me: Me, id: string, reason: string): Promise<void> {
    const lead = await this.workable(tx, me, id);
    if (lead.ownerId === null) throw new Conflict('already_in_pool', '这条线索已在公海');
    if (!isOpen(lead.stage)) throw new Conflict('lead_closed', '这条线索已结束，不必退回公海');
    await this.handover.toPool(tx, lead, { type: 'lead.released', by: me.id, data: { reason } });
  }

  /** A manager gives a lead to somebody of their team. */
  async assign(tx: Tx, me: Me, id: string, ownerId: string): Promise<void> {
    const lead = await this.visible(tx, me, id);
    const [owner] = await tx.query<{ id: string; teamId: string }[]>(
      `select id, team_id as "teamId" from app_user where id = $1 and disabled_at is null and ($2 or team_id = any($3::uuid[]))`,
      [ownerId, me.role === 'admin', me.teamIds],
    );
    if (!owner)
      throw new Invalid('owner_unknown', '没有这位顾问，或不在您的团队', [
        { field: 'ownerId', message: '请选择本团队的顾问' },
      ]);
    if (lead.ownerId !== owner.id) await this.handover.giveTo(tx, lead, owner, { type: 'lead.assigned', by: me.id });
  }

  /** All dialable numbers of the lead's people. Who looked, and when, is on the record. */
  async revealPhones(
    tx: Tx,
    me: Me,
    id: string,
  ): Promise<{ contactId: string; name: string | null; phone: string; extension: string | null }[]> {
    const lead = await this.callable(tx, me, id);
    const contacts = await tx
      .createQueryBuilder(Contact, 'contact')
      .where(
        `contact.id in (select own.id from contact as own left join lead_contact on lead_contact.contact_id = own.id
           where own.id = :main or lead_contact.lead_id = :id)
         or contact.merged_into in (select contact_id from lead_contact where lead_id = :id) or contact.merged_into = :main`,
        { main: lead.contactId, id },
      )
      .orderBy('contact.id = :first', 'DESC')
      .setParameter('first', lead.contactId)
      .getMany();
    await this.events.record(tx, {
      type: 'lead.phone_revealed',
      actorId: me.id,
      leadId: id,
      data: { contacts: contacts.length },
    });
    return contacts.flatMap((contact) => {
      const phone = this.companies.openPhone(contact);
      return phone ? [{ contactId: contact.id, name: contact.name, phone, extension: contact.phoneExtension }] : [];
    });
  }

  /** An agent brings leads of several companies: each inquiry from that phone becomes a lead of its own. */
  async markAgent(tx: Tx, me: Me, id: string, agent: boolean, version?: number): Promise<void> {
    const lead = await this.workable(tx, me, id);
    if (version !== undefined && lead.version !== version) throw versionConflict();
    if (!lead.contactId) throw new Conflict('no_contact', '这条线索还没有联系人');
    await tx.update(Contact, { id: lead.contactId }, { agent });
    await keepingOneOpen(tx.update(Lead, { id }, { agent, version: () => 'version + 1' }));
    await this.events.record(tx, { type: 'lead.agent_marked', actorId: me.id, leadId: id, data: { agent } });
  }

  /** Somebody else's lead is not there for others; but who saw it in the pool a moment ago deserves the true answer. */
  private async justLeftPool(tx: Tx, id: string): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      `select 1 from event where lead_id = $1 and type = 'lead.claimed' and at > now() - interval '10 minutes' limit 1`,
      [id],
    );
    return rows.length > 0;
  }

  private async touch(tx: Tx, id: string): Promise<void> {
    await tx.update(Lead, { id }, { activeAt: () => 'now()' });
  }
}

/** The database keeps one open lead a person; agents' leads apart. */
async function keepingOneOpen(update: Promise<unknown>): Promise<void> {
  try {
    await update;
  } catch (error) {
    if ((error as { code?: string }).code !== '23505') throw error;
    throw new Conflict('other_lead_open', '这位联系人已有另一条进行中的线索，不能再打开这一条');
  }
}

/** The same exit again, with another reason or another day. */
const correctsExit = (lead: Lead, { lostReason, wakeOn }: StageMove): boolean =>
  (lostReason !== undefined && lostReason !== lead.lostReason) || (wakeOn !== undefined && wakeOn !== lead.wakeOn);

const chinaDay = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

function assertComplete({ stage, lostReason, wakeOn }: StageMove, today: string): void {
  if (stage === 'lost' && !lostReason) {
    throw new Invalid('lost_reason_missing', '请选择流失原因', [{ field: 'lostReason', message: '请选择流失原因' }]);
  }
  if (stage === 'parked' && !wakeOn) {
    throw new Invalid('wake_on_missing', '请选择唤醒日期', [{ field: 'wakeOn', message: '请选择唤醒日期' }]);
  }
  if (stage === 'parked' && wakeOn! <= today) {
    const message = '请选今天以后的唤醒日期';
    throw new Invalid('wake_on_past', message, [{ field: 'wakeOn', message }]);
  }
}
