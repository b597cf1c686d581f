import type { DataSource, EntityManager } from 'typeorm';
import { unitOfWork } from '../database/unit-of-work';
import type { GraphClient } from '../graphql/graph-client';
import { NotFound, Unavailable } from '../kernel/errors';
import {
  mayRead,
  requireRole,
  requireScope,
  requireUser,
  type TeamRole,
  type UserViewer,
  type Viewer,
} from '../kernel/viewer';
import type { MobilePlatform } from '#schema/shared/mobile-platform';
import { KnownProject } from './known-project.entity';

const NO_PROJECT = 'There is no such project.';

const PROJECT = /* GraphQL */ `
  query KnownProject($id: ID!) {
    project(id: $id) {
      name
      platforms
      buildsAutomatically
      team {
        id
      }
      headRevision {
        id
        number
        manifest
      }
    }
  }
`;

interface ProjectAnswer {
  project: {
    name: string;
    platforms: MobilePlatform[];
    buildsAutomatically: boolean;
    team: { id: string };
    headRevision: { id: string; number: number; manifest: string };
  };
}

/** Projects as events told of them. One that no event has told of yet is asked for once, as the viewer, and kept. */
export class KnownProjects {
  constructor(
    private readonly db: DataSource,
    private readonly graph: GraphClient,
  ) {}

  /** The project and the viewer, who has at least this role in its team. */
  async require(
    viewer: Viewer | null,
    id: string,
    least: TeamRole,
  ): Promise<{ project: KnownProject; user: UserViewer }> {
    requireUser(viewer);
    const known = await this.find(id);
    const project = known?.headRevisionId ? known : await this.ask(viewer!, id);
    if (!project || project.deletedAt) throw new NotFound(NO_PROJECT);
    return { project, user: requireRole(viewer, project.teamId, least, NO_PROJECT) };
  }

  /**
   * The same, with the head as it is at this moment: someone who has just changed a file wants that state, and its event may still be on its way. When the graph cannot
   * be asked, what was heard of last is the answer.
   */
  async requireCurrent(
    viewer: Viewer | null,
    id: string,
    least: TeamRole,
  ): Promise<{ project: KnownProject; user: UserViewer }> {
    requireUser(viewer);
    const project = await this.askOrRecall(viewer!, id);
    if (!project || project.deletedAt) throw new NotFound(NO_PROJECT);
    return { project, user: requireRole(viewer, project.teamId, least, NO_PROJECT) };
  }

  private async askOrRecall(viewer: Viewer, id: string): Promise<KnownProject | null> {
    try {
      return await this.ask(viewer, id);
    } catch (error) {
      const known = error instanceof Unavailable ? await this.find(id) : null;
      if (!known?.headRevisionId) throw error;
      return known;
    }
  }

  /**
   * The answer may be older than an event that was handled meanwhile, so it never takes a deletion back: only an event does. A deletion that was known before the question
   * is another thing: the project has come back since, and this request may go on before the event of it arrives.
   */
  private async ask(viewer: Viewer, id: string): Promise<KnownProject | null> {
    const before = await this.find(id);
    const answer = await this.graph.query<ProjectAnswer>(viewer, PROJECT, { id });
    if (!answer) return null;
    const { team, headRevision, ...project } = answer.project;
    const known = await unitOfWork(this.db, async (tx) => {
      await learnProject(tx, id, { ...project, teamId: team.id });
      await learnHead(tx, id, { ...headRevision, teamId: team.id });
      return tx.findOneByOrFail(KnownProject, { id });
    });
    const isBack = before?.deletedAt && before.deletedAt.getTime() === known.deletedAt?.getTime();
    return isBack ? Object.assign(known, { deletedAt: null }) : known;
  }

  private find(id: string): Promise<KnownProject | null> {
    return this.db.getRepository(KnownProject).findOneBy({ id });
  }
}

/** Everything but the head and a deletion, which stay as they are known. */
async function learnProject(
  tx: EntityManager,
  id: string,
  {
    teamId,
    name,
    platforms,
    buildsAutomatically,
  }: Pick<KnownProject, 'teamId' | 'name' | 'platforms' | 'buildsAutomatically'>,
): Promise<void> {
  await tx.upsert(KnownProject, { id, teamId, name, platforms, buildsAutomatically }, ['id']);
}

/** A project that was made or has come back. Only an event tells that, in the order in which it happened. */
export async function learnLiveProject(
  tx: EntityManager,
  id: string,
  project: Parameters<typeof learnProject>[2],
): Promise<void> {
  await learnProject(tx, id, project);
  await tx.update(KnownProject, id, { deletedAt: null });
}

/** Kept of a project that was never heard of too: an answer about it may still be on its way. */
export async function learnDeletion(tx: EntityManager, id: string, teamId: string): Promise<void> {
  await tx.query(
    `INSERT INTO known_project (id, "teamId", name, platforms, "buildsAutomatically", "deletedAt") VALUES ($1, $2, '', '{}', false, clock_timestamp())
     ON CONFLICT (id) DO UPDATE SET "deletedAt" = excluded."deletedAt"`,
    [id, teamId],
  );
}

/** A head replaces only an older one: events of different kinds may come in any order. */
export async function learnHead(
  tx: EntityManager,
  id: string,
  head: { id: string; number: number; manifest: string; teamId: string },
): Promise<void> {
  await tx.query(
    `INSERT INTO known_project (id, "teamId", name, platforms, "buildsAutomatically", "headRevisionId", "headNumber", "headManifest") VALUES ($1, $2, '', '{}', false, $3, $4, $5)
     ON CONFLICT (id) DO UPDATE SET "headRevisionId" = excluded."headRevisionId", "headNumber" = excluded."headNumber", "headManifest" = excluded."headManifest"
     WHERE known_project."headNumber" < excluded."headNumber"`,
    [id, head.teamId, head.id, head.number, head.manifest],
  );
}

/**
 * Whether a stub of a project, which lists our own things of it, is answered. One that nothing has been heard of yet has no things here, so that an empty list tells nothing;
 * the project subgraph decides about the rest of it. A token has to carry the scope of what is listed.
 */
export function projectIsShown(viewer: Viewer | null, known: KnownProject | null, scope: `${string}:read`): boolean {
  requireScope(viewer, scope);
  return viewer !== null && (known === null || (!known.deletedAt && mayRead(viewer, known.teamId)));
}
