import { type IncomingHttpHeaders, type IncomingMessage, request as plain, type RequestOptions } from 'node:http';
import { request as secure } from 'node:https';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import type { FetchPolicy } from './fetch-policy.js';
import { FetchTrouble } from './fetch-trouble.js';

/**
 * Of IPv6 only 2000::/3 is the public internet, and of that not what leads to IPv4 (6to4, Teredo) or is for documents.
 * The agent knows the ranges by name; these are closed whatever it calls them.
 */
const NEVER = ['::/3', '4000::/2', '8000::/1', '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20', '192.0.0.0/24', '192.88.99.0/24', '198.18.0.0/15', '240.0.0.0/4']; // prettier-ignore
const MAX_HEADERS = 16 * 1024;

export interface SentRequest {
  headers: Record<string, string>;
  /** Bytes of the body that are read at most. */
  limit: number;
  /** What to do with a longer one: refuse it, or leave its rest. */
  longer: 'refuse' | 'cut';
}

export interface ServerAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

function optionsOf(url: URL, sent: SentRequest, policy: FetchPolicy, signal: AbortSignal): RequestOptions {
  const filter = { allowIPAddressList: policy.allowed, denyIPAddressList: NEVER, keepAlive: false, maxSockets: 1 };
  const agent =
    url.protocol === 'https:' ? new RequestFilteringHttpsAgent(filter) : new RequestFilteringHttpAgent(filter);
  return { agent, signal, headers: sent.headers, maxHeaderSize: MAX_HEADERS, lookup: policy.lookup };
}

/** What an error of the connection is in words. */
function troubleOf(error: NodeJS.ErrnoException, signal: AbortSignal): FetchTrouble {
  if (error instanceof FetchTrouble) return error;
  if (signal.aborted) return new FetchTrouble('timeout', '网站没有在规定时间内答完');
  if (/is not allowed\. Because/.test(error.message))
    return new FetchTrouble('address', '网址指向内网或本机地址，不抓取');
  const code = error.code ?? '';
  if (/^(?:ENOTFOUND|EAI_)/.test(code)) return new FetchTrouble('network', '域名解析不到');
  if (/CERT|SELF_SIGNED|ALTNAME|SSL|TLS/.test(code)) return new FetchTrouble('network', '网站的 HTTPS 证书有问题');
  if (code === 'HPE_HEADER_OVERFLOW') return new FetchTrouble('too_large', '网站的响应头过长，已停止');
  if (code.startsWith('HPE_')) return new FetchTrouble('malformed', '网站的应答不合 HTTP 规范');
  return new FetchTrouble('network', '连接不上网站，或连接中途断开');
}

function bodyOf(answer: IncomingMessage, { limit, longer }: SentRequest): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const encoding = answer.headers['content-encoding']?.trim().toLowerCase() ?? '';
    if (encoding !== '' && encoding !== 'identity')
      return reject(new FetchTrouble('encoding', '网站硬要发压缩内容，为防压缩炸弹不接收'));
    const tooLong = new FetchTrouble('too_large', `内容超过 ${Math.round(limit / 1024 / 1024)} MB，已停止下载`);
    if (longer === 'refuse' && Number(answer.headers['content-length']) > limit) return reject(tooLong);
    const parts: Buffer[] = [];
    let size = 0;
    answer.on('data', (part: Buffer) => {
      size += part.length;
      parts.push(part);
      if (size <= limit) return;
      if (longer === 'refuse') return reject(tooLong);
      resolve(Buffer.concat(parts).subarray(0, limit));
      answer.destroy();
    });
    answer.on('end', () => resolve(Buffer.concat(parts)));
    answer.on('error', reject);
  });
}

/**
 * One GET to a public address. Follows nothing, unpacks nothing, and ends by itself: in time, at `limit`, at 16 KB of
 * headers. The address that was looked up and checked is the one that is connected to.
 * @throws FetchTrouble
 */
export async function sendRequest(url: URL, sent: SentRequest, policy: FetchPolicy): Promise<ServerAnswer> {
  const signal = AbortSignal.timeout(policy.patience);
  const send = url.protocol === 'https:' ? secure : plain;
  const outgoing = send(url, optionsOf(url, sent, policy, signal));
  try {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      outgoing.on('response', resolve);
      outgoing.on('error', reject);
      outgoing.end();
    });
    const redirects = answer.statusCode! >= 300 && answer.statusCode! < 400;
    const body = redirects ? Buffer.alloc(0) : await bodyOf(answer, sent);
    return { status: answer.statusCode!, headers: answer.headers, body };
  } catch (error) {
    throw troubleOf(error as NodeJS.ErrnoException, signal);
  } finally {
    outgoing.on('error', () => undefined);
    outgoing.destroy();
  }
}
