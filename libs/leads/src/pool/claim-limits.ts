import { Injectable } from '@nestjs/common';
import { Conflict, type Tx } from '@app/platform';
import type { Me } from '@app/users';
import type { Lead } from '../lead.entity.js';
import { DoNotContact } from './do-not-contact.js';
import { PoolSettings } from './pool-settings.js';

interface Held {
  today: number;
  holding: number;
  barredUntil: string | null;
}

/** Whether somebody may take this lead out of the pool now. */
@Injectable()
export class ClaimLimits {
  constructor(
    private readonly doNotContact: DoNotContact,
    private readonly settings: PoolSettings,
  ) {}

  /**
   * Counts one claim after the other for each person. Managers have no caps.
   * @throws Conflict `do_not_contact`, `claim_former_owner`, `claim_daily_cap`, `claim_holding_cap`
   */
  async take(tx: Tx, me: Me, lead: Lead): Promise<void> {
    await this.doNotContact.assertFree(tx, lead, '不能领取');
    if (me.role === 'advisor') await this.assertRoom(tx, me, lead);
    await tx.query(`insert into pool_claim (lead_id, user_id) values ($1, $2)`, [lead.id, me.id]);
  }

  private async assertRoom(tx: Tx, me: Me, lead: Lead): Promise<void> {
    const rules = await this.settings.read(tx);
    await tx.query(`select 1 from app_user where id = $1 for no key update`, [me.id]);
    const [held] = await tx.query<Held[]>(
      `select
         (select count(*)::int from pool_claim where user_id = $1
            and claimed_at >= date_trunc('day', now() at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai') as today,
         (select count(*)::int from lead where owner_id = $1 and open) as holding,
         (select to_char((left_at + make_interval(days => $3)) at time zone 'Asia/Shanghai', 'FMMM月FMDD日 HH24:MI')
            from pool_exit where lead_id = $2 and user_id = $1 and left_at > now() - make_interval(days => $3)) as "barredUntil"`,
      [me.id, lead.id, rules.formerOwnerDays],
    );
    const { today, holding, barredUntil } = held!;
    if (barredUntil)
      throw new Conflict('claim_former_owner', `这条线索刚从您名下退回公海，${barredUntil} 之后才能再领取`);
    if (today >= rules.dailyClaims)
      throw new Conflict('claim_daily_cap', `今天已领取 ${today} 条，到了每天 ${rules.dailyClaims} 条的上限，明天再来`);
    if (holding >= rules.holding)
      throw new Conflict(
        'claim_holding_cap',
        `您名下已有 ${holding} 条在办线索，到了 ${rules.holding} 条的上限，先处理或退回一些`,
      );
  }
}
