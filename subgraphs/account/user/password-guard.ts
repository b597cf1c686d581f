import { RateLimited } from '#platform/kernel/errors';
import type { Bucket, RateLimiter } from '#platform/ports/rate-limiter';
import { hashOf } from '../credential/secret';
import { passwordMatches } from './password';

/** Wrong passwords that someone may give: ten at once, then one every 90 seconds. */
const WRONG_PASSWORDS: Bucket = { capacity: 10, refillPerSecond: 1 / 90 };
/** Mails for a new password to one address: five at once, then one every five minutes. */
const RESET_MAILS: Bucket = { capacity: 5, refillPerSecond: 1 / 300 };

/** Stands before everything that tells whether a password is right, or that sends mail to an address someone typed. */
export class PasswordGuard {
  constructor(private readonly limiter: RateLimiter) {}

  /** Whether it is the password. A right one costs nothing; after too many wrong ones for `whose`, `RateLimited`. */
  async matches(whose: string, known: string | null, password: string): Promise<boolean> {
    // Hashed, since part of it is what a stranger typed.
    const key = `password ${hashOf(whose)}`;
    await this.take(key, WRONG_PASSWORDS, 'Too many tries with a wrong password');
    const matches = await passwordMatches(known, password);
    if (matches) await this.limiter.take(key, WRONG_PASSWORDS, -1);
    return matches;
  }

  /** Throws `RateLimited` when the address was sent too many mails already, whether it has an account or not. */
  async requireMailAllowed(emailKey: string): Promise<void> {
    await this.take(`reset mail ${hashOf(emailKey)}`, RESET_MAILS, 'Too many mails were asked for to this address');
  }

  private async take(key: string, bucket: Bucket, what: string): Promise<void> {
    const { allowed, retryAfterSeconds } = await this.limiter.take(key, bucket, 1);
    const seconds = Math.ceil(retryAfterSeconds);
    if (!allowed) throw new RateLimited(`${what}; wait ${seconds} seconds, then try again.`, seconds);
  }
}
