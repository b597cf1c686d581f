import type { GraphQLError } from 'graphql';
import type { ResponsePath } from './targets';

/** Answers whether an error at, above or below a place was told already, so that one null has one reason. */
export class ErrorIndex {
  readonly #places = new Set<string>();
  readonly #above = new Set<string>();

  constructor(errors: readonly GraphQLError[]) {
    for (const { path } of errors) if (path) this.add(path);
  }

  add(path: ResponsePath): void {
    this.#places.add(keyOf(path));
    for (let length = 0; length <= path.length; length++) this.#above.add(keyOf(path.slice(0, length)));
  }

  explains(path: ResponsePath): boolean {
    if (this.#above.has(keyOf(path))) return true;
    for (let length = path.length - 1; length > 0; length--)
      if (this.#places.has(keyOf(path.slice(0, length)))) return true;
    return false;
  }
}

const keyOf = (path: ResponsePath) => JSON.stringify(path);
