import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Database } from '@app/platform';
import { RoutingReplay, type RoutingRules, RoutingSettings } from '@app/tasks';
import { Can, type Me } from '@app/users';
import { ReplayView, RoutingRulesBody, RoutingRulesView, SaveRoutingRules } from './dto/routing.dto.js';
import { territoryView } from './territory-view.js';
import { SignedInUser } from './http/signed-in-user.js';

/** Who takes which lead. Saving is a new version; what it would have changed is shown before. */
@ApiTags('settings')
@Controller('api/v1/settings/routing')
export class RoutingSettingsController {
  constructor(
    private readonly database: Database,
    private readonly replays: RoutingReplay,
    private readonly settings: RoutingSettings,
  ) {}

  @Can('setting.edit')
  @Get()
  async read(): Promise<RoutingRulesView> {
    const [rules, people, [row]] = await Promise.all([
      this.settings.read(),
      this.settings.people(),
      this.database.query<{ waiting: number }>(
        `select count(*)::int as waiting from lead where waiting_since is not null and owner_id is null and open`,
      ),
    ]);
    const inRules = (list: 'regions' | 'industries') => [
      ...new Set(rules.rules.flatMap(({ when }) => when[list] ?? [])),
    ];
    const names = territoryView(inRules('regions'), inRules('industries'));
    return { ...rules, ...names, people, waiting: row!.waiting };
  }

  @Can('setting.edit')
  @Put()
  async write(@SignedInUser() me: Me, @Body() { version, ...rules }: SaveRoutingRules): Promise<RoutingRulesView> {
    await this.database.transaction((tx) => this.settings.write(tx, me, rulesOf(rules), version));
    return this.read();
  }

  @Can('setting.edit')
  @Post('replay')
  @HttpCode(200)
  async replay(@Body() body: RoutingRulesBody): Promise<ReplayView> {
    return this.replays.of(await this.settings.checked(this.database, rulesOf(body)));
  }
}

const rulesOf = ({ capacity, rules }: RoutingRulesBody): RoutingRules => ({
  capacity: capacity ?? null,
  rules: rules.map(({ id, name, ...rest }) => ({ ...rest, id: id ?? '', name: name ?? '' })),
});
