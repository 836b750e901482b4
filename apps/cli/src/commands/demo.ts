import { Command } from 'commander';
import { note } from '../note.js';
import { writeOut } from '../write-out.js';

async function load(): Promise<void> {
  const [{ withApp }, { loadDemo }, { SETTINGS }] = await Promise.all([
    import('../with-app.js'),
    import('../demo/load-demo.js'),
    import('@app/platform'),
  ]);
  const { password, logins } = await withApp((app) =>
    loadDemo(app, { password: app.get<{ demoPassword?: string }>(SETTINGS).demoPassword }),
  );
  note(password === null ? 'Demo data is there already; nothing was changed. Logins:' : 'Demo data loaded. Logins:');
  for (const { email, role, name } of logins) await writeOut(`${email}\t${role}\t${name}\n`);
  if (password === null) return;
  await writeOut(`password\t${password}\n`);
  if (!logins.some(({ role }) => role === 'admin'))
    note('admin@plotline.local is a real account and keeps its own password.');
}

async function clear(): Promise<void> {
  const [{ withApp }, { clearDemo }] = await Promise.all([import('../with-app.js'), import('../demo/clear-demo.js')]);
  const { removed, reopened, admin } = await withApp((app) => clearDemo(app));
  const rows = Object.entries(removed).filter(([, count]) => count > 0);
  note(
    rows.length > 0
      ? `Demo data removed: ${rows.map(([table, count]) => `${table} ${count}`).join(', ')}.`
      : 'There is no demo data.',
  );
  if (reopened > 0)
    note(`${reopened} real inquiries stood on demo leads; they were received anew and become leads of their own.`);
  if (!admin) return;
  note('Nobody else could sign in as admin. This login must change its password at the first sign-in:');
  await writeOut(`${admin.email}\t${admin.oneTimePassword}\n`);
}

export const demoCommand = (): Command =>
  new Command('demo')
    .description('demo data and demo logins · 演示数据')
    .addCommand(new Command('load').description('load them; twice changes nothing · 载入').action(load))
    .addCommand(
      new Command('clear').description('remove every demo row and login, keep real ones · 清除').action(clear),
    );
