import { type DataSource, type EntityManager, In } from 'typeorm';
import { unitOfWork } from '#platform/database/unit-of-work';
import { type DomainError, Problems } from '#platform/kernel/errors';
import { newId } from '#platform/kernel/id';
import { type AgentViewer, requireAgent, type Viewer } from '#platform/kernel/viewer';
import type { ObjectStore, SignedPut } from '#platform/ports/object-store';
import { WorkStatus } from '#schema/shared/work-status';
import { ownAgent } from '../agent/agent.service';
import { Artifact } from '../artifact/artifact.entity';
import { type BuildWakes, recordArtifact } from '../build/build-changes';
import { Build } from '../build/build.entity';
import { endBuild } from '../build/end-build';
import { writePhase } from '../phase/write-phase';
import { requireBuildLease, type WorkProof } from './require-build-lease';
import {
  ArtifactNotDeclared,
  ArtifactNotThere,
  FailureMissing,
  FailureTooMuch,
  NotAnEnding,
  NotAPhaseStatus,
  TooManyArtifacts,
} from './work.errors';
import {
  type CompleteArtifactUploadInput,
  type CreateArtifactUploadInput,
  type FinishBuildInput,
  MAX_ARTIFACTS,
  type ReportPhaseInput,
} from './work.inputs';

/** An agent has this long to begin the upload of an artifact. */
const UPLOAD_URL_SECONDS = 30 * 60;

/** What agents report of the builds that they hold. */
export class WorkService {
  constructor(
    private readonly db: DataSource,
    private readonly objects: ObjectStore,
    private readonly wakes: BuildWakes,
  ) {}

  async reportPhase(viewer: Viewer | null, input: ReportPhaseInput): Promise<Build> {
    const agent = requireAgent(viewer);
    if (input.status === WorkStatus.QUEUED) throw new NotAPhaseStatus();
    await this.write(agent, input, (tx, build) => writePhase(tx, build, input));
    await this.wakes.changed([input.buildId]);
    return this.db.getRepository(Build).findOneByOrFail({ id: input.buildId });
  }

  /** Declares a file and signs its upload; the same file of the same kind is declared once. */
  async createUpload(
    viewer: Viewer | null,
    input: CreateArtifactUploadInput,
  ): Promise<{ artifact: Artifact; upload: SignedPut }> {
    const artifact = await this.write(requireAgent(viewer), input, async (tx, { id: buildId, teamId }) => {
      const { kind, fileName, bytes, sha256, contentType } = input;
      const declared = await tx.findBy(Artifact, { buildId });
      const same = declared.find((one) => one.kind === kind && one.fileName === fileName && one.sha256 === sha256);
      if (same) return same;
      if (declared.length >= MAX_ARTIFACTS) throw new TooManyArtifacts(MAX_ARTIFACTS);
      const id = newId('art');
      const key = `teams/${teamId}/builds/${buildId}/${id}/${fileName}`;
      const row = tx.create(Artifact, { id, buildId, teamId, kind, fileName, key, bytes, sha256, contentType });
      await tx.insert(Artifact, row);
      return row;
    });
    const { key, bytes, sha256, contentType } = artifact;
    return { artifact, upload: await this.objects.signPut(key, { bytes, sha256, contentType }, UPLOAD_URL_SECONDS) };
  }

  /** Makes an artifact visible while its build goes on, when the object store holds it as it was declared. */
  async completeUpload(viewer: Viewer | null, input: CompleteArtifactUploadInput): Promise<Artifact> {
    const agent = requireAgent(viewer);
    const where = { id: input.artifactId, buildId: input.buildId };
    const declared = await this.write(agent, input, (tx) => tx.findBy(Artifact, where));
    await this.requireArtifacts(declared, [input.artifactId], () => ['artifactId']);
    const { artifact, isNews } = await this.write(agent, input, async (tx, build) => {
      const row = await tx.findOneByOrFail(Artifact, where);
      if (row.isVisible) return { artifact: row, isNews: false };
      await tx.update(Artifact, row.id, { isVisible: true });
      await recordArtifact(tx, build, row);
      return { artifact: Object.assign(row, { isVisible: true }), isNews: true };
    });
    if (isNews) await this.wakes.changed([input.buildId]);
    return artifact;
  }

  /** Ends the build. Its artifacts, whether they were visible before or not, are in the object store as they were declared, or it does not succeed. */
  async finish(viewer: Viewer | null, input: FinishBuildInput): Promise<Build> {
    const agent = requireAgent(viewer);
    const { status, failure } = input;
    if (status !== WorkStatus.SUCCEEDED && status !== WorkStatus.FAILED) throw new NotAnEnding();
    if (status === WorkStatus.FAILED && !failure) throw new FailureMissing();
    if (status === WorkStatus.SUCCEEDED && failure) throw new FailureTooMuch();
    const isRepeated = await this.hasEndedSo(agent, input);
    if (!isRepeated) {
      const artifactIds = [...new Set(input.artifactIds ?? [])];
      const declared = await this.write(agent, input, (tx, { id }) => declaredOf(tx, id));
      const shown = declared.filter(({ id, isVisible }) => isVisible && !artifactIds.includes(id)).map(({ id }) => id);
      const results = status === WorkStatus.SUCCEEDED ? [...artifactIds, ...shown] : artifactIds;
      await this.requireArtifacts(declared, results, (place) => ['artifactIds', String(place)]);
      await this.write(agent, input, async (tx, build) => {
        if (artifactIds.length > 0) await tx.update(Artifact, { id: In(artifactIds) }, { isVisible: true });
        const { code = '', message = '', phase = null, retryable = false } = failure ?? {};
        await endBuild(tx, build, {
          status,
          failure: failure ? { code, message, phase, docsUrl: null, retryable } : null,
        });
      });
      await this.wakes.ended([input.buildId]);
    }
    return this.db.getRepository(Build).findOneByOrFail({ id: input.buildId });
  }

  /** The answer to the same report got lost. */
  private async hasEndedSo(viewer: AgentViewer, { agentId, buildId, fencingToken, status }: FinishBuildInput) {
    await ownAgent(this.db.manager, viewer, agentId);
    return this.db.getRepository(Build).existsBy({ id: buildId, claimedById: agentId, fencingToken, status });
  }

  /** Asked outside of a transaction, since the object store may take its time. */
  private async requireArtifacts(
    declared: Artifact[],
    artifactIds: string[],
    fieldOf: (place: number) => string[],
  ): Promise<void> {
    const problems = await Promise.all(
      artifactIds.map(async (id, place): Promise<DomainError | null> => {
        const artifact = declared.find((one) => one.id === id);
        if (!artifact) return new ArtifactNotDeclared(fieldOf(place));
        const stored = await this.objects.head(artifact.key);
        const isThere = stored?.bytes === artifact.bytes && stored.sha256 === artifact.sha256;
        return isThere ? null : new ArtifactNotThere(fieldOf(place), artifact.kind);
      }),
    );
    Problems.raise(problems.filter((problem) => problem !== null));
  }

  private write<T>(
    viewer: AgentViewer,
    proof: WorkProof,
    work: (tx: EntityManager, build: Build) => Promise<T>,
  ): Promise<T> {
    return unitOfWork(this.db, async (tx) => {
      await ownAgent(tx, viewer, proof.agentId);
      const { build } = await requireBuildLease(tx, viewer, proof);
      return work(tx, build);
    });
  }
}

const declaredOf = (tx: EntityManager, buildId: string) => tx.findBy(Artifact, { buildId });
