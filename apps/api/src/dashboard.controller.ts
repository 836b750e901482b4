import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '@app/users';
import { webFolder } from './web-folder.js';

/** The built dashboard: its files for ever, its page never from a cache. */
@ApiExcludeController()
@Public()
@Controller('app')
export class DashboardController {
  @Get()
  home(@Res() reply: FastifyReply): FastifyReply {
    return this.page(reply);
  }

  @Get('*')
  file(@Param('*') name: string, @Res() reply: FastifyReply): FastifyReply {
    if (!/^[\w./-]+\.\w+$/.test(name) || name.includes('..') || !existsSync(join(webFolder(), name)))
      return this.page(reply);
    return reply.sendFile(name, {
      maxAge: name.startsWith('assets/') ? '365d' : '1h',
      immutable: name.startsWith('assets/'),
    });
  }

  private page(reply: FastifyReply): FastifyReply {
    return reply.sendFile('index.html', { maxAge: 0, cacheControl: false });
  }
}
