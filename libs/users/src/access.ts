import { type CustomDecorator, SetMetadata } from '@nestjs/common';
import type { Permission } from './permissions.js';

export const ACCESS = 'plotline:access';

/** Who may call a handler. One without a rule is refused to everybody. */
export type Access = { kind: 'public' } | { kind: 'signed_in' } | { kind: 'can'; permission: Permission };

/** Visitors too. */
export const Public = (): CustomDecorator => SetMetadata(ACCESS, { kind: 'public' } satisfies Access);

/** Anybody with a session, also one who must still change the password. */
export const SignedIn = (): CustomDecorator => SetMetadata(ACCESS, { kind: 'signed_in' } satisfies Access);

/** Only those whose role holds the permission. */
export const Can = (permission: Permission): CustomDecorator =>
  SetMetadata(ACCESS, { kind: 'can', permission } satisfies Access);
