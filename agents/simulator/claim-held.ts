import { accepted, type GatewayClient } from '../kit/gateway-client';
import { GatewayUnreachable } from '../kit/gateway-errors';
import { Wake } from '../kit/wake';
import {
  type CommandAnswer,
  CreateScreenshotUpload,
  type Failure,
  PublishPreview,
  ReleasePreview,
  ReportPreview,
  type SessionProof,
  type Stream,
  type Upload,
  type Work,
} from './claim-documents';

const ANSWERS_AT_ONCE = 100;

/** A session that this agent holds, with every report about it; each bears the proof of the claim. */
export class HeldSession {
  readonly proof: SessionProof;
  private readonly abort = new AbortController();
  private readonly wake = new Wake();
  private answers: CommandAnswer[] = [];
  private stream: Stream | null = null;
  private publishedAt: number | null = null;

  constructor(
    private readonly gateway: GatewayClient,
    agentId: string,
    readonly work: Work,
    private readonly reportSeconds: number,
    outer: AbortSignal,
  ) {
    this.proof = { agentId, sessionId: work.session.id, fencingToken: work.fencingToken };
    this.signal = AbortSignal.any([this.abort.signal, outer]);
  }

  /** Aborts when the session cannot go on, with the reason why. */
  readonly signal: AbortSignal;

  /** Ends the work on the session. The first reason counts. */
  end(reason: Error): void {
    this.abort.abort(reason);
  }

  /** Resolves with the router's answer, as soon as the platform gives one. */
  async publish(offer: string): Promise<string> {
    const payload = await this.insist(
      async () =>
        (await this.gateway.insist(PublishPreview, { input: { ...this.proof, offer } }, this.signal)).publishPreview,
    );
    this.publishedAt = Date.now();
    return payload.answer!;
  }

  answer(answer: CommandAnswer): void {
    this.answers.push(answer);
    this.wake.ring();
  }

  /** Told with the next report; the first at once, so that the first picture is not waited for. */
  measured(stream: Stream): void {
    const isFirst = this.stream === null;
    this.stream = stream;
    if (isFirst) this.wake.ring();
  }

  async createUpload(sequence: number, facts: { bytes: number; sha256: string }): Promise<Upload> {
    const input = { ...this.proof, sequence, ...facts };
    const { createScreenshotUpload } = await this.gateway.insist(CreateScreenshotUpload, { input }, this.signal);
    return accepted(createScreenshotUpload).upload!;
  }

  /** Reports until the signal aborts, whatever the device is doing: this renews the lease. `lostVideo` is called when the router does not have the video any more. */
  async keepReporting(lostVideo: () => void): Promise<void> {
    while (!this.signal.aborted) {
      try {
        const sentAt = Date.now();
        const isPublished = await this.report(null, this.signal);
        if (!isPublished && this.publishedAt !== null && this.publishedAt < sentAt) lostVideo();
      } catch (error) {
        if (this.signal.aborted) return;
        // While the platform does not answer the app goes on; if that lasts too long, the platform says later that it is lost.
        if (!(error instanceof GatewayUnreachable)) return this.end(error as Error);
      }
      await this.wake.wait(this.reportSeconds * 1000, this.signal);
    }
  }

  async fail(failure: Failure, signal: AbortSignal): Promise<void> {
    await this.report(failure, signal);
  }

  /** Gives the session back. Tried once, since the agent is about to end; if it does not get through, the lease ends by itself. */
  async release(signal: AbortSignal): Promise<void> {
    accepted((await this.gateway.request(ReleasePreview, { input: this.proof }, signal)).releasePreview);
  }

  private async report(failure: Failure | null, signal: AbortSignal): Promise<boolean> {
    const answers = this.answers.slice(0, ANSWERS_AT_ONCE);
    const input = { ...this.proof, stream: this.stream, answers, failure };
    const { isPublished } = accepted((await this.gateway.request(ReportPreview, { input }, signal)).reportPreview);
    this.answers = this.answers.slice(answers.length);
    if (this.answers.length > 0) this.wake.ring();
    return isPublished === true;
  }

  /** What the platform refuses about the session itself ends the work on it. */
  private async insist<Payload extends { userErrors: { code: string; message: string }[] }>(
    ask: () => Promise<Payload>,
  ): Promise<Payload> {
    try {
      return accepted(await ask());
    } catch (error) {
      this.end(error as Error);
      throw error;
    }
  }
}
