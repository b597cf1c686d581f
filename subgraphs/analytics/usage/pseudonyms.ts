import { createHmac } from 'node:crypto';

/** Names users by keyed hashes: the same user has the same one, and nobody finds the user without the key, which is not kept with the data. */
export class Pseudonyms {
  constructor(private readonly secret: string) {}

  of(userId: string): string {
    const key = createHmac('sha256', this.secret).update('pseudonyms of users in analytics').digest();
    return createHmac('sha256', key).update(userId).digest('base64url').slice(0, 22);
  }
}
