import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Me } from '@app/users';
import type { SignedInRequest } from './access.guard.js';

/** The person who calls, put there by the access guard. */
export const SignedInUser = createParamDecorator(
  (_: unknown, context: ExecutionContext): Me => context.switchToHttp().getRequest<SignedInRequest>().me,
);
