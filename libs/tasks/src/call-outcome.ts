/** 接通有意向 · 接通再约 · 未接 · 空号 · 拒绝. What follows each is a playbook. */
export const callOutcomes = ['interested', 'call_again', 'no_answer', 'wrong_number', 'refused'] as const;
export type CallOutcome = (typeof callOutcomes)[number];
