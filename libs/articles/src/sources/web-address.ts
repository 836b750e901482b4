import { isIP } from 'node:net';

export const MAX_ADDRESS = 2000;

/** Parameters that tell where a reader came from, not which page it is. */
const TRACKING = /^(?:utm_\w+|spm|from|share_token|wxshare_count|nsukey|isappinstalled)$/i;

/** Why an address is not fetched; null = its form is right. Where its host leads is looked at when it is asked. */
export function addressProblem(address: string): string | null {
  if (address.length > MAX_ADDRESS) return `网址超过 ${MAX_ADDRESS} 个字符`;
  if (!URL.canParse(address)) return '不是完整的网址，应以 http:// 或 https:// 开头';
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol)) return '只能抓取 http:// 或 https:// 开头的网址';
  if (url.username || url.password) return '网址里不能带用户名或密码';
  return url.hostname === '' ? '网址里没有主机名' : null;
}

/**
 * One spelling for one page: no fragment, no tracking parameters. Null for what no fetch may follow.
 * @param base against which a relative link is read
 */
export function pageAddress(link: string, base?: string): string | null {
  if (!URL.canParse(link.trim(), base)) return null;
  const url = new URL(link.trim(), base);
  url.hash = '';
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  return addressProblem(url.href) === null ? url.href : null;
}

const host = (url: URL): string => url.hostname.replace(/\.$/, '').toLowerCase();

/** The host that rules and turns are kept by: one for http, https and every port. */
export const hostOf = (address: string): string => host(new URL(address));

/** A host as people write it, or the address of a page on it; null for what is none. */
export function hostFrom(text: string): string | null {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text.trim()) ? text.trim() : `http://${text.trim()}`;
  if (addressProblem(address) !== null) return null;
  const name = hostOf(address);
  return isIP(name) || name.includes('.') ? name : null;
}
