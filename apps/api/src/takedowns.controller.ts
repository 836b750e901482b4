import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { articlePath, CounterNotices, TakedownList as Tickets, TakedownsService } from '@app/articles';
import { Database } from '@app/platform';
import { Can, type Me } from '@app/users';
import { CloseTakedown, DecideCounter, RevealedContactView, TakedownList } from './dto/takedown.dto.js';
import { SignedInUser } from './http/signed-in-user.js';

/** Requests to take pages down, and answers to them. */
@ApiTags('articles')
@Can('article.edit')
@Controller('api/v1/takedowns')
export class TakedownsController {
  constructor(
    private readonly counters: CounterNotices,
    private readonly database: Database,
    private readonly takedowns: TakedownsService,
    private readonly tickets: Tickets,
  ) {}

  @Get()
  async requests(): Promise<TakedownList> {
    const tickets = await this.tickets.all();
    const items = tickets.map(({ article: { slug, ...article }, ...ticket }) => ({
      ...ticket,
      article: { ...article, path: articlePath({ slug }) },
    }));
    return { items, next: null };
  }

  @Post(':id/reveal')
  @HttpCode(200)
  async reveal(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<RevealedContactView> {
    return { contact: await this.database.transaction((tx) => this.takedowns.reveal(tx, me.id, id)) };
  }

  /** Off the site at once, before anything is decided. */
  @Post(':id/hide')
  @HttpCode(204)
  hide(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.database.transaction((tx) => this.takedowns.hide(tx, me.id, id));
  }

  @Post(':id/close')
  @HttpCode(204)
  close(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string, @Body() body: CloseTakedown): Promise<void> {
    return this.database.transaction((tx) => this.takedowns.close(tx, me.id, id, body));
  }

  @Post(':id/counter/reveal')
  @HttpCode(200)
  async revealCounter(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<RevealedContactView> {
    return { contact: await this.database.transaction((tx) => this.counters.reveal(tx, me.id, id)) };
  }

  @Post(':id/counter/decide')
  @HttpCode(204)
  decide(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string, @Body() body: DecideCounter): Promise<void> {
    return this.database.transaction((tx) => this.counters.decide(tx, me.id, id, body));
  }
}
