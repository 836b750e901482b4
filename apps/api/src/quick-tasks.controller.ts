import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { LeadsRepository } from '@app/leads';
import { Clock } from '@app/platform';
import { OfficeCalendar, readQuickTask } from '@app/tasks';
import { Can, type Me } from '@app/users';
import { QuickTaskLead, QuickTaskView, ReadQuickTask } from './dto/quick-task.dto.js';
import { SignedInUser } from './http/signed-in-user.js';

/** A task typed in one line, as it was understood; saving it is the lead's own route. */
@ApiTags('tasks')
@Controller('api/v1/tasks/read')
export class QuickTasksController {
  constructor(
    private readonly calendar: OfficeCalendar,
    private readonly clock: Clock,
    private readonly leads: LeadsRepository,
  ) {}

  @Can('task.edit')
  @Post()
  @HttpCode(200)
  async read(@SignedInUser() me: Me, @Body() { text, lead }: ReadQuickTask): Promise<QuickTaskView> {
    const { about, ...task } = readQuickTask(text, this.clock.now(), await this.calendar.read());
    return { ...task, leads: lead || about.length < 2 ? [] : await this.named(me, about) };
  }

  private async named(me: Me, about: string): Promise<QuickTaskLead[]> {
    const { items } = await this.leads.list(me, { q: about, limit: 5 });
    return items
      .filter(({ owner, open }) => owner !== null && open)
      .map(({ id, ref, company, contact }) => ({
        id,
        ref,
        company: company?.name ?? null,
        contact: contact?.name ?? null,
      }));
  }
}
