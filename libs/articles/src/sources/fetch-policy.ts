import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Injectable } from '@nestjs/common';

/**
 * What fetching may do. No setting reaches it: only a test puts another in its place, with a server of its own on this
 * machine and shorter waits. Times in ms, sizes in bytes.
 */
@Injectable()
export class FetchPolicy {
  /** '' = the protocol's own, 80 or 443. */
  readonly ports: ReadonlySet<string> | 'any' = new Set(['', '80', '443']);
  /** Addresses that are spoken to although they are not public. */
  readonly allowed: string[] = [];
  /** Looks a host up at the moment of connecting; what it gives is checked, and no other address is connected to. */
  readonly lookup = lookup as LookupFunction;
  /** Between the end of a request to a host and the next, whichever process asks. */
  readonly gap: number = 5000;
  /** For a whole request, from the connection to the last byte. */
  readonly patience: number = 20_000;
  readonly maxPage: number = 5 * 1024 * 1024;
  readonly maxFeed: number = 3 * 1024 * 1024;
  /** RFC 9309 asks for 500 KiB at least; the rest of a longer file is not read. */
  readonly maxRobots: number = 512 * 1024;
}
