/** What a visitor writes into the six fields, and that they agree. */
export interface InquiryWords {
  need: string;
  usage: string;
  tax: string;
  company: string;
  contact: string;
  phone: string;
  consent: boolean;
  article?: string;
  listing?: string;
}

export const inquiryWords = (words: Partial<InquiryWords> = {}): InquiryWords => ({
  need: '想租3000平米左右单层厂房，云和附近',
  usage: '五金件机加工',
  tax: '年税收约200万',
  company: '松溪五金制造有限公司',
  contact: '林经理',
  phone: '13905780001',
  consent: true,
  ...words,
});
