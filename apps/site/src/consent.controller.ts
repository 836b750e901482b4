import { Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '@app/users';
import { plainText } from './plain-text.js';
import type { Query } from './site-frames.js';
import { cameFrom, Visits } from './visits.js';

/** A path inside this site, or the front page: the form may not send anybody elsewhere. */
function backTo(given: string): string {
  const here = 'https://here.invalid';
  if (!given.startsWith('/') || !URL.canParse(given, here)) return '/';
  const { origin, pathname, search } = new URL(given, here);
  return origin === here ? pathname + search : '/';
}

/** The visitor's word on being remembered; without one nothing is. */
@Public()
@Controller('consent')
export class ConsentController {
  constructor(private readonly visits: Visits) {}

  @Post()
  async choose(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const body = (request.body ?? {}) as Query;
    const choice = plainText(body.choice);
    // Another site's page may not consent in a visitor's name.
    const isOurs = request.headers['sec-fetch-site'] !== 'cross-site';
    const came = cameFrom(body, plainText(body.referrer, 500), '');
    if (isOurs && (choice === 'yes' || choice === 'no')) this.visits.choose(reply, choice, came);
    await reply.redirect(backTo(plainText(body.back, 500)), 303);
  }
}
