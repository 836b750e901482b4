import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Forbidden, SignedOut } from '@app/platform';
import { ACCESS, type Access, may, type Me, Sessions } from '@app/users';

export const SESSION_COOKIE = 'plotline_session';

/** What the guard leaves on the request for the handlers. */
export interface SignedInRequest extends FastifyRequest {
  me: Me;
  sessionToken: string;
}

/** Deny by default: a handler without `@Public`, `@SignedIn` or `@Can` is closed to everybody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access?.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    const token = request.cookies[SESSION_COOKIE];
    const me = token ? await this.sessions.find(token) : undefined;
    if (!me) throw new SignedOut('signed_out', '请先登录');
    request.me = me;
    request.sessionToken = token!;
    if (access?.kind === 'signed_in') return true;
    if (me.mustChangePassword) throw new Forbidden('password_change_required', '请先修改一次性密码');
    if (!access || !may(me.role, access.permission)) throw new Forbidden('forbidden', '您没有这项权限');
    return true;
  }
}
