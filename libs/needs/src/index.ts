// Provisional: replaced by the real reader.
/* eslint-disable */
export interface Need { side?: 'demand' | 'supply' | 'other'; regions?: { name: string; level: string; code?: string; codes?: string[]; host_code?: string }[]; industry?: { division?: string }; spans?: Record<string, unknown>; [key: string]: any }
export const readNeed = (_text: string, _o: { formField: string; asOf: string }): Need => ({ side: 'demand' });
export const readInquiryNeed = (_t: { need: string; usage: string; tax: string }, _asOf: string): Need => ({ side: 'demand' });
export const describeNeed = (_need: Need): string => '';
export const questionsFor = (_need: Need): string[] => [];
export const parseNeedLine = (line: string): string => line;
