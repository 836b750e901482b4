/** What a message may say of one notification: what happened, to which lead by its number, for whom of our own people. */
export interface Told {
  kind: string;
  ref: string | null;
  leadId: string | null;
  person: string;
}

export interface Message {
  title: string;
  text: string;
}

const LINES = 20;
const words: Record<string, string> = {
  'lead.assigned': '新线索分给了您',
  'lead.joined': '客户又发来询盘',
  'prospect.joined': '您跟进的公司上了资讯',
  'lead.transferred': '同事移交给您一条线索',
  'lead.waiting': '有线索没人能接，待分配',
  'lead.pool_warned': '线索快要退回公海',
  'lead.returned': '线索已退回公海',
  'task.overdue': '任务已逾期',
  'listing.fits': '有新房源适合您的线索',
  'share.opened': '客户打开了推荐',
  'share.wanted': '客户想看推荐的房源',
  'ticket.assigned': '助企事项交给了您',
  'ticket.overdue': '助企事项已超时',
  'deal.ends_soon': '合同或租约快到期',
};
const familyWords: [prefix: string, word: string][] = [
  ['task.climbed', '跟进超时，请处理'],
  ['pool.', '线索即将退回公海'],
  ['lead.', '线索有变化'],
  ['task.', '任务有变化'],
];

const wordOf = (kind: string): string =>
  words[kind] ?? familyWords.find(([prefix]) => kind.startsWith(prefix))?.[1] ?? '有新提醒';

/**
 * Title and link, nothing of what visitors wrote: a mail box and a group chat lie outside the house. Several become one.
 * @param publicUrl without it there is no address to give, and the reader is sent to the dashboard in words
 */
export function messageOf(told: Told[], publicUrl: string | undefined, named: boolean): Message {
  const one = (each: Told): string =>
    [named ? `${each.person}：` : '', wordOf(each.kind), each.ref ? ` ${each.ref}` : ''].join('');
  const link = (each: Told): string => `${publicUrl}/app/${each.leadId ? `leads/${each.leadId}` : 'today'}`;
  const title = told.length === 1 ? one(told[0]!) : `${told.length} 条提醒`;
  const shown = told.slice(0, LINES);
  const lines = shown.map((each) => (publicUrl ? `${one(each)}\n${link(each)}` : one(each)));
  if (told.length > LINES) lines.push(`另有 ${told.length - LINES} 条`);
  if (!publicUrl) lines.push('请登录 Plotline 查看');
  return { title: `Plotline ${title}`, text: [...(told.length > 1 ? [title] : []), ...lines].join('\n') };
}
