import type { DemoLead } from './demo-lead.js';
import { closingLeads } from './closing-leads.js';
import { freshLeads } from './fresh-leads.js';
import { workingLeads } from './working-leads.js';

/** Sixty leads at all stages; the order gives each its phone number and reference. */
export const demoLeads: DemoLead[] = [...freshLeads, ...workingLeads, ...closingLeads];

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
