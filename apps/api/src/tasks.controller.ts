import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ScreenSignals } from '@app/notifications';
import { Database } from '@app/platform';
import { Tasks, TasksRepository } from '@app/tasks';
import { Can, type Me } from '@app/users';
import { EditTask, TaskList, TaskQuery } from './dto/task.dto.js';
import { SignedInUser } from './http/signed-in-user.js';

/** Next steps across leads. */
@ApiTags('tasks')
@Controller('api/v1/tasks')
export class TasksController {
  constructor(
    private readonly database: Database,
    private readonly signals: ScreenSignals,
    private readonly tasks: Tasks,
    private readonly taskList: TasksRepository,
  ) {}

  @Can('lead.view')
  @Get()
  async list(@SignedInUser() me: Me, @Query() query: TaskQuery): Promise<TaskList> {
    return (await this.taskList.list(me, query)) as TaskList;
  }

  @Can('task.edit')
  @Patch(':id')
  @HttpCode(204)
  async edit(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string, @Body() body: EditTask): Promise<void> {
    await this.database.transaction(async (tx) => {
      const leadId = await this.tasks.edit(tx, me, id, {
        status: body.status,
        due: body.due ? new Date(body.due) : undefined,
      });
      await this.signals.send(tx, 'task', leadId);
    });
  }
}
