import { Invalid } from '@app/platform';
import type { RobotKind } from './robot-request.js';

/** The only places a robot's address may point to: nothing inside the house can be reached through it. */
const PLACES: Record<RobotKind, { hosts: string[]; path: RegExp; sample: string }> = {
  wecom: {
    hosts: ['qyapi.weixin.qq.com'],
    path: /^\/cgi-bin\/webhook\/send$/,
    sample: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…',
  },
  dingtalk: {
    hosts: ['oapi.dingtalk.com'],
    path: /^\/robot\/send$/,
    sample: 'https://oapi.dingtalk.com/robot/send?access_token=…',
  },
  feishu: {
    hosts: ['open.feishu.cn', 'open.larksuite.com'],
    path: /^\/open-apis\/bot\/v2\/hook\/[\w-]+$/,
    sample: 'https://open.feishu.cn/open-apis/bot/v2/hook/…',
  },
};

/** @throws Invalid with a sample when it is no address of such a robot */
export function checkRobotAddress(kind: RobotKind, text: string): string {
  const { hosts, path, sample } = PLACES[kind];
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  const fits =
    url?.protocol === 'https:' &&
    hosts.includes(url.hostname) &&
    url.port === '' &&
    url.username === '' &&
    url.password === '' &&
    path.test(url.pathname);
  if (fits) return url.href;
  throw new Invalid('robot_address', `请填写机器人的 Webhook 地址，例如 ${sample}`, [
    { field: 'url', message: `应为 ${sample}` },
  ]);
}
