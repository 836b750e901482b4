import { createHmac } from 'node:crypto';

export type RobotKind = 'wecom' | 'dingtalk' | 'feishu';

export interface RobotAddress {
  url: string;
  /** For signed robots of DingTalk and Feishu; empty = the group checks a keyword or addresses only. */
  secret: string;
}

export interface RobotRequest {
  url: string;
  body: string;
}

const signed = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('base64');

/**
 * What a robot of a group chat is sent, by the makers' public documentation. WeCom: the key in the address is all.
 * DingTalk: ms and HMAC-SHA256 of "ms\nsecret" under the secret, in the address. Feishu: seconds and HMAC-SHA256 of
 * nothing under "seconds\nsecret", in the body.
 */
export function robotRequest(kind: RobotKind, { url, secret }: RobotAddress, text: string, now: Date): RobotRequest {
  const ms = now.getTime();
  if (kind === 'feishu') {
    const timestamp = String(Math.floor(ms / 1000));
    const proof = secret ? { timestamp, sign: signed(`${timestamp}\n${secret}`, '') } : {};
    return { url, body: JSON.stringify({ ...proof, msg_type: 'text', content: { text } }) };
  }
  const body = JSON.stringify({ msgtype: 'text', text: { content: text } });
  if (kind === 'wecom' || !secret) return { url, body };
  const full = new URL(url);
  full.searchParams.set('timestamp', String(ms));
  full.searchParams.set('sign', signed(secret, `${ms}\n${secret}`));
  return { url: full.href, body };
}

/** Whether the robot took it: they answer 200 also when they refuse. @returns the reason of a refusal */
export function robotRefusal(kind: RobotKind, status: number, body: string): string | undefined {
  if (status !== 200) return `HTTP ${status}`;
  try {
    const answer = JSON.parse(body) as { errcode?: number; code?: number };
    const code = kind === 'feishu' ? answer.code : answer.errcode;
    return code === 0 ? undefined : `${kind} ${code ?? 'no code'}`;
  } catch {
    return `${kind} answered no JSON`;
  }
}
