import type { GraphClient } from '#platform/graphql/graph-client';
import type { UserViewer } from '#platform/kernel/viewer';
import type { KnownProject } from '#platform/known-projects/known-project.entity';
import { RevisionNotFound } from '../build/build.errors';

/** What a build needs to know of a revision. */
export interface BuildableRevision {
  id: string;
  projectId: string;
  number: number;
  /** sha256 of its tree. */
  manifest: string;
}

/** The newest revision of the project that was heard of; null before the first. */
export function headOf({ id: projectId, headRevisionId, headNumber, headManifest }: KnownProject) {
  if (!headRevisionId || !headManifest) return null;
  return { id: headRevisionId, projectId, number: headNumber, manifest: headManifest } satisfies BuildableRevision;
}

const REVISION = /* GraphQL */ `
  query RevisionToBuild($id: ID!) {
    node(id: $id) {
      ... on Revision {
        id
        number
        manifest
        project {
          id
        }
      }
    }
  }
`;

interface RevisionAnswer {
  node: { id?: string; number: number; manifest: string; project: { id: string } } | null;
}

/** Revisions that people name. Only the heads of projects are kept here, so that of any other the graph is asked, as the viewer. */
export class NamedRevisions {
  constructor(private readonly graph: GraphClient) {}

  /** A revision of the project; `NOT_FOUND` when it is another's. */
  async of(viewer: UserViewer, project: KnownProject, id: string): Promise<BuildableRevision> {
    const head = headOf(project);
    if (head?.id === id) return head;
    const answer = await this.graph.query<RevisionAnswer>(viewer, REVISION, { id });
    const node = answer?.node;
    if (node?.id !== id || node.project.id !== project.id) throw new RevisionNotFound();
    return { id, projectId: project.id, number: node.number, manifest: node.manifest };
  }
}
