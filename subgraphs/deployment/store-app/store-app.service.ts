import { type DataSource, type EntityManager, IsNull, Not } from 'typeorm';
import { createOnce } from '#platform/database/idempotency';
import { unitOfWork } from '#platform/database/unit-of-work';
import type { GraphClient } from '#platform/graphql/graph-client';
import { Problems, Unavailable } from '#platform/kernel/errors';
import { newId } from '#platform/kernel/id';
import { mayRead, requireScope, requireSignedIn, type Viewer } from '#platform/kernel/viewer';
import type { KnownProject } from '#platform/known-projects/known-project.entity';
import type { KnownProjects } from '#platform/known-projects/known-projects';
import type { StoreName } from '#platform/ports/store';
import { Deployment } from '../deployment/deployment.entity';
import { bundleIdProblems, derivedBundleId } from './bundle-id';
import { StoreApp } from './store-app.entity';
import { BadBundleId, BundleIdFixed, BundleIdTaken, StoreAppNotFound } from './store-app.errors';
import type { ConnectStoreInput } from './store-app.inputs';

const TEAM = /* GraphQL */ `
  query TeamName($id: ID!) {
    team(id: $id) {
      name
    }
  }
`;

/** What a new app needs. */
export interface NewApp {
  project: KnownProject;
  store: StoreName;
  userId: string;
  /** A number is put behind it when it is taken. */
  suggestedBundleId: string;
}

export class StoreAppService {
  constructor(
    private readonly db: DataSource,
    private readonly projects: KnownProjects,
    private readonly graph: GraphClient,
  ) {}

  async get(viewer: Viewer | null, id: string): Promise<StoreApp> {
    requireSignedIn(viewer);
    requireScope(viewer, 'deployment:read');
    const app = await this.db.getRepository(StoreApp).findOneBy({ id });
    if (!app || !mayRead(viewer, app.teamId)) throw new StoreAppNotFound();
    return app;
  }

  /** A project has one app a store: connecting again gives that one, with the new bundle id as long as nothing was uploaded. */
  async connect(viewer: Viewer | null, input: ConnectStoreInput): Promise<StoreApp> {
    const { projectId, store, bundleId, idempotencyKey } = input;
    requireScope(viewer, 'deployment:write');
    const { project, user } = await this.projects.require(viewer, projectId, 'EDITOR');
    if (bundleId) Problems.raise(bundleIdProblems(bundleId).map((problem) => new BadBundleId(problem)));
    const suggestedBundleId = bundleId ?? (await this.suggest(user, project));
    const once = { mutation: 'connectStore', actorId: user.userId, idempotencyKey, input };
    return unitOfWork(this.db, async (tx) => {
      const id = await createOnce(tx, once, async () => {
        await this.lockBundleIds(tx, store);
        const app = await tx.findOneBy(StoreApp, { projectId, store });
        if (app) return bundleId ? this.rename(tx, app, bundleId) : app.id;
        if (bundleId && (await this.taken(tx, store, bundleId))) throw new BundleIdTaken(bundleId);
        return (await this.make(tx, { project, store, userId: user.userId, suggestedBundleId })).id;
      });
      return tx.findOneByOrFail(StoreApp, { id });
    });
  }

  find(projectId: string, store: StoreName): Promise<StoreApp | null> {
    return this.db.getRepository(StoreApp).findOneBy({ projectId, store });
  }

  /** The app of the project in the store, locked until the end of the transaction; it is made when there is none. */
  async ensure(tx: EntityManager, app: NewApp): Promise<StoreApp> {
    await this.lockBundleIds(tx, app.store);
    const where = { projectId: app.project.id, store: app.store };
    const known = await tx.findOne(StoreApp, { where, lock: { mode: 'pessimistic_write' } });
    return known ?? this.make(tx, app);
  }

  /** A bundle id made of the names of team and project. */
  async suggest(viewer: Viewer, project: KnownProject): Promise<string> {
    const sibling = await this.db.getRepository(StoreApp).findOneBy({ projectId: project.id });
    if (sibling) return sibling.bundleId;
    return derivedBundleId(
      { name: await this.teamName(viewer, project.teamId), fallback: `team${project.teamId.slice(-6)}` },
      { name: project.name, fallback: `app${project.id.slice(-6)}` },
    );
  }

  /** Empty when the graph cannot tell at present: a name is no reason to keep a deployment waiting. */
  private async teamName(viewer: Viewer, id: string): Promise<string> {
    try {
      return (await this.graph.query<{ team: { name: string } }>(viewer, TEAM, { id }))?.team.name ?? '';
    } catch (error) {
      if (error instanceof Unavailable) return '';
      throw error;
    }
  }

  private async make(tx: EntityManager, { project, store, userId, suggestedBundleId }: NewApp): Promise<StoreApp> {
    let bundleId = suggestedBundleId;
    for (let n = 2; await this.taken(tx, store, bundleId); n++) bundleId = `${suggestedBundleId}${n}`;
    const id = newId('app');
    await tx.insert(StoreApp, {
      id,
      projectId: project.id,
      teamId: project.teamId,
      store,
      bundleId,
      bundleKey: bundleId.toLowerCase(),
      createdById: userId,
    });
    return tx.findOneByOrFail(StoreApp, { id });
  }

  private async rename(tx: EntityManager, app: StoreApp, bundleId: string): Promise<string> {
    if (app.bundleId === bundleId) return app.id;
    const isUploaded = await tx.existsBy(Deployment, { storeAppId: app.id, versionCode: Not(IsNull()) });
    if (isUploaded) throw new BundleIdFixed(app.bundleId);
    const other = await this.taken(tx, app.store, bundleId);
    if (other && other !== app.id) throw new BundleIdTaken(bundleId);
    await tx.update(StoreApp, app.id, { bundleId, bundleKey: bundleId.toLowerCase() });
    return app.id;
  }

  /** The id of the app that has this bundle id; null when none has. */
  private async taken(tx: EntityManager, store: StoreName, bundleId: string): Promise<string | null> {
    return (await tx.findOneBy(StoreApp, { store, bundleKey: bundleId.toLowerCase() }))?.id ?? null;
  }

  /** Those who choose a bundle id in a store wait for each other, so that none is given twice. */
  private async lockBundleIds(tx: EntityManager, store: StoreName): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7))', [`bundle ids of ${store}`]);
  }
}
