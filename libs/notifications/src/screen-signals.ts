import { Injectable } from '@nestjs/common';
import { type Tx, WakeUps } from '@app/platform';
import { may, type Me } from '@app/users';

const CHANNEL = 'plotline_screen';

/** Something that open screens show has changed. Ids only; each screen reads anew what it may see. */
export interface ScreenSignal {
  kind: 'lead' | 'task' | 'inquiry';
  /** Null where no lead is meant: something came into the boxes of inquiries, or left them. */
  leadId: string | null;
  ownerId: string | null;
  teamId: string | null;
  formerOwnerId: string | null;
}

/** Whether the person would see the lead in a list: the same scope as everywhere. */
function concerns(signal: ScreenSignal, me: Me): boolean {
  // It says nothing of what came; who keeps no box has nothing to read anew.
  if (signal.kind === 'inquiry') return may(me.role, 'inquiry.review') || may(me.role, 'listing.edit');
  if (me.role === 'admin' || signal.ownerId === null) return true;
  if (me.role === 'manager') return signal.teamId !== null && me.teamIds.includes(signal.teamId);
  return signal.ownerId === me.id || signal.formerOwnerId === me.id;
}

/** Carries changes from any process to the screens that are open in any other. */
@Injectable()
export class ScreenSignals {
  constructor(private readonly wakeUps: WakeUps) {}

  /** Goes out when the transaction commits; `formerOwnerId` hears it too when the lead was taken from them. */
  send(tx: Tx, kind: 'lead' | 'task', leadId: string, formerOwnerId: string | null = null): Promise<void> {
    return this.sendMany(tx, kind, [leadId], formerOwnerId);
  }

  async sendMany(tx: Tx, kind: 'lead' | 'task', leadIds: string[], formerOwnerId: string | null = null): Promise<void> {
    await tx.query(
      `select pg_notify($1, json_build_object('kind', $2::text, 'leadId', id, 'ownerId', owner_id, 'teamId', team_id,
         'formerOwnerId', $4::uuid)::text)
       from lead where id = any($3::uuid[])`,
      [CHANNEL, kind, leadIds, formerOwnerId],
    );
  }

  /** The boxes of inquiries have more or less in them than before. */
  async sendInquiries(tx: Tx): Promise<void> {
    const signal: ScreenSignal = { kind: 'inquiry', leadId: null, ownerId: null, teamId: null, formerOwnerId: null };
    await tx.query(`select pg_notify($1, $2)`, [CHANNEL, JSON.stringify(signal)]);
  }

  /** @returns a function that stops it */
  listen(me: Me, show: (signal: ScreenSignal) => void): Promise<() => void> {
    return this.wakeUps.on(CHANNEL, (payload) => {
      const signal = JSON.parse(payload) as ScreenSignal;
      if (concerns(signal, me)) show(signal);
    });
  }
}
