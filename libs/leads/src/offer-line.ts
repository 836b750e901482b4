import { describeNeed, type Need, type NeedTransaction } from '@app/needs';

/** What an owner does where a visitor 租, 买 or 拿地. */
const VERBS: Record<NeedTransaction, string> = {
  rent: '出租',
  buy: '出售',
  land: '转让',
  land_lease: '出租',
  build_to_suit: '定建',
};

/** What is offered, in one line: 出租厂房 4,200 ㎡ · 武义 · 单层 · 高 9 m. */
export function offerLine({ transaction = [], ...offered }: Need): string {
  const verbs = [...new Set(transaction.map((kind) => VERBS[kind]))].join('/');
  return verbs + describeNeed({ ...offered, side: 'demand' });
}
