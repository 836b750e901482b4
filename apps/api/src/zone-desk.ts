import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { describeNeed, type NeedRegion, readNeed } from '@app/needs';
import { Clock, Database, Invalid, type StoredZoneChange, ZoneChanges } from '@app/platform';
import { builtInZone, fullRegionName, NAMED_ZONES, plainZoneWord, type ZoneList, type ZoneOverride, zoneProblems, zonesWith } from '@app/reference'; // prettier-ignore
import type { Me } from '@app/users';
import type { SaveZone, ZoneDraft, ZonePreviewView, ZoneReadingView, ZoneView } from './dto/zone.dto.js';

/** Which development zones the product knows: the built-in ones, and what the firm made of them. */
@Injectable()
export class ZoneDesk {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly events: Events,
    private readonly zones: ZoneChanges,
  ) {}

  /** Own and changed ones first. */
  async list(): Promise<ZoneView[]> {
    const changes = await this.zones.read();
    const changed = new Set(changes.map(({ name }) => name));
    const untouched = NAMED_ZONES.filter(({ name }) => !changed.has(name));
    return [
      ...changes.map(viewOf),
      ...untouched.map(({ name, host_code: hostCode, shorts = [] }) => ({
        ...{ name, hostCode, host: fullRegionName(hostCode), shorts: [...shorts] },
        ...{ hidden: false, builtIn: true, changed: false, version: null },
      })),
    ];
  }

  /** @throws Invalid with the fields named; Conflict `zone_changed` */
  async save(me: Me, { version, ...draft }: SaveZone): Promise<void> {
    const zone = plainZone(draft);
    await this.database.transaction(async (tx) => {
      // One at a time: two zones must not take one short form.
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('zone', 7403))`);
      const problems = zone.hidden ? [] : zoneProblems(zone, zonesWith(await this.zones.read(tx)));
      if (problems.length > 0) {
        const fields = problems.map(({ field, message }) => ({ field, message }));
        throw new Invalid('zone_invalid', '这个开发区还不能保存，请看标出的各项', fields);
      }
      await this.zones.write(tx, zone, version, me.id);
      await this.events.record(tx, {
        type: 'setting.changed',
        actorId: me.id,
        data: { key: 'zones', zone: zone.name },
      });
    });
  }

  async remove(me: Me, name: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.zones.remove(tx, name);
      await this.events.record(tx, { type: 'setting.changed', actorId: me.id, data: { key: 'zones', zone: name } });
    });
  }

  /** A text read today, and as it would be with the draft. Stores nothing. */
  async preview(text: string, draft: ZoneDraft): Promise<ZonePreviewView> {
    const changes = await this.zones.read();
    const zone = plainZone(draft);
    const zones = zonesWith(changes);
    const later = zonesWith([...changes.filter(({ name }) => name !== zone.name), zone]);
    const problems = zone.hidden ? [] : zoneProblems(zone, zones).map(({ message }) => message);
    return { now: this.read(text, zones), then: this.read(text, later), problems };
  }

  private read(text: string, zones: ZoneList): ZoneReadingView {
    const asOf = new Date(this.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    const need = readNeed(text, { formField: 'need', asOf, zones });
    const regions = ((need.regions ?? []) as NeedRegion[]).map(({ name, level, code }) => {
      const span = need.spans[`regions.${code ?? name}`];
      return { name, level, words: span ? text.slice(span[0], span[1]) : name };
    });
    return { line: describeNeed(need), regions };
  }
}

/** Names as the readers compare them; a short form that says what the name says goes. */
function plainZone({ name: said, hostCode, shorts, hidden }: ZoneDraft): ZoneOverride & { shorts: string[] } {
  const name = builtInZone(said) ? said : plainZoneWord(said);
  const words = new Set(shorts.map(plainZoneWord).filter((word) => word !== '' && word !== name));
  return { name, hostCode, shorts: [...words], hidden };
}

const viewOf = ({ name, hostCode, shorts, hidden, updatedAt }: StoredZoneChange): ZoneView => ({
  ...{ name, hostCode, host: fullRegionName(hostCode), shorts, hidden },
  ...{ builtIn: builtInZone(name) !== undefined, changed: true, version: updatedAt },
});
