import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import {
  applyNeedCorrections,
  changeNeedCorrections,
  type CorrectableKey,
  describeNeed,
  type Need,
  type NeedChange,
} from '@app/needs';
import { Clock, Invalid, type Tx } from '@app/platform';
import type { Me } from '@app/users';
import { Lead } from './lead.entity.js';
import { Leads, versionConflict } from './leads.service.js';

/** What somebody changes in a need, and the version that they were looking at. */
export interface NeedEdit extends NeedChange {
  version: number;
}

/** People's word on a need: kept beside the reading, applied last, so that no later reading takes its place. */
@Injectable()
export class LeadNeeds {
  constructor(
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly leads: Leads,
  ) {}

  /**
   * Corrects the need of a lead that `me` may work on; matching follows from the event. The same values again change nothing.
   * @throws Conflict `version_conflict`, Invalid `need_invalid` naming every wrong field
   */
  async correct(tx: Tx, me: Me, id: string, { version, ...change }: NeedEdit): Promise<void> {
    const lead = await this.leads.workable(tx, me, id);
    if (lead.version !== version) throw versionConflict();
    const changed = changeNeedCorrections(lead.needCorrections, change, {
      by: me.id,
      at: this.clock.now().toISOString(),
    });
    if ('wrong' in changed) {
      const fields = changed.wrong.map(({ key, message }) => ({ field: key, message }));
      throw new Invalid('need_invalid', fields.map(({ message }) => message).join('；'), fields);
    }
    const read = whole(lead.needRead ?? lead.need);
    const need = applyNeedCorrections(read, changed.corrections);
    const keys = changed.keys.filter(
      (key) => !isDeepStrictEqual(lead.need[key], need[key]) || !sameSay(lead, changed, key),
    );
    if (keys.length === 0) return;
    const corrected = Object.keys(changed.corrections).length > 0;
    await tx.update(
      Lead,
      { id },
      {
        need: need as never,
        needRead: (corrected ? read : null) as never,
        needCorrections: changed.corrections as never,
        needLine: describeNeed(need),
        activeAt: () => 'now()',
        version: () => 'version + 1',
      },
    );
    await this.events.record(tx, {
      type: 'lead.need_changed',
      actorId: me.id,
      leadId: id,
      data: { keys, changes: keys.map((key) => changeOf(key, lead.need, need, change)) },
    });
  }
}

/** A need from an import or a factory may have no flags or spans. */
const whole = (need: Partial<Need>): Need => ({ side: 'demand', flags: [], spans: {}, ...need });

/** Whether a key was and is corrected, or was and is read: a person's yes to what was read is a change too. */
const sameSay = (lead: Lead, { corrections }: { corrections: Lead['needCorrections'] }, key: CorrectableKey): boolean =>
  (lead.needCorrections[key] === undefined) === (corrections[key] === undefined);

/** Before and after in figures and codes; of an industry its division only, as its text is a visitor's words. */
function changeOf(key: CorrectableKey, before: Partial<Need>, after: Need, { reset }: NeedChange) {
  const shown = (value: unknown): unknown =>
    key === 'industry' && value ? { division: (value as { division: string }).division } : (value ?? null);
  const how = reset?.includes(key) ? { reset: true } : {};
  return { key, from: shown(before[key]), to: shown(after[key]), ...how };
}
