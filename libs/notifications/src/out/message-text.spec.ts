import { messageOf, type Told } from './message-text.js';

const told = (more: Partial<Told> = {}): Told => ({
  kind: 'lead.assigned',
  ref: 'PL-AAAA-BBBBB',
  leadId: '11111111-1111-4111-8111-111111111111',
  person: '陈敏',
  ...more,
});
const HOME = 'https://crm.example.cn';

describe('the words of a message that leaves the house', () => {
  it('are a title and a link', () => {
    expect(messageOf([told()], HOME, false)).toEqual({
      title: 'Plotline 新线索分给了您 PL-AAAA-BBBBB',
      text: '新线索分给了您 PL-AAAA-BBBBB\nhttps://crm.example.cn/app/leads/11111111-1111-4111-8111-111111111111',
    });
  });

  it('gather many into one, and in a group say whose each is', () => {
    const { title, text } = messageOf(
      Array.from({ length: 25 }, () => told({ kind: 'task.overdue' })),
      HOME,
      true,
    );
    expect(title).toBe('Plotline 25 条提醒');
    expect(text.match(/陈敏：任务已逾期/g)).toHaveLength(20);
    expect(text).toContain('另有 5 条');
  });

  it('name no address that nobody has set', () => {
    expect(messageOf([told({ kind: 'never.heard', ref: null, leadId: null })], undefined, false).text).toBe(
      '有新提醒\n请登录 Plotline 查看',
    );
  });
});
