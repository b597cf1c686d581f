import type { DataSource } from 'typeorm';
import { unitOfWork } from '#platform/database/unit-of-work';
import { found, type GraphClient } from '#platform/graphql/graph-client';
import type { Viewer } from '#platform/kernel/viewer';
import type { KnownProject } from '#platform/known-projects/known-project.entity';
import type { MobilePlatform } from '#schema/shared/mobile-platform';
import { isFinal, type WorkStatus } from '#schema/shared/work-status';
import { type KnownArtifact, KnownBuild } from './known-build.entity';

const NO_BUILD = 'There is no such build in this project.';

const BUILD = /* GraphQL */ `
  query KnownBuild($id: ID!) {
    build(id: $id) {
      id
      status
      platform
      profile
      project {
        id
      }
      artifacts {
        id
        kind
        bytes
        sha256
      }
    }
  }
`;

const ARTIFACT_URLS = /* GraphQL */ `
  query ArtifactUrls($id: ID!) {
    build(id: $id) {
      artifacts {
        id
        url
      }
    }
  }
`;

interface BuildAnswer {
  build: {
    id: string;
    status: WorkStatus;
    platform: MobilePlatform;
    profile: string;
    project: { id: string };
    artifacts: Omit<KnownArtifact, 'key'>[];
  };
}

/** Builds as events told of them. One that no event has told of yet is asked for once, as the viewer, and kept when it has ended. */
export class KnownBuilds {
  constructor(
    private readonly db: DataSource,
    private readonly graph: GraphClient,
  ) {}

  /** The build, if it is one of the project, which the viewer may use. */
  async require(viewer: Viewer, project: KnownProject, id: string): Promise<KnownBuild> {
    const build = (await this.find(id)) ?? (await this.ask(viewer, id));
    return found(build?.projectId === project.id ? build : null, NO_BUILD);
  }

  find(id: string): Promise<KnownBuild | null> {
    return this.db.getRepository(KnownBuild).findOneBy({ id });
  }

  /** Where an artifact can be read, for the time before the event that says where it lies; null when it is there no more. */
  async urlOf(buildId: string, artifactId: string): Promise<string | null> {
    const viewer: Viewer = { kind: 'system', service: 'deployment', credentialId: 'deployment' };
    const answer = await this.graph.query<{ build: { artifacts: { id: string; url: string }[] } }>(
      viewer,
      ARTIFACT_URLS,
      { id: buildId },
    );
    return answer?.build.artifacts.find(({ id }) => id === artifactId)?.url ?? null;
  }

  private async ask(viewer: Viewer, id: string): Promise<KnownBuild | null> {
    const answer = await this.graph.query<BuildAnswer>(viewer, BUILD, { id });
    if (!answer) return null;
    const { project, artifacts, ...build } = answer.build;
    const known = {
      ...build,
      projectId: project.id,
      artifacts: artifacts.map((artifact) => ({ ...artifact, key: null })),
    };
    // The event knows more; what it has written in the meantime stays.
    if (isFinal(build.status)) {
      await unitOfWork(this.db, (tx) =>
        tx.createQueryBuilder().insert().into(KnownBuild).values(known).orIgnore().execute(),
      );
    }
    return known;
  }
}
