import type { Frame } from '../frame.js';
import { PRIVACY_VERSION } from '../privacy-version.js';
import { Page } from './page.js';

const SECTIONS = ['who', 'why', 'what', 'visit', 'how', 'share', 'keep', 'rights', 'change'] as const;

/** The notice of PIPL article 17: who, purpose, kinds, method, recipients, retention, rights. */
export function PrivacyPage({ frame }: { frame: Frame }) {
  const { t, firm } = frame;
  const contact =
    firm.privacyContact || (firm.phone ? t('privacy.phoneContact', { phone: firm.phone }) : t('privacy.unset'));
  const values = { firm: firm.name, contact, address: firm.address || t('privacy.unset') };
  return (
    <Page frame={frame} title={t('privacy.title')} canonical="/privacy">
      <article class="plain">
        <h1>{t('privacy.title')}</h1>
        <p class="small">{t('privacy.version', { version: PRIVACY_VERSION })}</p>
        <p>{t('privacy.intro')}</p>
        {SECTIONS.map((name) => (
          <>
            <h2>{t(`privacy.${name}`)}</h2>
            <p>{t(`privacy.${name}Text`, values)}</p>
          </>
        ))}
      </article>
    </Page>
  );
}
