import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { ForAgents } from '#platform/graphql/for-agents';
import type { BuildContext } from '../loaders';
import type { LogService } from '../log/log.service';
import type { ClaimService } from './claim.service';
import {
  AppendBuildLogInput,
  ClaimBuildInput,
  CompleteArtifactUploadInput,
  CreateArtifactUploadInput,
  FinishBuildInput,
  ReleaseBuildInput,
  ReportPhaseInput,
} from './work.inputs';
import {
  AppendBuildLogPayload,
  ClaimBuildPayload,
  CompleteArtifactUploadPayload,
  CreateArtifactUploadPayload,
  FinishBuildPayload,
  ReleaseBuildPayload,
  ReportPhasePayload,
} from './work.payloads';
import type { WorkService } from './work.service';

/** The second half of the agents' protocol: builds, from the claim to the end. */
@Resolver()
export class WorkResolver {
  constructor(
    private readonly claims: ClaimService,
    private readonly works: WorkService,
    private readonly logs: LogService,
  ) {}

  @ForAgents()
  @Mutation(() => ClaimBuildPayload, {
    description: 'Gives the agent the next build, or the one again that it has not finished.',
  })
  async claimBuild(
    @Ctx() { viewer }: BuildContext,
    @Arg('input', () => ClaimBuildInput, { description: 'Who asks.' }) input: ClaimBuildInput,
  ): Promise<Partial<ClaimBuildPayload>> {
    return { work: await this.claims.claim(viewer, input.agentId) };
  }

  @ForAgents()
  @Mutation(() => ReleaseBuildPayload, { description: 'Gives a build back, so that another agent takes it at once.' })
  async releaseBuild(
    @Ctx() { viewer }: BuildContext,
    @Arg('input', () => ReleaseBuildInput, { description: 'Which build.' }) input: ReleaseBuildInput,
  ): Promise<Partial<ReleaseBuildPayload>> {
    return { build: await this.claims.release(viewer, input) };
  }

  @ForAgents()
  @Mutation(() => ReportPhasePayload, { description: 'Reports how far a phase of a build is.' })
  async reportPhase(
    @Ctx() { viewer }: BuildContext,
    @Arg('input', () => ReportPhaseInput, { description: 'The phase.' }) input: ReportPhaseInput,
  ): Promise<Partial<ReportPhasePayload>> {
    return { build: await this.works.reportPhase(viewer, input) };
  }

  @ForAgents()
  @Mutation(() => AppendBuildLogPayload, { description: 'Appends the next piece to the log of a build.' })
  async appendBuildLog(
    @Ctx() { viewer }: BuildContext,
    @Arg('input', () => AppendBuildLogInput, { description: 'The piece.' }) input: AppendBuildLogInput,
  ): Promise<Partial<AppendBuildLogPayload>> {
    return { sequence: await this.logs.append(viewer, input) };
  }

  @ForAgents()
  @Mutation(() => CreateArtifactUploadPayload, {
    description: 'Declares a file that the build made and signs its upload.',
  })
  async createArtifactUpload(
    @Ctx() { viewer }: BuildContext,
    @Arg('input', () => CreateArtifactUploadInput, { description: 'The file.' }) input: CreateArtifactUploadInput,
  ): Promise<Partial<CreateArtifactUploadPayload>> {
    const { artifact, upload } = await this.works.createUpload(viewer, input);
    const headers = Object.entries(upload.headers).map(([name, value]) => ({ name, value }));
    return { artifact, upload: { ...upload, headers } };
  }

  @ForAgents()
  @Mutation(() => CompleteArtifactUploadPayload, {
    description: 'Says that the bytes of an artifact are there; it can be used from then on, while the build goes on.',
  })
  async completeArtifactUpload(
    @Ctx() { viewer }: BuildContext,
    @Arg('input', () => CompleteArtifactUploadInput, { description: 'Which artifact.' })
    input: CompleteArtifactUploadInput,
  ): Promise<Partial<CompleteArtifactUploadPayload>> {
    return { artifact: await this.works.completeUpload(viewer, input) };
  }

  @ForAgents()
  @Mutation(() => FinishBuildPayload, {
    description: 'Ends a build, with its artifacts or the reason why there are none.',
  })
  async finishBuild(
    @Ctx() { viewer }: BuildContext,
    @Arg('input', () => FinishBuildInput, { description: 'How it ended.' }) input: FinishBuildInput,
  ): Promise<Partial<FinishBuildPayload>> {
    return { build: await this.works.finish(viewer, input) };
  }
}
