import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SETTINGS, type Settings } from '@app/platform';
import { type Me, permissionsOf, Public, Sessions, SignedIn, Users } from '@app/users';
import { ChangePassword, SessionView, SignIn } from './dto/session.dto.js';
import { SESSION_COOKIE, type SignedInRequest } from './http/access.guard.js';
import { SignedInUser } from './http/signed-in-user.js';

const viewOf = (me: Me): SessionView => ({
  id: me.id,
  name: me.name,
  email: me.email,
  role: me.role,
  teamId: me.teamId,
  mustChangePassword: me.mustChangePassword,
  can: me.mustChangePassword ? [] : [...permissionsOf(me.role)],
});

/** Signing in and out. */
@ApiTags('session')
@Controller('api/v1/session')
export class SessionController {
  constructor(
    private readonly sessions: Sessions,
    private readonly users: Users,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Public()
  @Post()
  @HttpCode(200)
  async signIn(
    @Body() body: SignIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const { token, expiresAt } = await this.sessions.signIn(body.email, body.password, request.ip);
    const earlier = request.cookies[SESSION_COOKIE];
    if (earlier) await this.sessions.signOut(earlier);
    const secure = request.protocol === 'https' || this.settings.publicUrl?.startsWith('https:') === true;
    void reply.setCookie(SESSION_COOKIE, token, {
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      secure,
      expires: expiresAt,
    });
    return viewOf((await this.sessions.find(token))!);
  }

  @SignedIn()
  @Get()
  current(@SignedInUser() me: Me): SessionView {
    return viewOf(me);
  }

  @SignedIn()
  @Delete()
  @HttpCode(204)
  async signOut(@Req() request: SignedInRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.signOut(request.sessionToken);
    void reply.clearCookie(SESSION_COOKIE, { path: '/' });
  }

  @SignedIn()
  @Put('password')
  @HttpCode(204)
  async changePassword(
    @SignedInUser() me: Me,
    @Body() body: ChangePassword,
    @Req() request: SignedInRequest,
  ): Promise<void> {
    await this.users.changePassword(me, body.current, body.next, request.sessionToken);
  }
}
