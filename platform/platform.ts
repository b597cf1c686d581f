import type { DataSource } from 'typeorm';
import type { GraphClient } from './graphql/graph-client';
import type { CodeModel } from './ports/code-model';
import type { EventBus } from './ports/event-bus';
import type { JobQueue } from './ports/job-queue';
import type { Mailer } from './ports/mailer';
import type { ObjectStore } from './ports/object-store';
import type { PubSub } from './ports/pub-sub';
import type { RateLimiter } from './ports/rate-limiter';
import type { SfuRouter } from './ports/sfu-router';
import type { Store } from './ports/store';
import type { Logger } from './telemetry/logger';
import type { Observer } from './telemetry/observer';

/** Everything outside the process, as one subgraph gets it. */
export interface Platform {
  log: Logger;
  observer: Observer;
  /** Signs the viewer header between gateway and subgraphs. */
  viewerSecret: string;
  /** The token of the platform's own agents, which work for every team; null: there are none. */
  platformAgentToken: string | null;
  /** Where people reach the gateway: links in mails begin with it. */
  publicUrl: string;
  database(options: DatabaseOptions): DataSource;
  eventBus: EventBus;
  pubSub: PubSub;
  objectStore: ObjectStore;
  rateLimiter: RateLimiter;
  jobQueue: JobQueue;
  codeModel: CodeModel;
  mailer: Mailer;
  sfuRouter: SfuRouter;
  store: Store;
  graph: GraphClient;
}

export interface DatabaseOptions {
  /** Also the name of its schema in the database. */
  subgraph: string;
  entities: Function[];
  migrations: Function[];
}
