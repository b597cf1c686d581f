import { createHmac } from 'node:crypto';

/** Names users by keyed hashes: the same user has the same one, and nobody finds the user without the key, which is not kept with the data. */
export class Pseudonyms {
  private readonly key: Buffer;

  constructor(secret: string) {
    this.key = createHmac('sha256', secret).update('pseudonyms of users in analytics').digest();
  }

  of(userId: string): string {
    return createHmac('sha256', this.key).update(userId).digest('base64url').slice(0, 22);
  }
}
