import type { FirstLogins } from './first-start.js';
import { loginLines } from './login-lines.js';

const WILDCARDS = new Set(['0.0.0.0', '::', '[::]']);

/** The address to open on this machine; a server on all addresses answers on loopback too. */
export function addressOf(host: string, port: number): string {
  const name = WILDCARDS.has(host) ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** What a person needs after the start: addresses, logins (first start only), where the log is, how to stop. */
export function welcome(options: {
  url: string;
  seconds: number;
  logFile: string;
  logins: FirstLogins | undefined;
}): string {
  const { url, seconds, logFile, logins } = options;
  return [
    '',
    `  Plotline 已启动 is running (${seconds.toFixed(1)} s)`,
    '',
    `  公开网站 public site  ${url}/`,
    `  工作台   dashboard    ${url}/app`,
    `  接口文档 API docs     ${url}/api/docs`,
    `  健康检查 health       ${url}/health/ready`,
    '',
    ...(logins ? [...loginLines(logins), ''] : []),
    `  日志 log   ${logFile}`,
    '  停止 stop  Ctrl-C',
    '',
  ].join('\n');
}
