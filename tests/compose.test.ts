import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readAgentArguments } from '#agents/kit/agent-arguments';
import { loadStandaloneConfig } from '#platform/config';
import { AGENT_TOKEN_PREFIX } from '#schema/shared/internal-viewer';
import { SUBGRAPHS } from '#schema/shared/subgraphs';

interface Service {
  command?: string[];
  environment?: Record<string, string | number>;
  build?: { dockerfile: string; target: string };
  healthcheck?: { test?: string[] };
  depends_on?: Record<string, { condition: string }>;
}

const ROOT = join(__dirname, '..');
const text = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');
const { services } = parse(text, { merge: true }) as { services: Record<string, Service> };
const processes = [...SUBGRAPHS, 'gateway'];
const agents = ['build', 'simulator'];

const SECRETS = ['POSTGRES_PASSWORD', 'VIEWER_SECRET', 'URL_SECRET', 'PLATFORM_AGENT_TOKEN'];
const secrets = Object.fromEntries(SECRETS.map((name) => [name, AGENT_TOKEN_PREFIX + 'x'.repeat(64)]));

/** What a service is told when the person has set the secrets and nothing else. */
function environmentOf(name: string): Record<string, string> {
  const filled = (value: string | number) =>
    String(value).replaceAll(
      /\$\{(\w+)(?::-([^}]*)|:\?[^}]*)?\}/g,
      (_all, key: string, otherwise = '') => secrets[key] ?? otherwise,
    );
  return Object.fromEntries(
    Object.entries(services[name]?.environment ?? {}).map(([key, value]) => [key, filled(value)]),
  );
}

describe('docker-compose.yml', () => {
  it.each(SUBGRAPHS)('runs %s as a process of its own', (name) => {
    expect(services[name]?.command).toEqual(['node', 'dist/subgraphs/main.js', name]);
  });

  it.each(processes)('tells %s everything that production demands', (name) => {
    const { profile, standalone } = loadStandaloneConfig(environmentOf(name));
    expect(profile).toBe('production');
    expect(standalone.subgraphUrls).toEqual(
      Object.fromEntries(SUBGRAPHS.map((subgraph) => [subgraph, `http://${subgraph}:4000`])),
    );
  });

  it('starts the gateway when every subgraph is ready', () => {
    expect(services.gateway?.depends_on).toMatchObject(
      Object.fromEntries(SUBGRAPHS.map((name) => [name, { condition: 'service_healthy' }])),
    );
  });

  it.each(agents)('gives the %s agent arguments that it understands', (kind) => {
    const [, main, ...parameters] = services[`${kind}-agent`]?.command ?? [];
    expect(main).toBe(`dist/agents/${kind}/main.js`);
    expect(readAgentArguments(parameters, kind, environmentOf(`${kind}-agent`))).toMatchObject({
      name: kind,
      token: secrets.PLATFORM_AGENT_TOKEN,
    });
  });

  it('asks each agent for its health, at a port of its own', () => {
    const addresses = agents.map((kind) => {
      const [, , ...parameters] = services[`${kind}-agent`]!.command!;
      return readAgentArguments(parameters, kind, environmentOf(`${kind}-agent`)).health;
    });
    // Beside the gateway's 4000: all three share one network.
    expect(new Set([4000, ...addresses.map((address) => address?.port)]).size).toBe(3);
    for (const kind of agents)
      expect(services[`${kind}-agent`]?.healthcheck?.test?.join(' ')).toMatch(
        /127\.0\.0\.1\/\$\$HEALTH_PORT.*GET \/readyz/,
      );
  });

  it('names only programs and images that are made', () => {
    const programs = Object.values(services).flatMap(({ command = [] }) =>
      command.filter((word) => word.endsWith('.js')),
    );
    expect(programs).toHaveLength(processes.length + agents.length);
    const sources = programs.map((program) => program.replace(/^dist\//, '').replace(/js$/, 'ts'));
    expect(sources.filter((source) => !existsSync(join(ROOT, source)))).toEqual([]);
    const builds = Object.values(services).flatMap(({ build }) => (build ? [build] : []));
    const isMade = ({ dockerfile, target }: { dockerfile: string; target: string }) =>
      readFileSync(join(ROOT, dockerfile), 'utf8').includes(` AS ${target}\n`);
    expect(builds.filter((build) => !isMade(build))).toEqual([]);
  });

  it('says how to make every secret that it asks for', () => {
    const asked = new Set([...text.matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name));
    expect([...asked].toSorted()).toEqual(SECRETS.toSorted());
    for (const name of SECRETS) expect(text).toContain(`${name}=`);
  });
});
