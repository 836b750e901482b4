import { Controller, Get, Header, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Database, NotFound, Unavailable } from '@app/platform';
import { CalendarDays, Public } from '@app/users';
import { migrations } from '../../../migrations/index.js';
import { isPrivateAddress } from './http/is-private-address.js';
import { Metrics } from './metrics.js';

/** For supervisors and for Prometheus. */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    private readonly calendarDays: CalendarDays,
    private readonly database: Database,
    private readonly metrics: Metrics,
  ) {}

  @Public()
  @Get('health/live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** 200 while the database answers and has this version's schema; the server listens only after its first data. A year
   * without known holidays is named: it is no reason to take the server away, but somebody must act. */
  @Public()
  @Get('health/ready')
  async ready(): Promise<{ status: 'ok'; warnings?: string[] }> {
    const [row] = await this.database.query<{ done: number }>(`select count(*)::int as done from migration`);
    if (row!.done < migrations.length) throw new Unavailable('not_migrated', '数据库还没有更新到这个版本');
    const years = await this.calendarDays.missingYears();
    return years.length === 0
      ? { status: 'ok' }
      : { status: 'ok', warnings: years.map((year) => `calendar: no public holidays known for ${year}`) };
  }

  /** Only from this machine and private networks: numbers about a firm are the firm's. */
  @Public()
  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4')
  async numbers(@Req() request: FastifyRequest): Promise<string> {
    if (!isPrivateAddress(request.ip)) throw new NotFound('not_found', '没有找到');
    return this.metrics.text();
  }
}
