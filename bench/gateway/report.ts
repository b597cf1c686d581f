import type { Round } from './measure';

export interface Result {
  name: string;
  rounds: Round[];
}

export interface Circumstances {
  cores: number;
  /** Load average of the last minute, at the end. */
  load: number;
  /** Of one round. */
  seconds: number;
}

/** The table of bench/results/gateway.md: medians over the rounds, and each gateway's rps as a multiple of the first one's. */
export function report(results: Result[], { cores, load, seconds }: Circumstances): string {
  const base = median(results[0], 'rps');
  const rows = results.map((result) => {
    const of = (figure: keyof Round, digits: number) => median(result, figure).toFixed(digits);
    return `| ${[
      result.name,
      of('rps', 0),
      (median(result, 'rps') / base).toFixed(1),
      of('cpuPerOperation', 2),
      of('p50', 0),
      of('p95', 0),
      of('p99', 0),
      of('rss', 0),
      of('subgraphRequests', 1),
    ].join(' | ')} |`;
  });
  return `# Gateways

\`npm run bench:gateway\`: the query of the public graphql-gateways-benchmark over accounts, products, reviews and inventory, 50 connections, ${results[0]?.rounds.length} rounds
of ${seconds} s for each gateway in turn, medians. ${cores} cores shared by gateway, subgraphs and load; load average at the end ${load.toFixed(1)}. Latencies in milliseconds; the column p95 is the 97.5th percentile.

| gateway | rps | × the first | CPU ms per operation | p50 | p95 | p99 | RSS MB | subgraph requests per operation |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}

function median(result: Result | undefined, figure: keyof Round): number {
  const sorted = (result?.rounds ?? []).map((round) => round[figure]).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
