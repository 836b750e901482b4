import { Injectable } from '@nestjs/common';
import { type Tx, WakeUps } from '@app/platform';
import type { Me } from '@app/users';

const CHANNEL = 'plotline_screen';

/** Something that open screens show has changed. Ids only; each screen reads anew what it may see. */
export interface ScreenSignal {
  kind: 'lead' | 'task';
  leadId: string;
  ownerId: string | null;
  teamId: string | null;
  formerOwnerId: string | null;
}

/** Whether the person would see the lead in a list: the same scope as everywhere. */
function concerns(signal: ScreenSignal, me: Me): boolean {
  if (me.role === 'admin' || signal.ownerId === null) return true;
  if (me.role === 'manager') return signal.teamId !== null && me.teamIds.includes(signal.teamId);
  return signal.ownerId === me.id || signal.formerOwnerId === me.id;
}

/** Carries changes from any process to the screens that are open in any other. */
@Injectable()
export class ScreenSignals {
  constructor(private readonly wakeUps: WakeUps) {}

  /** Goes out when the transaction commits; `formerOwnerId` hears it too when the lead was taken from them. */
  async send(tx: Tx, kind: ScreenSignal['kind'], leadId: string, formerOwnerId: string | null = null): Promise<void> {
    await tx.query(
      `select pg_notify($1, json_build_object('kind', $2::text, 'leadId', id, 'ownerId', owner_id, 'teamId', team_id,
         'formerOwnerId', $4::uuid)::text)
       from lead where id = $3`,
      [CHANNEL, kind, leadId, formerOwnerId],
    );
  }

  /** @returns a function that stops it */
  listen(me: Me, show: (signal: ScreenSignal) => void): Promise<() => void> {
    return this.wakeUps.on(CHANNEL, (payload) => {
      const signal = JSON.parse(payload) as ScreenSignal;
      if (concerns(signal, me)) show(signal);
    });
  }
}
