import type { DataSource, EntityManager } from 'typeorm';
import { NotFound, Unavailable } from '#platform/kernel/errors';
import type { UserViewer } from '#platform/kernel/viewer';
import type { GraphClient } from '#platform/graphql/graph-client';
import type { MobilePlatform } from '#schema/shared/mobile-platform';
import { NO_SUCH_PROJECT, NO_SUCH_REVISION } from '../build/build.errors';
import { KnownProject } from './known-project.entity';
import { KnownRevision } from './known-revision.entity';

const PROJECT = `query ProjectToBuild($id: ID!) {
  project(id: $id) { id platforms buildsAutomatically team { id } headRevision { id number manifest } }
}`;
const REVISION = `query RevisionToBuild($id: ID!) {
  node(id: $id) { ... on Revision { id number manifest project { id } } }
}`;

interface ProjectAnswer {
  project: {
    id: string;
    platforms: MobilePlatform[];
    buildsAutomatically: boolean;
    team: { id: string };
    headRevision: { id: string; number: number; manifest: string } | null;
  } | null;
}
interface RevisionAnswer {
  node: { id?: string; number: number; manifest: string; project: { id: string } } | null;
}

/** Projects and revisions as this subgraph has heard of them; what it has not heard of yet it asks the graph, as the viewer, and keeps. */
export class KnownProjects {
  constructor(
    private readonly db: DataSource,
    private readonly graph: GraphClient,
  ) {}

  /**
   * The project with its head. The graph is asked even when the project is known, since someone who has just changed a file wants that state built, and its event may
   * still be on its way; when the graph cannot be asked, what was heard of last is the answer.
   */
  async withHead(
    viewer: UserViewer,
    projectId: string,
  ): Promise<{ project: KnownProject; head: KnownRevision | null }> {
    const known = await this.known(projectId);
    try {
      const answer = await this.graph.query<ProjectAnswer>(viewer, PROJECT, { id: projectId });
      if (!answer?.project) throw new NotFound(NO_SUCH_PROJECT);
      await this.keep(answer.project);
    } catch (error) {
      if (!(error instanceof Unavailable) || !known) throw error;
    }
    const project = await this.known(projectId);
    if (!project) throw new NotFound(NO_SUCH_PROJECT);
    return { project, head: await headOf(this.db.manager, projectId) };
  }

  /** A revision of the project; `NOT_FOUND` when it is another's. */
  async revision(viewer: UserViewer, projectId: string, revisionId: string): Promise<KnownRevision> {
    const revisions = this.db.getRepository(KnownRevision);
    const known = await revisions.findOneBy({ id: revisionId, projectId });
    if (known) return known;
    const { node } = (await this.graph.query<RevisionAnswer>(viewer, REVISION, { id: revisionId })) ?? { node: null };
    if (node?.id !== revisionId || node.project.id !== projectId) throw new NotFound(NO_SUCH_REVISION);
    const revision = { id: revisionId, projectId, number: node.number, manifest: node.manifest };
    await revisions.upsert(revision, ['id']);
    return revision;
  }

  private async known(projectId: string): Promise<KnownProject | null> {
    return this.db.getRepository(KnownProject).findOneBy({ id: projectId, isDeleted: false });
  }

  private async keep({
    id,
    platforms,
    buildsAutomatically,
    team,
    headRevision,
  }: NonNullable<ProjectAnswer['project']>) {
    await this.db
      .getRepository(KnownProject)
      .upsert({ id, platforms, buildsAutomatically, teamId: team.id, isDeleted: false }, ['id']);
    if (headRevision) await this.db.getRepository(KnownRevision).upsert({ ...headRevision, projectId: id }, ['id']);
  }
}

/** The newest revision that was heard of. */
export function headOf(tx: EntityManager, projectId: string): Promise<KnownRevision | null> {
  return tx.findOne(KnownRevision, { where: { projectId }, order: { number: 'DESC' } });
}
