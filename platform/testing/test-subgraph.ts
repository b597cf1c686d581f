import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'graphql-ws';
import type { DataSource } from 'typeorm';
import { WebSocket } from 'ws';
import type { Event, EventType } from '#schema/events/event';
import { readMails } from '../adapters/mailer/folder/mailbox';
import { consume } from '../database/consumers';
import { dataSource } from '../database/data-source';
import { migrate } from '../database/migrate';
import { OutboxMessage } from '../database/outbox';
import type { GraphClient } from '../graphql/graph-client';
import { serve } from '../graphql/serve';
import type { Subgraph, SubgraphParts } from '../graphql/subgraph';
import { newId } from '../kernel/id';
import { mayRead, type UserViewer, type Viewer } from '../kernel/viewer';
import { signViewer, VIEWER_HEADER } from '../kernel/viewer-header';
import { KnownProject } from '../known-projects/known-project.entity';
import { loadEmbeddedConfig } from '../config';
import { openPlatform } from '../open';
import type { Platform } from '../platform';
import { rememberAsked, tellAsked } from './asked-documents';
import { templateDatabase } from './database';
import { serveObjects } from './objects';

export interface Answer<Data> {
  data: Data;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string } }[];
}

export interface Client {
  query<Data = Record<string, never>>(document: string, variables?: Record<string, unknown>): Promise<Answer<Data>>;
  /** Events of a subscription, over a real WebSocket, until the loop is left. */
  subscribe<Data = Record<string, never>>(
    document: string,
    variables?: Record<string, unknown>,
  ): AsyncIterableIterator<Answer<Data>>;
}

export interface TestSubgraph {
  url: string;
  sdl: string;
  db: DataSource;
  platform: Platform;
  /** Asks as this viewer, as the gateway would; null is a request without a token. */
  as(viewer: Viewer | null): Client;
  /** Hands an event to the subgraph's consumers, as the bus would. */
  deliver<Data>(type: EventType<Data>, data: Data, id?: string): Promise<void>;
  /** What the subgraph has recorded of this event, oldest first. */
  published<Data>(type: EventType<Data>): Promise<Event<Data>[]>;
  /** The text of the newest mail to an address; null when none was sent. */
  mailTo(address: string): Promise<string | null>;
  /** How many statements the work sends to the database. */
  countQueries(work: () => Promise<unknown>): Promise<number>;
  close(): Promise<void>;
}

export interface TestOptions {
  /** What the rest of the graph answers when it is asked; by default projects as the delivered events told of them. */
  graph?: GraphClient;
}

const VIEWER_SECRET = 'a secret for tests that is long enough';

/** A user with a personal team of which it is the owner, and the given roles in others. */
export function testUser(teams: UserViewer['teams'] = {}): UserViewer {
  const personalTeamId = newId('team');
  return {
    kind: 'user',
    userId: newId('usr'),
    personalTeamId,
    teams: { [personalTeamId]: 'OWNER', ...teams },
    scopes: null,
    credentialId: newId('ses'),
  };
}

