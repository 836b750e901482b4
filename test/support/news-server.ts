import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export interface Asked {
  at: number;
  host: string;
  path: string;
  headers: IncomingMessage['headers'];
}

export type Page = (request: IncomingMessage, response: ServerResponse) => void;

/** A news site of our own on this machine. Every request that arrives is kept; what it has no page for is a 404. */
export interface NewsServer {
  port: number;
  asked: Asked[];
  pages: Map<string, Page>;
  /** Paths asked for, robots.txt apart. */
  paths(): string[];
  stop(): Promise<void>;
}

export async function startNewsServer(): Promise<NewsServer> {
  const asked: Asked[] = [];
  const pages = new Map<string, Page>();
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push({ at: Date.now(), host: request.headers.host ?? '', path, headers: request.headers });
    const page = pages.get(path) ?? pages.get(path.split('?')[0]!);
    if (page) return page(request, response);
    response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not Found</h1>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    pages,
    paths: () => asked.map(({ path }) => path).filter((path) => path !== '/robots.txt'),
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

export const answer =
  (body: string | Buffer, headers: Record<string, string> = {}, status = 200): Page =>
  (_request, response) =>
    void response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);

const STORY = '云和县与一家做精密轴承的企业签约，项目计划投资三亿元，用地四十亩，建设两条生产线，预计明年投产。当地开发区负责人说，标准厂房已经封顶，水电到位，企业最快下月进场安装设备，首批招工一百二十人。'; // prettier-ignore

/** A page of an invented project; `number` tells it from the others. */
export const storyPage = (number: number | string, more = ''): string =>
  `<html><head><title>云岭${number}号项目签约落户云和</title></head><body><h1>云岭${number}号项目签约落户云和</h1>
   <p>来源：示例日报 2026-03-0${String(number).length}</p><div class="content"><p>${STORY}这是第${number}号项目。</p>
   <p>第${number}号项目的二期还要再用二十亩地，县里会在年内把地平整好。${more}</p></div></body></html>`;

export const feedOf = (links: string[], more = ''): string =>
  `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>示例日报</title><link>http://news.example/</link>
   <description>x</description>${links
     .map((link, at) => `<item><title>第${at + 1}条</title><link>${link}</link>${more}</item>`)
     .join('')}</channel></rss>`;
