import { Injectable } from '@nestjs/common';
import { type LeadDetail, LeadDetails, LeadMerges, Leads } from '@app/leads';
import { MatchCards, MatchFeedback } from '@app/matching';
import { ScreenSignals } from '@app/notifications';
import { Database, NotFound, type Tx } from '@app/platform';
import { TasksRepository } from '@app/tasks';
import { type Me } from '@app/users';
import type { EditLead, LeadView } from './dto/lead.dto.js';
import type { RevealedPhones } from './dto/lead-activity.dto.js';

/** What the lead page does: one transaction a call, then the page as it is now. */
@Injectable()
export class LeadDesk {
  constructor(
    private readonly database: Database,
    private readonly details: LeadDetails,
    private readonly leads: Leads,
    private readonly feedback: MatchFeedback,
    private readonly matching: MatchCards,
    private readonly merges: LeadMerges,
    private readonly tasks: TasksRepository,
    private readonly signals: ScreenSignals,
  ) {}

  async read(me: Me, id: string): Promise<LeadView> {
    const detail = await this.details.of(me, id).catch((error: unknown) => this.ofSurvivor(me, id, error));
    const [matches, rejected, tasks] = await Promise.all([
      this.matching.ofLead(detail.id),
      this.feedback.ofLead(detail.id),
      this.tasks.ofLead(me, detail.id),
    ]);
    return { ...detail, matches, rejected, tasks } as unknown as LeadView;
  }

  async edit(me: Me, id: string, { stage, agent, version, ...rest }: EditLead): Promise<LeadView> {
    await this.change(id, async (tx) => {
      if (stage) await this.leads.move(tx, me, id, { stage, version, ...rest });
      if (agent !== undefined) await this.leads.markAgent(tx, me, id, agent, stage ? undefined : version);
    });
    return this.read(me, id);
  }

  async reveal(me: Me, id: string): Promise<RevealedPhones> {
    const contacts = await this.database.transaction((tx) => this.leads.revealPhones(tx, me, id));
    return { phone: contacts[0]?.phone ?? null, extension: contacts[0]?.extension ?? null, contacts };
  }

  async claim(me: Me, id: string): Promise<LeadView> {
    await this.change(id, (tx) => this.leads.claim(tx, me, id));
    return this.read(me, id);
  }

  async release(me: Me, id: string, reason: string): Promise<void> {
    await this.change(id, (tx) => this.leads.release(tx, me, id, reason));
  }

  async assign(me: Me, id: string, ownerId: string): Promise<LeadView> {
    await this.change(id, (tx) => this.leads.assign(tx, me, id, ownerId));
    return this.read(me, id);
  }

  /** An old link to a lead that was merged opens the survivor, for those who may see it. */
  private async ofSurvivor(me: Me, id: string, error: unknown): Promise<LeadDetail> {
    const survivor = error instanceof NotFound ? await this.merges.survivorOf(this.database, id) : null;
    if (!survivor) throw error;
    return this.details.of(me, survivor);
  }

  /** The owner before and the owner after both see the screen change. */
  private async change(id: string, work: (tx: Tx) => Promise<void>): Promise<void> {
    await this.database.transaction(async (tx) => {
      const [before] = await tx.query<{ ownerId: string | null }[]>(
        `select owner_id as "ownerId" from lead where id = $1`,
        [id],
      );
      await work(tx);
      await this.signals.send(tx, 'lead', id, before?.ownerId);
    });
  }
}
