import type { DataSource, EntityManager } from 'typeorm';
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
    const known = await this.db.getRepository(KnownProject).findOneBy({ id });
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
    try {
      if (!(await this.ask(viewer!, id))) throw new NotFound(NO_PROJECT);
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
    }
    return this.require(viewer, id, least);
  }

  private async ask(viewer: Viewer, id: string): Promise<KnownProject | null> {
    const answer = await this.graph.query<ProjectAnswer>(viewer, PROJECT, { id });
    if (!answer) return null;
    const { team, headRevision, ...project } = answer.project;
    await learnProject(this.db.manager, id, { ...project, teamId: team.id });
    await learnHead(this.db.manager, id, { ...headRevision, teamId: team.id });
    return this.db.getRepository(KnownProject).findOneByOrFail({ id });
  }
}

/** Everything but the head, which stays as it is known. */
export async function learnProject(
  tx: EntityManager,
  id: string,
  {
    teamId,
    name,
    platforms,
    buildsAutomatically,
  }: Pick<KnownProject, 'teamId' | 'name' | 'platforms' | 'buildsAutomatically'>,
): Promise<void> {
  await tx.upsert(KnownProject, { id, teamId, name, platforms, buildsAutomatically, deletedAt: null }, ['id']);
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
