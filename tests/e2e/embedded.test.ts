import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded, type RunningPlatform } from '#embedded/start';
import { DifferenceLog } from '#gateway/testing/difference-log';
import { environment } from '#agents/kit/environment';
import { loadEmbeddedConfig } from '#platform/config';
import { Client } from '../smoke/client';
import { story } from '../smoke/story';

jest.setTimeout(240_000);

const differences = new DifferenceLog();
let folder: string;
let platform: RunningPlatform;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'embedded-'));
  const config = loadEmbeddedConfig({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'warn' });
  platform = await startEmbedded(
    config,
    (reason) => {
      throw new Error(reason);
    },
    differences.add,
  );
}, 60_000);

afterAll(async () => {
  await platform?.close();
  await rm(folder, { recursive: true, force: true });
  // What the story and the agents asked is compared as well.
  differences.expectNone();
}, 60_000);

async function ask<Data>(
  query: string,
  variables: object = {},
): Promise<{ data: Data; errors?: { message: string }[] }> {
  const response = await fetch(`${platform.gatewayUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${platform.demo.token}` },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as never;
}

describe('everything in one place', () => {
  it('does the main job, with words that are in no other test', async () => {
    const steps = story({
      client: new Client(platform.gatewayUrl),
      prompt: 'Track which of my houseplants need watering, with photos and a calendar',
      env: environment,
      cacheFolder: join(folder, 'cache'),
    });
    const seen: string[] = [];
    for (const step of steps) seen.push(await step.run());
    expect(seen).toHaveLength(9);
  });

  it('answers queries over every subgraph as @apollo/gateway does', async () => {
    const { data: made } = await ask<{ createProject: { project: { id: string } } }>(
      'mutation { createProject(input: { name: "Compared" }) { project { id } } }',
    );
    const { id } = made.createProject.project;
    const queries = [
      `query ($id: ID!) { project(id: $id) { name owner { name email teams { nodes { role team { name } } } } team { name projects { nodes { id } } } headRevision { number files { nodes { path content } } } } }`,
      `query ($id: ID!) { project(id: $id) { builds { nodes { id } } generations { nodes { id } } previews { nodes { id } } objects { nodes { id } } deployments { nodes { id } } } }`,
      `query ($id: ID!) { a: node(id: $id) { ... on Project { title: name headRevision { ...r } } } b: node(id: "prj_nothing") { id } } fragment r on Revision { number project { name } }`,
      `{ viewer { name personalTeam { objects { nodes { id } } projects(first: 2) { nodes { name } pageInfo { hasNextPage } } members { nodes { user { name } } } } } agents { nodes { name } } devices { nodes { name } } }`,
      `{ project(id: "prj_nothing") { name } viewer { id } }`,
    ];
    for (const query of queries) expect(await ask(query, { id })).toHaveProperty('data');
    expect((await ask<{ project: object }>(queries[0]!, { id })).errors).toBeUndefined();
    differences.expectNone();
  });

  it('keeps secrets to itself: none is in a log', async () => {
    const secrets = Object.values(
      JSON.parse(await readFile(join(folder, 'secrets.json'), 'utf8')) as Record<string, string>,
    );
    for (const agent of ['build', 'simulator']) {
      const log = await readFile(join(folder, `agent-${agent}.log`), 'utf8');
      expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
    }
  });
});
