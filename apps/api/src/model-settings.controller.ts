import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ModelAsks, ModelSettings, ModelTrial } from '@app/articles';
import { Events } from '@app/audit';
import { Database } from '@app/platform';
import { Can, type Me } from '@app/users';
import { EditModelSettings, ModelSettingsView, ModelTrialView } from './dto/model.dto.js';
import { SignedInUser } from './http/signed-in-user.js';

/** The language model that may be asked what an article says; off until an administrator sets it up. */
@ApiTags('settings')
@Can('setting.edit')
@Controller('api/v1/settings/model')
export class ModelSettingsController {
  constructor(
    private readonly asks: ModelAsks,
    private readonly database: Database,
    private readonly events: Events,
    private readonly settings: ModelSettings,
    private readonly trial: ModelTrial,
  ) {}

  @Get()
  async read(): Promise<ModelSettingsView> {
    const [settings, state] = await Promise.all([this.settings.read(), this.asks.state()]);
    return { ...settings, state };
  }

  @Put()
  async write(@SignedInUser() me: Me, @Body() body: EditModelSettings): Promise<ModelSettingsView> {
    await this.database.transaction(async (tx) => {
      await this.settings.write(tx, body, me.id);
      const data = { key: 'model', fields: Object.keys(body) };
      await this.events.record(tx, { type: 'setting.changed', actorId: me.id, data });
    });
    return this.read();
  }

  /** Asks about a text of our own with these settings, before they are saved; counts as a request of the day. */
  @Post('trial')
  @HttpCode(200)
  test(@Body() body: EditModelSettings): Promise<ModelTrialView> {
    return this.trial.of(body);
  }
}
