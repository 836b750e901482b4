import type { FastifyInstance, FastifyRequest } from 'fastify';
import { enterRequest, Forbidden, type Logger, type Settings, UnsupportedBody } from '@app/platform';
import { assertCleanText, assertOwnKeys } from './clean-text.js';

const strict =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
/** antd, the API documentation and the queue board write style elements; scripts stay files of our own. */
const withInlineStyle = strict.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

const UPLOADS = [
  /^\/api\/v1\/articles\/from-file$/,
  /^\/api\/v1\/listing-imports$/,
  /^\/api\/v1\/settings\/firm\/qr$/,
  /^\/api\/v1\/listings\/[0-9a-f-]{36}\/photos$/,
];
/** Addresses that answer by the session of the person who asks. */
const SIGNED_IN = /^\/(?:api\/|listings\/preview$)/;
const reads = new Set(['GET', 'HEAD', 'OPTIONS']);

const pathOf = (request: FastifyRequest): string => request.url.split('?', 1)[0]!;

/** A write from another site's page is refused: browsers send Origin with it. Programs without a browser send none. */
function assertSameOrigin(request: FastifyRequest, settings: Settings): void {
  if (reads.has(request.method) || !SIGNED_IN.test(pathOf(request))) return;
  const { origin } = request.headers;
  const from = origin && URL.canParse(origin) ? new URL(origin).host : origin;
  const own = [request.host, settings.publicUrl ? new URL(settings.publicUrl).host : undefined];
  if ((from !== undefined && !own.includes(from)) || request.headers['sec-fetch-site'] === 'cross-site') {
    throw new Forbidden('wrong_origin', '请求来自其他网站，已拒绝');
  }
}

/** Bodies must come plain: decoders of compressed bodies run before any check and have had holes. */
function assertPlainBody(request: FastifyRequest): void {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    throw new UnsupportedBody('encoded_body', `不接受压缩的请求体（Content-Encoding: ${encoding.slice(0, 40)}）`);
  }
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/') && !UPLOADS.some((path) => path.test(pathOf(request)))) {
    throw new UnsupportedBody('multipart_refused', '这个地址不接受文件上传');
  }
}

/** Hooks that every request passes before any handler, in this order. */
export function addRequestRules(fastify: FastifyInstance, settings: Settings, logger: Logger): void {
  fastify.addHook('onRequest', async (request, reply) => {
    enterRequest(request.id);
    void reply.header('x-request-id', request.id);
    const path = pathOf(request);
    void reply.header(
      'content-security-policy',
      /^\/(app|api\/docs|api\/queues)(\/|$)/.test(path) ? withInlineStyle : strict,
    );
    if (path.startsWith('/api/') || path.startsWith('/inquiries/')) void reply.header('cache-control', 'no-store');
    assertPlainBody(request);
    assertSameOrigin(request, settings);
  });
  fastify.addHook('preValidation', async (request) => {
    for (const part of [request.params, request.query, request.body]) assertCleanText(part);
    if (pathOf(request).startsWith('/api/')) assertOwnKeys(request.body);
  });
  fastify.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    const { statusCode: status, elapsedTime } = reply;
    logger.info(
      { requestId: request.id, method, route: routeOptions.url ?? 'none', status, ms: Math.round(elapsedTime) },
      'request',
    );
  });
}
