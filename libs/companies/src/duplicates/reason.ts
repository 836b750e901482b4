/** Why two records may be one. `value` is what they share, or the other's name. */
export interface DuplicateReason {
  key:
    'uscc' | 'phone' | 'wechat' | 'contact' | 'company' | 'same_name' | 'near_name' | 'brand' | 'brand_in' | 'person';
  value?: string;
  /** The same in a few words, for people. */
  words: string;
}

const sentences: Record<DuplicateReason['key'], (value: string) => string> = {
  uscc: () => '同一信用代码',
  phone: () => '同一手机号',
  wechat: () => '同一微信号',
  contact: () => '同一联系人',
  company: () => '同一公司',
  same_name: () => '名称相同',
  near_name: (value) => `名称只差一字：${value}`,
  brand: (value) => `字号相同：${value}`,
  brand_in: (value) => `字号相近：${value}`,
  person: (value) => `同一公司的同名联系人：${value}`,
};

export const reasonOf = (key: DuplicateReason['key'], value?: string): DuplicateReason => ({
  key,
  ...(value ? { value } : {}),
  words: sentences[key](value ?? ''),
});
