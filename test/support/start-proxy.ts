import { createServer, request } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export interface Proxy {
  url: string;
  /** Requests that each back end got. */
  counts: Map<string, number>;
  stop(): Promise<void>;
}

const isApi = (path: string): boolean => /^\/(api|app|health|metrics)(\/|\?|$)/.test(path);

/** What the compose file's reverse proxy does: one address, the api in turn, everything else to the site. */
export async function startProxy(apis: string[], site: string): Promise<Proxy> {
  const counts = new Map<string, number>();
  let turn = 0;
  const server = createServer((incoming, outgoing) => {
    const target = isApi(incoming.url ?? '') ? apis[turn++ % apis.length]! : site;
    counts.set(target, (counts.get(target) ?? 0) + 1);
    const { hostname, port } = new URL(target);
    const headers = { ...incoming.headers, 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'http' };
    const onward = request({ hostname, port, path: incoming.url, method: incoming.method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => (outgoing.headersSent ? outgoing.destroy() : outgoing.writeHead(502).end()));
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
