import { maskPhone, normalisePhone } from '@app/reference';

/** A phone as everywhere, a mail by its first letter and its host, anything else by its ends. */
export function maskedContact(contact: string): string {
  const mail = /^(.)[^@]*(@[^@\s]+)$/u.exec(contact);
  if (mail) return `${mail[1]}***${mail[2]}`;
  const { e164 } = normalisePhone(contact);
  if (e164) return maskPhone(e164);
  return contact.length > 6 ? `${contact.slice(0, 2)}****${contact.slice(-2)}` : '****';
}
