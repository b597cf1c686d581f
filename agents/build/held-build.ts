import { accepted, type GatewayClient } from '../kit/gateway-client';
import type { TypedDocument } from '../kit/typed-document';
import {
  AppendBuildLog,
  type ArtifactInput,
  CreateArtifactUpload,
  type EndInput,
  FinishBuild,
  type PhaseInput,
  ReleaseBuild,
  ReportPhase,
  type UploadAnswer,
  type Work,
  type WorkProof,
} from './documents';

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
    accepted((await this.insist(AppendBuildLog, { sequence, text })).appendBuildLog);
  }

  /** Returns at once; `allReported` tells of a failure. */
  reportPhase(phase: PhaseInput): void {
    this.reports = this.reportAfter(this.reports, phase);
    this.reports.catch(() => undefined);
  }

  /** Resolves when the platform knows of every phase. */
  allReported(): Promise<void> {
    return this.reports;
  }

  async createUpload(artifact: ArtifactInput): Promise<UploadAnswer> {
    return accepted((await this.insist(CreateArtifactUpload, artifact)).createArtifactUpload);
  }

  async finish(end: EndInput): Promise<void> {
    accepted((await this.insist(FinishBuild, end)).finishBuild);
  }

  /** Gives the build back. Tried once, since the agent is about to end; if it does not get through, the lease ends by itself. */
  async release(signal: AbortSignal): Promise<void> {
    accepted((await this.gateway.request(ReleaseBuild, { input: this.proof }, signal)).releaseBuild);
  }

  private async reportAfter(earlier: Promise<void>, phase: PhaseInput): Promise<void> {
    await earlier;
    accepted((await this.insist(ReportPhase, phase)).reportPhase);
  }

  private insist<Data, Input extends object>(
    document: TypedDocument<Data, { input: WorkProof & Input }>,
    input: Input,
  ): Promise<Data> {
    return this.gateway.insist(document, { input: { ...this.proof, ...input } }, this.signal);
  }
}
