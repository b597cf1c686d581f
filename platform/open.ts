import { mkdirSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { MemoryCache } from './adapters/cache/memory';
import { RedisCache } from './adapters/cache/redis';
import { OfflineCodeModel } from './adapters/code-model/offline';
import { PostgresEventBus } from './adapters/event-bus/postgres';
import { PostgresJobQueue } from './adapters/job-queue/postgres';
import { FolderMailer, mailboxPage, type PageHandler } from './adapters/mailer/folder';
import { DiskObjectStore } from './adapters/object-store/disk';
import { LocalPubSub } from './adapters/pub-sub/local';
import { PatientPubSub } from './adapters/pub-sub/patient';
import { RedisPubSub } from './adapters/pub-sub/redis';
import { MemoryRateLimiter } from './adapters/rate-limiter/memory';
import { RedisRateLimiter } from './adapters/rate-limiter/redis';
import { StaticServiceRegistry } from './adapters/service-registry/static';
import { WeriftSfuRouter } from './adapters/sfu-router/werift';
import { SandboxStore } from './adapters/store/sandbox';
import { type Config, ConfigError, type PortName } from './config';
import { dataSource } from './database/data-source';
import { HttpGraphClient } from './graphql/graph-client';
import { readRedisUrl, shownRedis } from './kernel/redis-address';
import type { Platform } from './platform';
import type { Cache } from './ports/cache';
import type { ObjectStore } from './ports/object-store';
import type { RateLimiter } from './ports/rate-limiter';
import type { ServiceRegistry } from './ports/service-registry';
import { createLogger } from './telemetry/logger';
import { loggingObserver } from './telemetry/observer';

/** Where signed URLs of objects begin, below the public URL. */
export const OBJECTS_PATH = '/objects';

export interface OpenOptions {
  /** Which adapter each port has. */
  kinds: Config['kinds'];
  dataFolder: string;
  databaseUrl: string;
  viewerSecret: string;
  urlSecret: string;
  platformAgentToken: string | null;
  /** Where processes of the platform reach the gateway. */
  gatewayUrl: string;
  /** Where people reach it. */
  publicUrl: string;
  logLevel: Config['logLevel'];
  sfu?: Config['sfu'];
  /** Needed when a port is of the kind `redis`. */
  redis?: Config['redis'];
}

/** All ports of one process, opened when first used. */
export interface OpenedPlatform {
  platformFor(subgraph: string): Platform;
  objectStore: ObjectStore;
  cache: Cache;
  rateLimiter: RateLimiter;
  /** Answers signed URLs of objects, below `OBJECTS_PATH`. */
  objectRoute: RequestListener;
  /** Shows what the mailer has sent. */
  mailboxRoute: PageHandler;
  /** Begins to deliver events; call it once every subgraph of the process has subscribed. */
  start(): Promise<void>;
  /** Delivers no more events; call it before the subgraphs end. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

export async function openPlatform(options: OpenOptions): Promise<OpenedPlatform> {
  const { kinds, dataFolder, databaseUrl: url, viewerSecret, publicUrl } = options;
  const folder = (name: string) => {
    const path = join(dataFolder, name);
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return path;
  };
  const log = createLogger('platform', options.logLevel);
  const closing: { close(): Promise<void> }[] = [];
  const once = <T extends { close(): Promise<void> }>(open: () => T): (() => T) => {
    let value: T | undefined;
    return () => {
      if (!value) closing.push((value = open()));
      return value;
    };
  };
  const redis = () => {
    if (!options.redis) throw new ConfigError(['REDIS_URL is missing, which the ports of the kind redis need.']);
    return { ...options.redis, log };
  };
  const eventBus = once(() => adapterOf(kinds.eventBus, { postgres: () => new PostgresEventBus({ url, log }) }));
  const pubSub = once(() =>
    adapterOf(kinds.pubSub, {
      local: () => new LocalPubSub(),
      redis: () => new PatientPubSub(new RedisPubSub(redis()), log),
    }),
  );
  const cache = once(() =>
    adapterOf(kinds.cache, { memory: () => new MemoryCache(), redis: () => new RedisCache(redis()) }),
  );
  const rateLimiter = once(() =>
    adapterOf(kinds.rateLimiter, {
      memory: () => new MemoryRateLimiter(),
      redis: () => new RedisRateLimiter(redis()),
    }),
  );
  const objectStore = await adapterOf(kinds.objectStore, {
    disk: () =>
      DiskObjectStore.open({
        folder: folder('objects'),
        publicBaseUrl: `${publicUrl}${OBJECTS_PATH}`,
        secret: options.urlSecret,
      }),
  });
  closing.push(objectStore);
  const mailer = once(() => adapterOf(kinds.mailer, { folder: () => new FolderMailer(folder('mail')) }));
  const sfuRouter = once(() => adapterOf(kinds.sfuRouter, { werift: () => new WeriftSfuRouter(options.sfu) }));
  const store = once(() => adapterOf(kinds.store, { sandbox: () => new SandboxStore({ folder: folder('stores') }) }));
  const codeModel = adapterOf(kinds.codeModel, { offline: () => new OfflineCodeModel() });
  const graph = new HttpGraphClient(options.gatewayUrl, viewerSecret);

  return {
    platformFor: (subgraph) => ({
      log: createLogger(subgraph, options.logLevel),
      observer: loggingObserver(log),
      viewerSecret,
      platformAgentToken: options.platformAgentToken,
      codeModel,
      graph,
      database: (database) => dataSource(url, database),
      publicUrl,
      get eventBus() {
        return eventBus();
      },
      get pubSub() {
        return pubSub();
      },
      objectStore,
      get rateLimiter() {
        return rateLimiter();
      },
      get mailer() {
        return mailer();
      },
      get sfuRouter() {
        return sfuRouter();
      },
      get store() {
        return store();
      },
      jobQueue: once(() =>
        adapterOf(kinds.jobQueue, { postgres: () => new PostgresJobQueue({ url, queue: subgraph, log }) }),
      )(),
    }),
    objectStore,
    get cache() {
      return cache();
    },
    get rateLimiter() {
      return rateLimiter();
    },
    objectRoute: objectStore.handler,
    mailboxRoute: mailboxPage(folder('mail')),
    start: () => eventBus().start(),
    stop: () => eventBus().close(),
    async close() {
      for (const port of closing.toReversed()) await port.close();
    },
  };
}

/** Where the subgraphs are. The kind `static` knows the base URLs by name that it is given here, and no others. */
export function openServiceRegistry(
  { serviceRegistry }: Pick<Config['kinds'], 'serviceRegistry'>,
  addresses: Readonly<Record<string, string>>,
): ServiceRegistry {
  const listed = Object.fromEntries(Object.entries(addresses).map(([name, url]) => [name, [url]]));
  return adapterOf(serviceRegistry, { static: () => new StaticServiceRegistry(listed) });
}

/** The adapter of the kind that is configured. A kind that `platform/config.ts` allows and no adapter is listed for does not compile. */
const adapterOf = <Kind extends string, Opens extends Record<Kind, () => object>>(
  kind: Kind,
  opens: Opens,
): ReturnType<Opens[Kind]> => opens[kind]() as ReturnType<Opens[Kind]>;

/** A line a port, for the start: `object-store: disk`, `cache: redis (127.0.0.1:6379)`. */
export function portLines({ kinds, redis }: Pick<Config, 'kinds' | 'redis'>): string[] {
  const address = redis && readRedisUrl(redis.url);
  const where = address ? ` (${shownRedis(address)})` : '';
  return (Object.entries(kinds) as [PortName, string][]).map(
    ([port, kind]) =>
      `${port.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: ${kind}${kind === 'redis' ? where : ''}`,
  );
}
