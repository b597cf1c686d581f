import type { ServiceRegistry } from '#platform/ports/service-registry';

/** Knows the addresses that it was told: by configuration, or by the process that started the subgraphs itself. */
export class StaticServiceRegistry implements ServiceRegistry {
  readonly #addresses = new Map<string, string[]>();
  readonly #handlers = new Set<(subgraph: string) => void>();

  constructor(addresses: Readonly<Record<string, readonly string[]>> = {}) {
    for (const [subgraph, urls] of Object.entries(addresses)) this.#addresses.set(subgraph, urls.map(withoutSlash));
  }

  addressesOf(subgraph: string): string[] {
    return [...(this.#addresses.get(subgraph) ?? [])];
  }

  onChange(handler: (subgraph: string) => void): void {
    this.#handlers.add(handler);
  }

  /** Replaces the addresses of a subgraph; an empty list says that nothing serves it now. */
  put(subgraph: string, addresses: readonly string[]): void {
    this.#addresses.set(subgraph, addresses.map(withoutSlash));
    for (const handler of this.#handlers) handler(subgraph);
  }

  close(): Promise<void> {
    this.#handlers.clear();
    return Promise.resolve();
  }
}

const withoutSlash = (url: string) => url.replace(/\/+$/, '');
