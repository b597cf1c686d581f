const LONGEST_MESSAGE = 2_000;

/** What went wrong, in a form that a text column takes: never longer than 2,000 characters, without the NUL that PostgreSQL refuses. */
export function failureMessage(error: unknown): string {
  const message = error instanceof Error ? error.message || error.name : String(error);
  return message.replaceAll('\u0000', '').slice(0, LONGEST_MESSAGE);
}

/** The pause after the given failed try (1 is the first): it doubles each time, up to the longest. */
export function growingPauseMs(failedTry: number, firstMs: number, longestMs: number): number {
  return Math.min(longestMs, firstMs * 2 ** (failedTry - 1));
}
