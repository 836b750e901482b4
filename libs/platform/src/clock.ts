import { Injectable } from '@nestjs/common';

/** The one source of "now", so that tests can stand at a Friday evening. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
