import fc from 'fast-check';
import { checkRobotAddress } from './robot-address.js';
import { robotRefusal, robotRequest } from './robot-request.js';

const now = new Date(1_700_000_000_123);

describe('what a group robot is sent', () => {
  it('is signed as DingTalk asks: ms and secret, in the address', () => {
    const url = 'https://oapi.dingtalk.com/robot/send?access_token=abc';
    const request = robotRequest('dingtalk', { url, secret: 'SECtest' }, '新线索', now);
    const { searchParams } = new URL(request.url);
    expect(Object.fromEntries(searchParams)).toEqual({
      access_token: 'abc',
      timestamp: '1700000000123',
      sign: 'lrMq5E54T40t3FfGVjxdvoqIbXlWY6mzkZYiVoI6emk=',
    });
    expect(JSON.parse(request.body)).toEqual({ msgtype: 'text', text: { content: '新线索' } });
  });

  it('is signed as Feishu asks: seconds and secret as the key of nothing, in the body', () => {
    const url = 'https://open.feishu.cn/open-apis/bot/v2/hook/abc';
    const request = robotRequest('feishu', { url, secret: 'test' }, '新线索', now);
    expect(request.url).toBe(url);
    expect(JSON.parse(request.body)).toEqual({
      timestamp: '1700000000',
      sign: 'eSJQnOl8XqPTMPHWz9e5IzeHS/tqoc68g2967ekIPmg=',
      msg_type: 'text',
      content: { text: '新线索' },
    });
  });

  it('goes to WeCom as it is', () => {
    const url = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abc';
    expect(robotRequest('wecom', { url, secret: '' }, '新线索', now)).toEqual({
      url,
      body: '{"msgtype":"text","text":{"content":"新线索"}}',
    });
  });

  it('was taken only when the answer says so', () => {
    expect(robotRefusal('wecom', 200, '{"errcode":0,"errmsg":"ok"}')).toBeUndefined();
    expect(robotRefusal('dingtalk', 200, '{"errcode":310000,"errmsg":"sign not match"}')).toBe('dingtalk 310000');
    expect(robotRefusal('feishu', 200, '{"code":19021}')).toBe('feishu 19021');
    expect(robotRefusal('feishu', 200, '{"code":0}')).toBeUndefined();
    expect(robotRefusal('wecom', 502, '')).toBe('HTTP 502');
    expect(robotRefusal('wecom', 200, '<html>')).toBe('wecom answered no JSON');
  });
});

describe('the address of a robot', () => {
  it('is one of its maker', () => {
    for (const [kind, url] of [
      ['wecom', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=a'],
      ['dingtalk', 'https://oapi.dingtalk.com/robot/send?access_token=a'],
      ['feishu', 'https://open.feishu.cn/open-apis/bot/v2/hook/a-1'],
    ] as const)
      expect(checkRobotAddress(kind, ` ${url} `)).toBe(url);
  });

  it.each([
    'http://oapi.dingtalk.com/robot/send?access_token=a',
    'https://oapi.dingtalk.com:8443/robot/send',
    'https://oapi.dingtalk.com@127.0.0.1/robot/send',
    'https://user:pass@oapi.dingtalk.com/robot/send',
    'https://oapi.dingtalk.com.evil.example/robot/send',
    'https://127.0.0.1/robot/send',
    'https://oapi.dingtalk.com/other',
    'file:///etc/passwd',
    '',
  ])('is not %s', (url) => {
    expect(() => checkRobotAddress('dingtalk', url)).toThrow(/请填写机器人的 Webhook 地址/);
  });

  it('never leads to another host, whatever somebody types', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.ipV4().map((ip) => `https://${ip}/robot/send`),
        ),
        (text) => {
          let url: string;
          try {
            url = checkRobotAddress('dingtalk', text);
          } catch {
            return;
          }
          expect(new URL(url).host).toBe('oapi.dingtalk.com');
        },
      ),
    );
  });
});
