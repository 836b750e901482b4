import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Events } from '@app/audit';
import { DEFAULT_RULES, MatchingSettings, Rematches, RulesPreviews } from '@app/matching';
import { Database } from '@app/platform';
import { Can, type Me } from '@app/users';
import { EditMatchingRules, MatchingPreviewView, MatchingRulesView } from './dto/match.dto.js';
import { SignedInUser } from './http/signed-in-user.js';

/** Tolerances and weights of matching. Saving makes the matches of all open leads anew, in the background. */
@ApiTags('settings')
@Controller('api/v1/settings/matching')
export class MatchingSettingsController {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
    private readonly previews: RulesPreviews,
    private readonly rematches: Rematches,
    private readonly settings: MatchingSettings,
  ) {}

  @Can('setting.edit')
  @Get()
  async read(): Promise<MatchingRulesView> {
    const [rules, leads] = await Promise.all([this.settings.read(), this.settings.affected()]);
    return { rules: rules as Record<string, unknown>, defaults: { ...DEFAULT_RULES }, leads };
  }

  /** What these rules would change, tried on a sample of open leads; nothing is saved. */
  @Can('setting.edit')
  @Post('preview')
  @HttpCode(200)
  preview(@Body() body: EditMatchingRules): Promise<MatchingPreviewView> {
    return this.previews.of(body.rules);
  }

  @Can('setting.edit')
  @Put()
  async write(@SignedInUser() me: Me, @Body() body: EditMatchingRules): Promise<MatchingRulesView> {
    await this.database.transaction(async (tx) => {
      await this.settings.write(tx, body.rules, me.id);
      await this.events.record(tx, { type: 'setting.changed', actorId: me.id, data: { key: 'matching' } });
      await this.rematches.askAll(tx);
    });
    return this.read();
  }
}
