import { rangeOf, type Reading } from './reading.js';

const small = (text: string): number => Number(text) || '一二三四五六七八九'.indexOf(text === '两' ? '二' : text) + 1;

/** Lease years, rent-free months, deposit and payment, down payment, and who writes. */
export function readTerms(reading: Reading): void {
  const { text } = reading;
  for (const quantity of reading.quantities) {
    const before = reading.before(quantity);
    if (quantity.unit === 'month' && /免租/.test(before))
      reading.putFirst('rent_free_months', rangeOf(quantity), quantity.from, quantity.to);
    if (
      quantity.unit === 'year' &&
      quantity.high <= 50 &&
      (/(?:租(?!金)|签|租期|期限|合同|承租|先租|长租|过渡)[^,。;]{0,4}$/.test(before.replace(/租金[^,。;]*$/, '')) ||
        /^(?:的)?(?:租期|合同|租约|起租)/.test(reading.after(quantity)) ||
        (quantity.unitText === '年' && /(?:厂房|仓库|场地)$/.test(before) && /租/.test(text)))
    )
      reading.putFirst('lease_years', quantity.high, quantity.start, quantity.end);
    if (quantity.unit === 'pct' && /首付|按揭/.test(before))
      reading.putFirst('down_payment_pct', quantity.high, quantity.start, quantity.end);
  }
  const payment = /押([一二两三四五六1-6])付([一二两三四五六1-9])/.exec(text);
  if (payment)
    reading.put(
      'payment',
      { deposit_months: small(payment[1]!), pay_months: small(payment[2]!) },
      payment.index,
      payment.index + payment[0].length,
    );
  const agent =
    /帮(?:我的?)?(?:客户|朋友|老板|企业)[^,。;]{0,4}(?:找|租|买|看)|(?:我|我们)(?:是|做)(?:中介|招商|居间|选址)|受(?:客户|企业)?委托|佣金|中介费|居间费/.exec(
      text,
    );
  if (!agent) return;
  reading.put('via', 'agent', agent.index, agent.index + agent[0].length);
  reading.flag('agent');
  if (/佣金|中介费|居间/.test(text)) reading.flag('commission_question');
}
