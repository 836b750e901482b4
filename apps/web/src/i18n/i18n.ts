import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { app as zh } from '../../../../libs/platform/src/i18n/zh-CN.json';

export type Language = 'zh-CN' | 'en';
const remembered = 'plotline.language';

/** Chinese comes with the first load; English is fetched when it is asked for. */
async function load(language: Language): Promise<void> {
  if (language === 'en' && !i18next.hasResourceBundle('en', 'translation')) {
    const { app } = await import('../../../../libs/platform/src/i18n/en.json');
    i18next.addResourceBundle('en', 'translation', app);
  }
}

export async function startI18n(): Promise<void> {
  const language: Language = localStorage.getItem(remembered) === 'en' ? 'en' : 'zh-CN';
  await i18next.use(initReactI18next).init({
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': { translation: zh } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  if (language === 'en') await switchLanguage('en');
}

export async function switchLanguage(language: Language): Promise<void> {
  await load(language);
  await i18next.changeLanguage(language);
  localStorage.setItem(remembered, language);
  document.documentElement.lang = language;
}

export const currentLanguage = (): Language => (i18next.language === 'en' ? 'en' : 'zh-CN');
