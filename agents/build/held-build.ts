import {
  AppendBuildLogDocument,
  CompleteArtifactUploadDocument,
  CreateArtifactUploadDocument,
  FinishBuildDocument,
  ReleaseBuildDocument,
  ReportPhaseDocument,
} from '#schema/gen/graphql';
import { accepted, type GatewayClient, given } from '../kit/gateway-client';
import type { SignedUpload } from '../kit/transfer';
import type { TypedDocument } from '../kit/typed-document';
import type { Ending, NewArtifact, PhaseReport, Work, WorkProof } from './protocol';

/** A build that this agent holds, with every report about it; each bears the proof of the claim and is repeated while the platform does not answer. */
export class HeldBuild {
  private readonly proof: WorkProof;
  /** Phases are reported one after the other, beside the work: an outage does not hold it up. */
  private reports: Promise<void> = Promise.resolve();

  constructor(
    private readonly gateway: GatewayClient,
    agentId: string,
    readonly work: Work,
    /** Aborts when the lease is lost or the agent ends; every report then rejects with its reason. */
    readonly signal: AbortSignal,
  ) {
    this.proof = { agentId, buildId: work.build.id, fencingToken: work.fencingToken };
  }

  async appendLog(sequence: number, text: string): Promise<void> {
    accepted((await this.insist(AppendBuildLogDocument, { sequence, text })).appendBuildLog);
  }

  /** Returns at once; `allReported` tells of a failure. */
  reportPhase(phase: PhaseReport): void {
    this.reports = this.reportAfter(this.reports, phase);
    this.reports.catch(() => undefined);
  }

  /** Resolves when the platform knows of every phase. */
  allReported(): Promise<void> {
    return this.reports;
  }

  /** The id of the artifact, and where its bytes go. */
  async createUpload(file: NewArtifact): Promise<{ id: string; to: SignedUpload }> {
    const answer = accepted((await this.insist(CreateArtifactUploadDocument, file)).createArtifactUpload);
    return { id: given(answer.artifact).id, to: given(answer.upload) };
  }

  /** The bytes of the artifact are where they were to go. */
  async completeUpload(artifactId: string): Promise<void> {
    accepted((await this.insist(CompleteArtifactUploadDocument, { artifactId })).completeArtifactUpload);
  }

  async finish(end: Ending): Promise<void> {
    accepted((await this.insist(FinishBuildDocument, end)).finishBuild);
  }

  /** Gives the build back. Tried once, since the agent is about to end; if it does not get through, the lease ends by itself. */
  async release(signal: AbortSignal): Promise<void> {
    accepted((await this.gateway.request(ReleaseBuildDocument, { input: this.proof }, signal)).releaseBuild);
  }

  private async reportAfter(earlier: Promise<void>, phase: PhaseReport): Promise<void> {
    await earlier;
    accepted((await this.insist(ReportPhaseDocument, phase)).reportPhase);
  }

  private insist<Data, Input extends WorkProof>(
    document: TypedDocument<Data, { input: Input }>,
    input: Omit<Input, keyof WorkProof>,
  ): Promise<Data> {
    return this.gateway.insist(document, { input: { ...this.proof, ...input } as Input }, this.signal);
  }
}
