import type { Role } from './permissions.js';

/** The signed-in person of a request or a job. `teamIds` is their team and all below it. */
export interface Me {
  id: string;
  name: string;
  email: string;
  role: Role;
  teamId: string;
  teamIds: string[];
  mustChangePassword: boolean;
}
