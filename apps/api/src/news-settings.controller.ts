import { Body, Controller, Get, Inject, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ArticlePushes, NewsSettings } from '@app/articles';
import { Events } from '@app/audit';
import { Database, type Settings, SETTINGS } from '@app/platform';
import { Can, type Me } from '@app/users';
import { EditNewsRules, NewsRulesView } from './dto/setting.dto.js';
import { SignedInUser } from './http/signed-in-user.js';

/** What an administrator sets about news, and how the search engine answers. */
@ApiTags('settings')
@Controller('api/v1/settings/news')
export class NewsSettingsController {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
    private readonly news: NewsSettings,
    private readonly pushes: ArticlePushes,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Can('setting.edit')
  @Get()
  async read(): Promise<NewsRulesView> {
    const [rules, push] = await Promise.all([this.news.read(), this.pushes.state()]);
    return { ...rules, site: this.settings.publicUrl ?? null, push };
  }

  @Can('setting.edit')
  @Put()
  async write(@SignedInUser() me: Me, @Body() body: EditNewsRules): Promise<NewsRulesView> {
    await this.database.transaction(async (tx) => {
      await this.news.write(tx, body, me.id);
      await this.events.record(tx, {
        type: 'setting.changed',
        actorId: me.id,
        data: { key: 'news', fields: Object.keys(body) },
      });
    });
    return this.read();
  }
}