/** A subgraph as it runs, over a database of its own, with the embedded adapters and a folder that goes away with it. */
export async function serveForTest(subgraph: Subgraph, options: TestOptions = {}): Promise<TestSubgraph> {
  const database = await templateDatabase(`subgraph ${subgraph.name}`, async (url) => {
    const db = await dataSource(url, { ...subgraph, subgraph: subgraph.name }).initialize();
    await migrate(db);
    await db.destroy();
  });
  const folder = await mkdtemp(join(tmpdir(), `${subgraph.name}-`));
  const objects = await serveObjects();
  const opened = await openPlatform({
    kinds: loadEmbeddedConfig({}).kinds,
    dataFolder: folder,
    databaseUrl: database.url,
    viewerSecret: VIEWER_SECRET,
    urlSecret: randomBytes(32).toString('hex'),
    platformAgentToken: `nac_agt_${randomBytes(32).toString('hex')}`,
    gatewayUrl: 'http://127.0.0.1:9',
    publicUrl: objects.url,
    logLevel: 'silent',
  });
  objects.use(opened.objectRoute);
  let db!: DataSource;
  let parts!: SubgraphParts;
  const platform: Platform = { ...opened.platformFor(subgraph.name), graph: options.graph ?? graphOfEvents(() => db) };
  const watched: Subgraph = {
    ...subgraph,
    wire: (source, given) => {
      db = source;
      return (parts = subgraph.wire(source, given));
    },
  };
  const running = await serve(watched, platform);
  await opened.start();
  const graphql = `${running.url}/graphql`;

  const as = (viewer: Viewer | null): Client => ({
    async query(document, variables = {}) {
      const { url } = running;
      rememberAsked({ subgraph: subgraph.name, url, viewer, viewerSecret: VIEWER_SECRET, document, variables });
      const response = await fetch(graphql, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [VIEWER_HEADER]: signViewer(viewer, VIEWER_SECRET) },
        body: JSON.stringify({ query: document, variables }),
      });
      return (await response.json()) as never;
    },
    subscribe(query, variables = {}) {
      const client = createClient({
        url: graphql.replace('http', 'ws'),
        webSocketImpl: WebSocket,
        connectionParams: () => ({ [VIEWER_HEADER]: signViewer(viewer, VIEWER_SECRET) }),
        retryAttempts: 0,
      });
      return client.iterate({ query, variables }) as never;
    },
  });
  const { data } = await as(null).query<{ _service: { sdl: string } }>('{ _service { sdl } }');

  return {
    url: running.url,
    sdl: data._service.sdl,
    db,
    platform,
    as,
    deliver: (type, value, id = newId('evt')) =>
      consume(db, parts.consumers ?? [], {
        id,
        name: type.name,
        key: type.key(value),
        at: new Date().toISOString(),
        data: value,
      }),
    async published(type) {
      const messages = await db.getRepository(OutboxMessage).find({ order: { position: 'ASC' } });
      return messages.map(({ event }) => event).filter(({ name }) => name === type.name) as never;
    },
    async mailTo(address) {
      const [mail] = await readMails(join(folder, 'mail'), 1, address);
      return mail?.text ?? null;
    },
    async countQueries(work) {
      let count = 0;
      const { logger } = db;
      const counting = {
        logQuery: (sql: string) => void (count += OF_THE_RELAY.test(sql) ? 0 : 1),
        log: noLog,
        logQueryError: noLog,
        logQuerySlow: noLog,
        logSchemaBuild: noLog,
        logMigration: noLog,
      };
      Object.assign(db, { logger: counting });
      await work();
      Object.assign(db, { logger });
      return count;
    },
    async close() {
      await tellAsked();
      await opened.stop();
      await running.close();
      await opened.close();
      await objects.close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A graph whose project subgraph knows just what the events have told this one. */
const graphOfEvents = (db: () => DataSource): GraphClient => ({
  async query<Data>(viewer: Viewer, _document: string, { id }: Record<string, unknown>): Promise<Data | null> {
    if (!db().hasMetadata(KnownProject)) return null;
    const project = await db()
      .getRepository(KnownProject)
      .findOneBy({ id: String(id) });
    if (!project || project.deletedAt || !project.headManifest || !mayRead(viewer, project.teamId)) return null;
    const { name, platforms, buildsAutomatically, teamId, headRevisionId, headNumber, headManifest } = project;
    const headRevision = { id: headRevisionId, number: headNumber, manifest: headManifest };
    return { project: { id, name, platforms, buildsAutomatically, team: { id: teamId }, headRevision } } as Data;
  },
});

/** What runs in the background meanwhile. */
const OF_THE_RELAY = /outbox|advisory|TRANSACTION|COMMIT|ROLLBACK/i;
const noLog = () => undefined;
