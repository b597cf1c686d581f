/** Keeps small JSON values for a while; may forget any of them at any time. What keeps them may be away: then each call throws `Unavailable`, soon. */
export interface Cache {
  get(key: string): Promise<unknown>;
  /** A value that is no JSON (undefined, a function) or has no lifetime left is forgotten at once, as is the one before. */
  set(key: string, value: unknown, lifetimeSeconds: number): Promise<void>;
  delete(key: string): Promise<void>;
  close(): Promise<void>;
}
