import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Events } from '@app/audit';
import { Database } from '@app/platform';
import { Playbooks } from '@app/tasks';
import { Can, type Me } from '@app/users';
import { EditPlaybook, PlaybookList, PlaybookPreview, PreviewPlaybook, SavePlaybook } from './dto/playbook.dto.js';
import { SignedInUser } from './http/signed-in-user.js';

/** What follows a call, a stage and a signature. */
@ApiTags('settings')
@Controller('api/v1/settings/playbooks')
export class PlaybooksController {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
    private readonly playbooks: Playbooks,
  ) {}

  @Can('setting.edit')
  @Get()
  async list(): Promise<PlaybookList> {
    return { items: (await this.playbooks.list()) as PlaybookList['items'] };
  }

  @Can('setting.edit')
  @Post()
  add(@SignedInUser() me: Me, @Body() body: SavePlaybook): Promise<PlaybookList> {
    return this.save(me, body, null);
  }

  /** A new version; what runs already keeps its own. */
  @Can('setting.edit')
  @Put(':id')
  edit(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version, ...draft }: EditPlaybook,
  ): Promise<PlaybookList> {
    return this.save(me, draft, { id, version });
  }

  /** Problems of a draft, and when its steps would fall for a lead that comes now. Stores nothing. */
  @Can('setting.edit')
  @Post('preview')
  @HttpCode(200)
  async preview(@Body() { id, definition }: PreviewPlaybook): Promise<PlaybookPreview> {
    return (await this.playbooks.preview(definition, id ?? null)) as PlaybookPreview;
  }

  private async save(
    me: Me,
    draft: SavePlaybook,
    known: { id: string; version: number } | null,
  ): Promise<PlaybookList> {
    await this.database.transaction(async (tx) => {
      const subjectId = await this.playbooks.save(tx, draft, known, me.id);
      await this.events.record(tx, { type: 'setting.changed', actorId: me.id, subjectId, data: { key: 'playbook' } });
    });
    return this.list();
  }
}
