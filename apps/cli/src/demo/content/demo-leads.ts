import type { DemoLead } from './demo-lead.js';
import { closingLeads } from './closing-leads.js';
import { freshLeads } from './fresh-leads.js';
import { workingLeads } from './working-leads.js';

/** Sixty leads at all stages; the order gives each its phone number and reference. */
export const demoLeads: DemoLead[] = [...freshLeads, ...workingLeads, ...closingLeads];

/** What visitors wrote that is no demand: an owner's offer, a request to be forgotten, an advertisement. Days before loading. */
export const routedInquiries = [
  {
    from: 'yiwu',
    ago: 1.2,
    need: '武义百花山工业区自有单层厂房4200平出租，檐高9米，带10吨行车，租金18元/平/月，可办环评',
    usage: '原来做门业，现空置，机加工、五金都可以',
    tax: '',
    company: '百川门业有限公司',
    contact: '应先生',
  },
  {
    from: 'lishui',
    ago: 3,
    need: '有一块26亩工业用地转让，在松阳，证照齐全，一口价32万/亩',
    usage: '',
    tax: '',
    company: '',
    contact: '周总',
  },
  {
    from: 'quzhou',
    ago: 2,
    need: '已经租到厂房了，请删除我的手机号和留言，不要再打电话',
    usage: '',
    tax: '',
    company: '',
    contact: '毛女士',
  },
  {
    from: 'huzhou',
    ago: 0.3,
    need: '二手注塑机280吨6台低价转让，九成新，可现场试机',
    usage: '',
    tax: '',
    company: '',
    contact: '老陆',
  },
] as const;

/** An inquiry that a bot posted: held for review, no lead. */
export const heldInquiry = {
  from: 'yiwu',
  need: '专业代办公司注册 低价代理记账 加微信详聊',
  usage: '代办',
  tax: '0申报',
  company: '',
  contact: '客服小李',
  reason: 'honeypot',
} as const;
