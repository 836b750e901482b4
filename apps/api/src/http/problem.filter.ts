import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, ERROR_PAGE, type ErrorPage, type FieldError, type Logger } from '@app/platform';

interface Problem {
  status: number;
  code: string;
  detail: string;
  errors?: FieldError[];
}

const statusOf: Record<DomainError['kind'], number> = {
  not_found: 404,
  forbidden: 403,
  conflict: 409,
  invalid: 422,
  too_many: 429,
  unavailable: 503,
  signed_out: 401,
  unsupported: 415,
};

const titles: Record<number, string> = {
  400: '请求有误',
  401: '请先登录',
  403: '没有权限',
  404: '没有找到',
  405: '方法不允许',
  409: '有冲突',
  413: '内容太大',
  415: '不支持的内容',
  422: '内容有误',
  429: '操作太频繁',
  500: '服务器出错',
  503: '暂时不可用',
};

/** Errors of Postgres and of sockets that mean: the database is away, or cannot go on (disk or memory full, too many). */
const databaseAway = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|57P0[1-5]|58030|08\w{3}|53\w{3})$/;
const databaseGone = /Connection terminated|timeout exceeded when trying to connect|Query read timeout|not queryable/;

function problemOf(error: unknown): Problem {
  if (error instanceof DomainError) {
    const { fields } = error;
    return {
      status: statusOf[error.kind],
      code: error.code,
      detail: error.message,
      ...(fields.length ? { errors: fields } : {}),
    };
  }
  if (error instanceof HttpException) {
    const status = error.getStatus();
    return { status, code: `http_${status}`, detail: titles[status] ?? error.message };
  }
  const { statusCode, code, message = '' } = (error ?? {}) as { statusCode?: number; code?: string; message?: string };
  if (statusCode && statusCode >= 400 && statusCode < 500) {
    return {
      status: statusCode,
      code: (code ?? `http_${statusCode}`).toLowerCase(),
      detail: titles[statusCode] ?? message,
    };
  }
  if (databaseAway.test(code ?? '') || databaseGone.test(message)) {
    return { status: 503, code: 'database_away', detail: '系统正在恢复，请稍后再试' };
  }
  return { status: 500, code: 'internal', detail: '服务器出错，已记录' };
}

/** Turns any error into an RFC 9457 problem document, or for a visitor into a page. Nothing internal leaves. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly app: NestFastifyApplication,
    private readonly logger: Logger,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(error);
    if (problem.status >= 500) this.logger.error({ err: error, requestId: request.id }, 'request failed');
    if (reply.sent || reply.raw.headersSent) return;
    const html = this.wantsPage(request) ? await this.pageOf(problem, request) : undefined;
    if (html !== undefined) {
      await reply.status(problem.status).type('text/html; charset=utf-8').send(html);
      return;
    }
    const body = { type: 'about:blank', title: titles[problem.status] ?? '出错', ...problem, requestId: request.id };
    await reply.status(problem.status).type('application/problem+json').send(body);
  }

  private wantsPage(request: FastifyRequest): boolean {
    const json = request.headers['content-type']?.includes('json') || request.headers.accept?.includes('json');
    return !/^\/(api|health|metrics)(\/|\?|$)/.test(request.url) && !json;
  }

  /** A page that cannot be made is no answer: then the visitor gets the document. */
  private async pageOf({ status, detail }: Problem, { id, url }: FastifyRequest): Promise<string | undefined> {
    try {
      return await this.errorPage()?.(status, detail, url);
    } catch (error) {
      this.logger.error({ err: error, requestId: id }, 'no page for an error');
      return undefined;
    }
  }

  private errorPage(): ErrorPage | undefined {
    try {
      return this.app.get<ErrorPage>(ERROR_PAGE, { strict: false });
    } catch {
      return undefined;
    }
  }
}
