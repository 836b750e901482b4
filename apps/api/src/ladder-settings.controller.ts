import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Events } from '@app/audit';
import { Database } from '@app/platform';
import { DEFAULT_LADDER, ladderProblems, LadderSettings } from '@app/tasks';
import { Can, type Me } from '@app/users';
import { LadderBody, LadderEffectView, LadderView } from './dto/ladder.dto.js';
import { SignedInUser } from './http/signed-in-user.js';

/** When a first call is due, and who hears when it is not made. */
@ApiTags('settings')
@Controller('api/v1/settings/ladder')
export class LadderSettingsController {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
    private readonly ladder: LadderSettings,
  ) {}

  @Can('setting.edit')
  @Get()
  async read(): Promise<LadderView> {
    return { rules: await this.ladder.read(), defaults: DEFAULT_LADDER };
  }

  @Can('setting.edit')
  @Put()
  async write(@SignedInUser() me: Me, @Body() body: LadderBody): Promise<LadderView> {
    await this.database.transaction(async (tx) => {
      await this.ladder.write(tx, body, me.id);
      await this.events.record(tx, { type: 'setting.changed', actorId: me.id, data: { key: 'ladder' } });
    });
    return this.read();
  }

  /** What a draft would do; stores nothing. */
  @Can('setting.edit')
  @Post('preview')
  @HttpCode(200)
  async preview(@Body() body: LadderBody): Promise<LadderEffectView> {
    return { ...(await this.ladder.effect(body)), problems: ladderProblems(body) };
  }
}
