/** Characters that XML 1.0 has no way to say. */
const UNSAYABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Text as XML says it, in elements and in attributes. */
export const xmlText = (text: string): string =>
  text.replace(UNSAYABLE, '').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
