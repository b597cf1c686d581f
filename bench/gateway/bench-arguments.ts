export interface BenchArguments {
  supergraphPath: string;
  port: number;
  /** Base URLs by subgraph, without `/graphql`. */
  addresses: Record<string, string[]>;
}

/** What the benchmark tells a contestant: path of the supergraph, port, and the subgraphs as JSON. */
export function benchArguments(): BenchArguments {
  const [supergraphPath = '', port = '', urls = '{}'] = process.argv.slice(2);
  const addresses = Object.entries(JSON.parse(urls) as Record<string, string>).map(
    ([name, url]): [string, string[]] => [name, [url.replace(/\/graphql$/, '')]],
  );
  return { supergraphPath, port: Number(port), addresses: Object.fromEntries(addresses) };
}
