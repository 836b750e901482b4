import en from './en.json' with { type: 'json' };
import zh from './zh-CN.json' with { type: 'json' };

export type Language = 'zh-CN' | 'en';

/** All words of the product: `app` the dashboard, `site` the public pages. */
export const catalogues: Record<Language, Record<string, unknown>> = { 'zh-CN': zh, en };
