import { createInstance, type TFunction } from 'i18next';
import { catalogues, type Language } from '@app/platform';

/** Words of the public pages. Texts are escaped where they are rendered, not here. */
const words = createInstance();
void words.init({
  lng: 'zh-CN',
  fallbackLng: 'zh-CN',
  initAsync: false,
  resources: Object.fromEntries(
    Object.entries(catalogues).map(([language, roots]) => [language, { site: roots.site as object }]),
  ),
  ns: 'site',
  defaultNS: 'site',
  interpolation: { escapeValue: false },
  returnNull: false,
});

export type Words = TFunction;

/** Translator of one language; keys are those under `site` of the catalogue. */
export const wordsOf = (language: Language): Words => words.getFixedT(language, 'site');
