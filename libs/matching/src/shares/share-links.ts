import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Keyring } from '@app/platform';

export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

export const tokenOfShare = (keyring: Keyring, id: string): string => keyring.sign(`share:${id}`);

/**
 * Tokens of share links: 132 bits that follow from the share's random id and the house's key, so that a link can be shown
 * again although only its hash is stored. Whoever reads the database cannot make one.
 */
@Injectable()
export class ShareLinks {
  constructor(private readonly keyring: Keyring) {}

  tokenOf(id: string): string {
    return tokenOfShare(this.keyring, id);
  }

  /** `/s/<token>`, or null when the key has changed since: the link that was sent still opens, it cannot be shown again. */
  pathOf(id: string, hash: Buffer): string | null {
    const token = this.tokenOf(id);
    return hashOf(token).equals(hash) ? `/s/${token}` : null;
  }
}
