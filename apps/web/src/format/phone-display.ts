/** `+8613800138000` as people read it: `138 0013 8000`; other numbers lose only the country code of China. */
export function phoneDisplay(e164: string): string {
  const local = e164.replace(/^\+86/, '');
  return /^1\d{10}$/.test(local) ? local.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3') : local;
}
