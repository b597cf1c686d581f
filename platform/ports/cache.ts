/** Keeps small JSON values for a while; may forget any of them at any time. */
export interface Cache {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, lifetimeSeconds: number): Promise<void>;
  delete(key: string): Promise<void>;
  close(): Promise<void>;
}
