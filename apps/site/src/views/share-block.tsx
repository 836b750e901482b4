import { type Frame } from '../frame.js';

/** Ways to pass the page on without a script: its address to select and copy, and a code to scan. */
export function ShareBlock({ frame, path }: { frame: Frame; path: string }) {
  const { t, origin } = frame;
  const address = `${origin}${path}`;
  return (
    <details class="pass-on">
      <summary>{t('article.share')}</summary>
      <div>
        <label for="page-address">{t('article.shareCopy')}</label>
        <input id="page-address" type="text" readOnly value={address} />
        <img src={`${path}/qr.png`} width="160" height="160" loading="lazy" alt={t('article.shareQr')} />
        <p class="small">{t('article.shareHint')}</p>
      </div>
    </details>
  );
}
