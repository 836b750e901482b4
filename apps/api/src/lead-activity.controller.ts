import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Timeline } from '@app/audit';
import { LeadDetails, Leads, maskPhones } from '@app/leads';
import { ScreenSignals } from '@app/notifications';
import { Database } from '@app/platform';
import { Tasks, TasksRepository } from '@app/tasks';
import { Can, type Me } from '@app/users';
import { AddNote, CreatedView, LogCall, LoggedCallView } from './dto/lead.dto.js';
import { TimelineView } from './dto/lead-activity.dto.js';
import { PageQuery } from './dto/page.dto.js';
import { AddTask, TaskView } from './dto/task.dto.js';
import { SignedInUser } from './http/signed-in-user.js';

/** What happens on a lead: its timeline, notes, calls and planned steps. */
@ApiTags('leads')
@Controller('api/v1/leads/:id')
export class LeadActivityController {
  constructor(
    private readonly database: Database,
    private readonly details: LeadDetails,
    private readonly leads: Leads,
    private readonly signals: ScreenSignals,
    private readonly tasks: Tasks,
    private readonly taskList: TasksRepository,
    private readonly timeline: Timeline,
  ) {}

  @Can('lead.view')
  @Get('timeline')
  async read(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<TimelineView> {
    const { owner } = await this.details.of(me, id);
    const before = query.cursor && /^\d{1,18}$/.test(query.cursor) ? query.cursor : undefined;
    const items = await this.timeline.ofLead(id, query.limit + 1, before);
    const page = items.slice(0, query.limit);
    if (!owner) for (const item of page) item.text = item.text && maskPhones(item.text);
    return { items: page, next: items.length > query.limit ? page.at(-1)!.id : null };
  }

  @Can('lead.edit')
  @Post('notes')
  async note(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AddNote,
  ): Promise<CreatedView> {
    return this.database.transaction(async (tx) => {
      const noteId = await this.leads.addNote(tx, me, id, body);
      await this.signals.send(tx, 'lead', id);
      return { id: noteId };
    });
  }

  @Can('lead.edit')
  @Post('calls')
  async call(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: LogCall,
  ): Promise<LoggedCallView> {
    const { callId, taskId } = await this.database.transaction(async (tx) => {
      const logged = await this.tasks.logCall(tx, me, id, { ...body, at: body.at ? new Date(body.at) : undefined });
      await this.signals.send(tx, 'task', id);
      return logged;
    });
    return { callId, nextTask: await this.one(me, id, taskId) };
  }

  @Can('task.edit')
  @Post('tasks')
  async plan(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string, @Body() body: AddTask): Promise<TaskView> {
    const taskId = await this.database.transaction(async (tx) => {
      const added = await this.tasks.add(tx, me, id, { ...body, title: body.title ?? '', due: new Date(body.due) });
      await this.signals.send(tx, 'task', id);
      return added;
    });
    return this.one(me, id, taskId);
  }

  private async one(me: Me, leadId: string, taskId: string): Promise<TaskView> {
    const tasks = await this.taskList.ofLead(me, leadId);
    return tasks.find((task) => task.id === taskId) as TaskView;
  }
}
