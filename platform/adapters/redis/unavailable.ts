import { Unavailable } from '#platform/kernel/errors';

/** In the words of a domain error: who, what it said or did, what to do. */
export function unavailable(who: string, error: unknown): Unavailable {
  const reason = error instanceof Error ? error.message : String(error);
  return new Unavailable(
    `The ${who} is not available: ${reason}. Look whether it runs and can be reached, then try again.`,
  );
}
