/** Knows where the subgraphs are. */
export interface ServiceRegistry {
  /** Base URLs of the processes that serve this subgraph now, `http://host:port`; empty when there is none. */
  addressesOf(subgraph: string): string[];
  /** Hears of every change. */
  onChange(handler: (subgraph: string) => void): void;
  close(): Promise<void>;
}
