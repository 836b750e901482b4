import type { Tx } from '@app/platform';
import { Command, Option } from 'commander';
import { CliError } from '../cli-error.js';
import { note } from '../note.js';
import { writeOut } from '../write-out.js';

interface AddOptions {
  name?: string;
  role: 'advisor' | 'manager' | 'admin';
  team?: string;
  newTeam?: boolean;
}

/** The team of that name or id; without one the topmost, made when there is none at all. */
async function teamFor(tx: Tx, { team, newTeam }: AddOptions): Promise<string> {
  const teams = await tx.query<{ id: string; name: string }[]>(
    `select id, name from team order by parent_id is not null, name`,
  );
  const found = team ? teams.find((one) => one.name === team || one.id === team) : teams[0];
  if (found) return found.id;
  if (team && !newTeam) {
    const names = teams.map((one) => one.name).join('、') || 'none yet';
    throw new CliError(`There is no team ${team} (teams: ${names}). Add --new-team to make it.`);
  }
  const [made] = await tx.query<{ id: string }[]>(`insert into team (name) values ($1) returning id`, [
    team ?? '招商部',
  ]);
  return made!.id;
}

async function add(email: string, options: AddOptions): Promise<void> {
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new CliError(`${email} is not an e-mail address.`);
  const [{ withApp }, { Database }, { Users }] = await Promise.all([
    import('../with-app.js'),
    import('@app/platform'),
    import('@app/users'),
  ]);
  const password = await withApp((app) =>
    app.get(Database).transaction(async (tx) => {
      const user = {
        email,
        name: options.name ?? email.split('@')[0]!,
        role: options.role,
        teamId: await teamFor(tx, options),
      };
      const [known] = await tx.query<unknown[]>(`select 1 from app_user where email = lower($1)`, [email]);
      if (known) throw new CliError(`${email} has an account already.`);
      return (await app.get(Users).add(tx, null, user)).oneTimePassword;
    }),
  );
  note(`${email} can sign in once with this password and then chooses their own:`);
  await writeOut(`${password}\n`);
}

export const usersCommand = (): Command =>
  new Command('users').description('accounts · 用户').addCommand(
    new Command('add')
      .description('add an account and print its one-time password · 新增用户')
      .argument('<email>')
      .option('--name <name>', 'full name; the part before @ unless told · 姓名')
      .addOption(new Option('--role <role>', 'role · 角色').choices(['advisor', 'manager', 'admin']).default('advisor'))
      .option('--team <team>', 'team by name; the topmost unless told · 团队')
      .option('--new-team', 'make the team when there is none of that name')
      .action(add),
  );
