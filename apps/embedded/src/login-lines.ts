import type { FirstLogins } from './first-start.js';

/** The logins of a first start, as the person at the terminal reads them. */
export function loginLines(logins: FirstLogins): string[] {
  if (logins.kind === 'admin') {
    return [
      '  管理员登录 admin login（仅显示这一次，首次登录须改密码 / shown once, to be changed at the first sign-in）',
      `    ${logins.email}   ${logins.password}`,
    ];
  }
  const password = logins.password ?? '见 PLOTLINE_DEMO_PASSWORD / as set';
  const note = logins.password ? '（密码仅显示这一次 / password shown once）' : '';
  return [
    `  演示登录 demo logins${note}`,
    ...logins.logins.map(({ email, name, role }) => `    ${email.padEnd(24)} ${role.padEnd(8)} ${name}`),
    `    密码 password  ${password}`,
  ];
}
