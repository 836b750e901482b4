import { randomUUID } from 'node:crypto';
import { Conflict, type Tx } from '@app/platform';
import { hashPassword } from '@app/users';
import type { DemoAdvisor } from './content/demo-lead.js';
import { demoAdvisors, demoPeople, type DemoPerson, type DemoTeam, demoTeams } from './demo-people.js';
import type { DemoWorld } from './demo-world.js';
import { insertRows } from './insert-rows.js';

/**
 * Teams and logins. A real account that has the address of the demo admin or manager stays as it is, and no demo login
 * is made for it.
 * @throws Conflict when a real account has the address of a demo advisor
 */
export async function loadPeople(
  tx: Tx,
  password: string,
): Promise<Pick<DemoWorld, 'rootTeamId' | 'advisors'> & { people: DemoPerson[] }> {
  const taken = await tx.query<{ email: string }[]>(`select email from app_user where email = any($1::text[])`, [
    demoPeople.map((person) => person.email),
  ]);
  const people = demoPeople.filter(({ email }) => !taken.some((real) => real.email === email));
  const missing = Object.values(demoAdvisors).find((advisor) => !people.includes(advisor));
  if (missing) {
    throw new Conflict('demo_email_taken', `${missing.email} is a real account here; demo data would share its login.`);
  }
  const teams = await loadTeams(tx);
  const ids = new Map(people.map((person) => [person.email, randomUUID()]));
  const rows = [];
  for (const { email, name, role, team, regions } of people) {
    const password_hash = await hashPassword(password);
    rows.push({ id: ids.get(email), email, name, role, team_id: teams[team], regions, password_hash, industries: [], must_change_password: false, demo: true, created_at: new Date() }); // prettier-ignore
  }
  await insertRows(tx, 'app_user', rows);
  await tx.query(
    `insert into user_leave (user_id, from_day, to_day, note) select id, current_date + 3, current_date + 6, '年假'
     from app_user where demo and email = $1`,
    [demoAdvisors.xu.email],
  );
  const advisors = Object.fromEntries(
    Object.entries(demoAdvisors).map(([key, { email, name, team, regions }]) => [
      key,
      { id: ids.get(email)!, name, teamId: teams[team], regions },
    ]),
  ) as Record<DemoAdvisor, DemoWorld['advisors'][DemoAdvisor]>;
  return { rootTeamId: teams.root, advisors, people };
}

async function loadTeams(tx: Tx): Promise<Record<DemoTeam, string>> {
  const ids = { root: randomUUID(), southwest: randomUUID(), central: randomUUID() };
  const taken = await tx.query<{ name: string }[]>(`select name from team`);
  const free = (name: string): string => (taken.some((team) => team.name === name) ? `${name}（演示）` : name);
  await insertRows(
    tx,
    'team',
    (Object.keys(ids) as DemoTeam[]).map((team) => ({
      id: ids[team],
      name: free(demoTeams[team]),
      parent_id: team === 'root' ? null : ids.root,
      demo: true,
    })),
  );
  return ids;
}
