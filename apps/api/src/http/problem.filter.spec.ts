import type { ArgumentsHost } from '@nestjs/common';
import { BadRequestException, NotFoundException } from '@nestjs/common';
import {
  Conflict,
  createLogger,
  ERROR_PAGE,
  Forbidden,
  Invalid,
  NotFound,
  SignedOut,
  TooMany,
  Unavailable,
  UnsupportedBody,
} from '@app/platform';
import { ProblemFilter } from './problem.filter.js';

interface Answer {
  status?: number;
  type?: string;
  body?: unknown;
  logged: unknown[];
}

interface Asked {
  url?: string;
  headers?: Record<string, string>;
  page?: (status: number, message: string, url: string) => string | Promise<string>;
  sent?: boolean;
}

async function answerTo(error: unknown, asked: Asked = {}): Promise<Answer> {
  const answer: Answer = { logged: [] };
  const reply = {
    sent: asked.sent ?? false,
    raw: { headersSent: false },
    status(status: number) {
      answer.status = status;
      return reply;
    },
    type(type: string) {
      answer.type = type;
      return reply;
    },
    send(body: unknown) {
      answer.body = body;
      return Promise.resolve();
    },
  };
  const app = {
    get(token: unknown) {
      if (token === ERROR_PAGE && asked.page) return asked.page;
      throw new Error('nobody provides it');
    },
  };
  const logger = createLogger({ level: 'silent' });
  jest.spyOn(logger, 'error').mockImplementation(((line: unknown) => answer.logged.push(line)) as never);
  const request = { id: 'req-1', url: asked.url ?? '/api/v1/leads', headers: asked.headers ?? {} };
  const host = { switchToHttp: () => ({ getRequest: () => request, getResponse: () => reply }) };
  await new ProblemFilter(app as never, logger).catch(error, host as unknown as ArgumentsHost);
  return answer;
}

describe('an error on its way out', () => {
  it.each([
    [new NotFound('lead_not_found', '没有这条线索'), 404],
    [new Forbidden('forbidden', '您没有这项权限'), 403],
    [new Conflict('version_conflict', '刚被改过'), 409],
    [new Invalid('input_invalid', '请检查'), 422],
    [new TooMany('too_many', '太频繁'), 429],
    [new Unavailable('away', '稍后再试'), 503],
    [new SignedOut('signed_out', '请先登录'), 401],
    [new UnsupportedBody('encoded_body', '不接受'), 415],
  ])('is a problem document with a stable code (%s)', async (error, status) => {
    const answer = await answerTo(error);
    expect(answer).toMatchObject({ status, type: 'application/problem+json' });
    expect(answer.body).toEqual({
      type: 'about:blank',
      title: expect.any(String),
      status,
      code: error.code,
      detail: error.message,
      requestId: 'req-1',
    });
    expect(answer.logged).toHaveLength(status >= 500 ? 1 : 0);
  });

  it('names the wrong fields', async () => {
    const fields = [{ field: 'phone', message: '请检查号码' }];
    expect((await answerTo(new Invalid('phone_invalid', '无法拨打', fields))).body).toMatchObject({ errors: fields });
  });

  it.each([
    [new NotFoundException('Cannot GET /x'), 404, 'http_404'],
    [new BadRequestException('Unexpected token'), 400, 'http_400'],
    [
      Object.assign(new Error('too large'), { statusCode: 413, code: 'FST_ERR_CTP_BODY_TOO_LARGE' }),
      413,
      'fst_err_ctp_body_too_large',
    ],
    [Object.assign(new Error('bad'), { statusCode: 400 }), 400, 'http_400'],
  ])('of the framework keeps its status but not its words (%s)', async (error, status, code) => {
    const { body } = await answerTo(error);
    expect(body).toMatchObject({ status, code });
    expect(JSON.stringify(body)).not.toContain(error.message);
  });

  it.each([
    { code: 'ECONNREFUSED', message: 'connect' },
    { code: '57P01', message: 'terminating connection due to administrator command' },
    { code: '08006', message: 'connection failure' },
    { code: '53300', message: 'too many clients' },
    { message: 'Connection terminated unexpectedly' },
    { message: 'timeout exceeded when trying to connect' },
  ])('of a database that is away asks to come back ($message)', async (error) => {
    expect((await answerTo(Object.assign(new Error(), error))).body).toMatchObject({
      status: 503,
      code: 'database_away',
    });
  });

  it('that nobody foresaw gives nothing away, and is logged', async () => {
    const error = Object.assign(new Error('duplicate key in contact 13800138000'), { code: '23505', table: 'contact' });
    const { status, body, logged } = await answerTo(error);
    expect(status).toBe(500);
    expect(body).toMatchObject({ code: 'internal', detail: '服务器出错，已记录' });
    expect(JSON.stringify(body)).not.toMatch(/13800138000|contact|23505/);
    expect(logged).toEqual([{ err: error, requestId: 'req-1' }]);
  });

  it.each([undefined, null, 'a text', 7])('may be anything that was thrown: %j', async (thrown) => {
    expect((await answerTo(thrown)).status).toBe(500);
  });

  it('is a page for a visitor, a document for a program', async () => {
    const page = (status: number, message: string, url: string) => `<p>${status} ${message} ${url}</p>`;
    const error = new NotFound('gone', '没有这篇资讯');
    const visitor = await answerTo(error, { url: '/news/x', page });
    expect(visitor).toMatchObject({
      status: 404,
      type: 'text/html; charset=utf-8',
      body: '<p>404 没有这篇资讯 /news/x</p>',
    });
    const documents: Asked[] = [
      { url: '/inquiries', headers: { 'content-type': 'application/json' } },
      { url: '/news/x', headers: { accept: 'application/json' } },
      { url: '/api/v1/leads' },
      { url: '/api' },
      { url: '/health/ready' },
      { url: '/metrics?x=1' },
    ];
    for (const asked of documents)
      expect((await answerTo(error, { ...asked, page })).type).toBe('application/problem+json');
    expect((await answerTo(error, { url: '/apiary', page })).type).toContain('html');
  });

  it('is a document also where nobody draws pages', async () => {
    expect((await answerTo(new NotFound('gone', '没有'), { url: '/news/x' })).type).toBe('application/problem+json');
  });

  it('is a document where its page cannot be made, as while the database is away', async () => {
    const page = () => Promise.reject(new Error('connect ECONNREFUSED'));
    const error = Object.assign(new Error(), { code: 'ECONNREFUSED' });
    const { status, type, logged } = await answerTo(error, { url: '/news', page });
    expect({ status, type }).toEqual({ status: 503, type: 'application/problem+json' });
    expect(logged).toHaveLength(2);
  });

  it('says nothing more once an answer is under way', async () => {
    expect((await answerTo(new NotFound('gone', '没有'), { sent: true })).status).toBeUndefined();
  });
});
