import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Database } from '@app/platform';
import { Can, Directory, type Me, OfficeCalendar, Users } from '@app/users';
import { AddTeam, AddUser, EditUser, OneTimePasswordView, TeamList, TeamView, UserList } from './dto/user.dto.js';
import { territoryView } from './territory-view.js';
import { SignedInUser } from './http/signed-in-user.js';

/** Accounts and teams. */
@ApiTags('users')
@Controller('api/v1')
export class UsersController {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly office: OfficeCalendar,
    private readonly users: Users,
  ) {}

  @Can('user.view')
  @Get('users')
  async list(@SignedInUser() me: Me): Promise<UserList> {
    const users = await this.directory.users(me);
    const items = users.map((user) => ({ ...user, ...territoryView(user.regions, user.industries) }));
    return { items, next: null };
  }

  @Can('user.manage')
  @Post('users')
  add(@SignedInUser() me: Me, @Body() body: AddUser): Promise<OneTimePasswordView> {
    return this.database.transaction((tx) => this.users.add(tx, me.id, body));
  }

  @Can('user.manage')
  @Patch('users/:id')
  @HttpCode(204)
  async edit(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string, @Body() body: EditUser): Promise<void> {
    await this.database.transaction((tx) => this.users.edit(tx, me, id, body));
    this.office.forget();
  }

  @Can('user.manage')
  @Post('users/:id/password')
  async resetPassword(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<OneTimePasswordView> {
    const oneTimePassword = await this.database.transaction((tx) => this.users.resetPassword(tx, me.id, id));
    return { id, oneTimePassword };
  }

  @Can('user.view')
  @Get('teams')
  async teams(@SignedInUser() me: Me): Promise<TeamList> {
    return { items: await this.directory.teams(me), next: null };
  }

  @Can('user.manage')
  @Post('teams')
  addTeam(@SignedInUser() me: Me, @Body() body: AddTeam): Promise<TeamView> {
    return this.database.transaction((tx) => this.directory.addTeam(tx, me, body.name, body.parentId ?? null));
  }
}
