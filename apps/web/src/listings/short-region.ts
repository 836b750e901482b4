/** `浙江省嘉兴市嘉善县` → `嘉兴市嘉善县`; municipalities stay whole. */
export const shortRegion = (name: string): string => name.replace(/^.{2,8}?(省|自治区)(?=.)/, '');
