import { createHash } from 'node:crypto';
import { InvalidInput } from '../kernel/errors';

const MARK_LENGTH = 8;

/** What a cursor is good for: one list with one order. It begins with a mark of list and key, so that one of another list, or one that was changed, is known for it. */
export class Cursors {
  /** `list` names the list and its order; it is not shown. */
  constructor(private readonly list: string) {}

  of(key: string): string {
    return Buffer.from(this.markOf(key) + key).toString('base64url');
  }

  /** The key in a cursor; null when none is given. Throws `InvalidInput` for one of another list, and for what is none. */
  read(cursor: string | null | undefined, argument: string): string | null {
    if (cursor === undefined || cursor === null) return null;
    const key = Buffer.from(cursor, 'base64url').toString('utf8').slice(MARK_LENGTH);
    if (key && this.of(key) === cursor) return key;
    throw new InvalidInput(
      `\`${argument}\` is not a cursor of this list; take one from its \`pageInfo\` or \`edges\`.`,
      [argument],
    );
  }

  private markOf(key: string): string {
    return createHash('sha256').update(`${this.list}\n${key}`).digest('base64url').slice(0, MARK_LENGTH);
  }
}
