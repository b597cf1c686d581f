import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, homedir, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { contestants } from './contestants';
import { startContestant, type Round, type RunningContestant } from './measure';
import { installPeers } from './peers';
import { report, type Result } from './report';

// npm run bench:gateway -- [--rounds 3] [--seconds 8] [--peers FOLDER]: every gateway in turn, several times, in one run; writes bench/results/gateway.md.
const FIRST_PORT = 4801;
const WARM_UP_SECONDS = 4;
const RESULTS = join(__dirname, '..', '..', '..', 'bench', 'results');

interface Subgraphs {
  supergraphSdl: string;
  urls: Record<string, string>;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '8' },
      peers: { type: 'string', default: join(homedir(), '.cache', 'native-app-cloud', 'bench-peers') },
    },
  });
  installPeers(values.peers);
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const subgraphs = fork(join(__dirname, 'subgraphs.js'));
  const next = <Message>() =>
    new Promise<Message>((resolve) => subgraphs.once('message', (said) => resolve(said as Message)));
  const running: RunningContestant[] = [];
  try {
    const { supergraphSdl, urls } = await next<Subgraphs>();
    const supergraphPath = join(folder, 'supergraph.graphql');
    writeFileSync(supergraphPath, supergraphSdl);
    const countRequests = async (): Promise<number> => {
      const count = next<{ requests: number }>();
      subgraphs.send('count');
      return (await count).requests;
    };
    for (const [index, contestant] of contestants({ supergraphPath, urls, peersFolder: values.peers }).entries())
      running.push(await startContestant(contestant, FIRST_PORT + index, values.peers, countRequests));
    requireEqualAnswers(running);
    const rounds = new Map<string, Round[]>(running.map(({ name }) => [name, []]));
    for (const one of running) await one.round(WARM_UP_SECONDS);
    for (let round = 1; round <= Number(values.rounds); round++)
      for (const one of running) {
        const measured = await one.round(Number(values.seconds));
        rounds.get(one.name)?.push(measured);
        console.log(
          `round ${round}: ${one.name}: ${measured.rps.toFixed(0)} rps, ${measured.cpuPerOperation.toFixed(2)} ms of processor an operation`,
        );
      }
    const results: Result[] = [...rounds].map(([name, measured]) => ({ name, rounds: measured }));
    const text = report(results, { cores: cpus().length, load: loadavg()[0] ?? 0, seconds: Number(values.seconds) });
    mkdirSync(RESULTS, { recursive: true });
    writeFileSync(join(RESULTS, 'gateway.md'), text);
    console.log(`\n${text}`);
  } finally {
    for (const one of running) one.stop();
    subgraphs.kill();
    rmSync(folder, { recursive: true });
  }
}

/** Whoever answers something else is not compared. The order of keys is free. */
function requireEqualAnswers(running: RunningContestant[]): void {
  const texts = new Map(
    running.map(({ name, answer }) => [name, JSON.stringify(sorted((JSON.parse(answer) as { data: unknown }).data))]),
  );
  const [expected] = texts.values();
  for (const [name, text] of texts)
    if (text !== expected) throw new Error(`${name} answers differently from ${running[0]?.name}.`);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]));
}

void main();
