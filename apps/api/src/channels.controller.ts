import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Events, failureReason } from '@app/audit';
import { Channels, Deliveries, PostOffice } from '@app/notifications';
import { Database, DomainError } from '@app/platform';
import { Can, type Me } from '@app/users';
import { AddChannel, AddedChannel, ChannelList, EditChannel, TestSent } from './dto/notification.dto.js';
import { SignedInUser } from './http/signed-in-user.js';

const TEST = { title: 'Plotline 测试消息', text: 'Plotline 测试消息：提醒可以送到这里。' };

/** Ways out of the dashboard: mail and the robots of group chats. Addresses go in and never come out. */
@ApiTags('settings')
@Can('setting.edit')
@Controller('api/v1/settings/channels')
export class ChannelsController {
  constructor(
    private readonly channels: Channels,
    private readonly database: Database,
    private readonly deliveries: Deliveries,
    private readonly events: Events,
    private readonly post: PostOffice,
  ) {}

  @Get()
  async list(): Promise<ChannelList> {
    const [items, counts] = await Promise.all([this.channels.list(), this.deliveries.mailCounts()]);
    return { items, mail: { there: this.post.sendsMail, ...counts } };
  }

  @Post()
  add(@SignedInUser() me: Me, @Body() body: AddChannel): Promise<AddedChannel> {
    return this.database.transaction(async (tx) => {
      const id = await this.channels.add(tx, body);
      await this.events.record(tx, { type: 'setting.changed', actorId: me.id, data: { key: 'channel', added: id } });
      return { id };
    });
  }

  @Patch(':id')
  @HttpCode(204)
  async edit(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { enabled }: EditChannel,
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.channels.setEnabled(tx, id, enabled);
      await this.events.record(tx, { type: 'setting.changed', actorId: me.id, data: { key: 'channel', id, enabled } });
    });
  }

  @Delete(':id')
  @HttpCode(204)
  async remove(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.channels.remove(tx, id);
      await this.events.record(tx, { type: 'setting.changed', actorId: me.id, data: { key: 'channel', removed: id } });
    });
  }

  /** To the administrator's own address. */
  @Post('mail/test')
  @HttpCode(200)
  testMail(@SignedInUser() me: Me): Promise<TestSent> {
    return tried(() => this.post.mail(me.email, TEST));
  }

  @Post(':id/test')
  @HttpCode(200)
  async test(@Param('id', ParseUUIDPipe) id: string): Promise<TestSent> {
    const { kind, address } = await this.channels.addressOf(id);
    return tried(() => this.post.robot(kind, address, TEST));
  }
}

/** A server outside that refuses is an answer, not an error of ours. */
async function tried(send: () => Promise<void>): Promise<TestSent> {
  try {
    await send();
    return { ok: true, reason: null };
  } catch (error) {
    if (error instanceof DomainError) throw error;
    return { ok: false, reason: failureReason(error).text };
  }
}
