import type { FastifyRequest } from 'fastify';

const headerOf = ({ headers }: FastifyRequest, name: string): string => [headers[name]].flat().join(',');

/** What tells a robot's opening of a page from a person's. */
export const openingOf = (request: FastifyRequest) => ({
  userAgent: request.headers['user-agent'],
  purpose: ['purpose', 'sec-purpose', 'x-moz', 'x-purpose'].map((name) => headerOf(request, name)).join(' '),
  method: request.method,
});
