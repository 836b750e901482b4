import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { STORY_DEFAULTS, StoryPreview, StorySettings } from '@app/articles';
import { Events } from '@app/audit';
import { Database } from '@app/platform';
import { Can, type Me } from '@app/users';
import { EditStoryFigures, StoryEffectView, StorySettingsView } from './dto/story-figures.dto.js';
import { SignedInUser } from './http/signed-in-user.js';

/** When two articles are one story. */
@ApiTags('settings')
@Can('setting.edit')
@Controller('api/v1/settings/stories')
export class StorySettingsController {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
    private readonly preview: StoryPreview,
    private readonly settings: StorySettings,
  ) {}

  @Get()
  async read(): Promise<StorySettingsView> {
    return { figures: await this.settings.read(), defaults: STORY_DEFAULTS };
  }

  /** What these figures would make of the newest articles; nothing is saved. */
  @Post('preview')
  @HttpCode(200)
  effect(@Body() body: EditStoryFigures): Promise<StoryEffectView> {
    return this.preview.of(body);
  }

  /** For articles that come in from now on. */
  @Put()
  async write(@SignedInUser() me: Me, @Body() body: EditStoryFigures): Promise<StorySettingsView> {
    await this.database.transaction(async (tx) => {
      await this.settings.write(tx, body, me.id);
      const data = { key: 'stories', fields: Object.keys(body) };
      await this.events.record(tx, { type: 'setting.changed', actorId: me.id, data });
    });
    return this.read();
  }
}
