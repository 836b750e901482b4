import { randomUUID } from 'node:crypto';
import type { Type } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import { type Logger, NestLogger, type Settings } from '@app/platform';
import { webFolder } from './web-folder.js';
import { addRequestRules } from './http/request-rules.js';
import { ProblemFilter } from './http/problem.filter.js';
import { inputPipe } from './http/input-pipe.js';
import { serveOpenApi } from './openapi.js';
import { openApiFile } from './openapi-file.js';
import { watchWhenLeaving } from './stop-server.js';

/** Bytes of a JSON or form body; uploads have their own limit. */
const BODY_LIMIT = 64 * 1024;

type Root = Type<unknown> | DynamicModule;

/**
 * One Nest app on Fastify with everything that every server of Plotline does alike: request ids, limits, headers,
 * errors, input checks. Used by the api, the site and the all-in-one process.
 */
export async function createServer(root: Root, settings: Settings, logger: Logger): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: settings.trustProxy,
    genReqId: () => randomUUID(),
    requestTimeout: 30_000,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: { maxParamLength: 300 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    bodyParser: false,
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  const fastify = app.getHttpAdapter().getInstance();
  await app.register(helmet as never, {
    contentSecurityPolicy: false,
    // Redirecting to https is the reverse proxy's word; behind it the header is right.
    strictTransportSecurity: settings.publicUrl?.startsWith('https:') ? undefined : false,
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    frameguard: { action: 'deny' },
  });
  await app.register(compress as never, { global: true, threshold: 1024, encodings: ['br', 'gzip'] });
  await app.register(cookie as never);
  await app.register(formbody as never, { bodyLimit: BODY_LIMIT });
  await app.register(multipart as never, {
    limits: { fileSize: BODY_LIMIT, files: 1, fields: 20, fieldSize: BODY_LIMIT },
  });
  await app.register(fastifyStatic as never, { root: webFolder(), serve: false });
  watchWhenLeaving(app);
  addRequestRules(fastify, settings, logger);
  app.useGlobalPipes(inputPipe());
  app.useGlobalFilters(new ProblemFilter(app, logger));
  serveOpenApi(app, openApiFile());
  return app;
}
