import type { GraphQLError } from 'graphql';
import type { RateLimitState } from '../supergraph/gateway-fields';
import type { RequestScope } from '../subgraphs/request-scope';
import type { JsonObject } from './json';

export type TypeTest = (typeName: string, condition: string) => boolean;

/** One fetch that brought nothing: what its fields are null for. */
export interface Failure {
  message: string;
  extensions: Record<string, unknown>;
  /** Response names that the fetch would have filled. */
  names: ReadonlySet<string>;
  /** True once an error of the answer tells of it. */
  told: boolean;
}

/** One run of one operation. */
export interface Execution {
  /** Everything that the subgraphs have answered so far, merged. */
  data: JsonObject;
  /** As the client sent them: subgraphs coerce by themselves. */
  variables: Readonly<Record<string, unknown>>;
  /** Coerced, with defaults: `@skip` and `@include` read these. */
  coerced: Readonly<Record<string, unknown>>;
  errors: GraphQLError[];
  failures: FailureLog;
  scope: RequestScope;
  rateLimit: RateLimitState | null;
}

/** Remembers which objects of the answer lack fields, and why. */
export class FailureLog {
  readonly #byObject = new Map<JsonObject, Failure[]>();
  readonly all: Failure[] = [];

  add(objects: Iterable<JsonObject>, failure: Failure): void {
    this.all.push(failure);
    for (const object of objects) {
      const known = this.#byObject.get(object);
      if (known) known.push(failure);
      else this.#byObject.set(object, [failure]);
    }
  }

  /** Why the object has no such field. A fetch that was never sent, since an earlier one failed, is blamed on the earlier one. */
  reasonFor(object: JsonObject, name: string): Failure | undefined {
    const failures = this.#byObject.get(object);
    return failures?.find(({ names }) => names.has(name)) ?? failures?.[0];
  }
}
