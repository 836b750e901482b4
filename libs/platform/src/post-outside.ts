import { request as plain } from 'node:http';
import { request as secure } from 'node:https';

/** ms that a server outside has to answer, and characters of its answer that are read. */
const PATIENCE = 10_000;
const MOST = 10_000;

/**
 * Posts a text to a server outside whose host the caller knows. Follows no redirect: only the host that was checked is
 * ever spoken to; the answer is cut at 10,000 characters.
 * @throws a socket's error; `ETIMEDOUT` after ten seconds of silence
 */
export function postOutside(
  url: URL,
  body: string,
  contentType = 'application/json',
): Promise<{ status: number; body: string }> {
  const headers = { 'content-type': contentType, 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? secure : plain;
    const outgoing = send(url, { method: 'POST', headers, timeout: PATIENCE }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => {
        text = (text + part).slice(0, MOST);
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: text }));
      answer.on('error', reject);
    });
    outgoing.on('timeout', () =>
      outgoing.destroy(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' })),
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
