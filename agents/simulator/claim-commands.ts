import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DeviceButton, PreviewInput, TouchInput } from '#schema/shared/preview-input';
import type { GatewayClient } from '../kit/gateway-client';
import { download, upload } from '../kit/transfer';
import { type Command, PreviewCommands } from './claim-documents';
import { SessionEnded } from './claim-failed';
import type { HeldSession } from './claim-held';
import type { RunningSession, StreamStats } from './running-session';

/** Carries the commands of the platform to the device and its answers back. */
export class Commands {
  constructor(
    private readonly held: HeldSession,
    private readonly session: RunningSession,
    /** For files on their way. */
    private readonly folder: string,
  ) {}

  /** Until the session has ended. Commands begin in their order; none waits for the picture of the one before. */
  async follow(gateway: GatewayClient): Promise<void> {
    // Read anew at each connection, so that one that was lost is taken up where it broke.
    const position = { sessionId: this.held.proof.sessionId, after: this.held.work.commandsAfter };
    const hear = ({ previewCommands: command }: { previewCommands: Command }) => {
      if (command.sequence <= position.after) return;
      position.after = command.sequence;
      void this.perform(command);
    };
    await gateway.listen(PreviewCommands, position, hear, this.held.signal);
  }

  private async perform(command: Command): Promise<void> {
    const { sequence } = command;
    if (command.kind === 'STOP') return this.held.end(new SessionEnded());
    try {
      this.held.answer({ sequence, frame: await this.act(command), error: null });
    } catch (error) {
      this.held.answer({ sequence, frame: null, error: error instanceof Error ? error.message : String(error) });
    }
  }

  /** The number of the picture that shows the effect, where that is known. */
  private async act(command: Command): Promise<number | null> {
    const { session } = this;
    switch (command.kind) {
      case 'INPUT':
        return this.input(command);
      case 'ROTATE':
        await session.rotate();
        return null;
      case 'SCREENSHOT':
        await this.screenshot(command.sequence);
        return null;
      case 'RELOAD':
        await session.reload(await this.fetchBundle(command));
        return null;
      case 'STOP':
        return null;
    }
  }

  private async input(command: Command): Promise<number> {
    const answer = await this.session.sendInput(inputOf(command));
    if ('error' in answer) throw new Error(answer.error);
    return answer.frame;
  }

  private async screenshot(sequence: number): Promise<void> {
    const picture = await this.session.screenshot();
    const path = join(this.folder, `${sequence}.png`);
    await writeFile(path, picture);
    const sha256 = createHash('sha256').update(picture).digest('hex');
    await upload(path, await this.held.createUpload(sequence, { bytes: picture.length, sha256 }), this.held.signal);
  }

  private async fetchBundle({ sequence, bundle }: Command): Promise<Buffer> {
    if (!bundle) throw new Error('The build has nothing that the device can run.');
    const path = join(this.folder, `${sequence}.html`);
    await download(bundle.url, path, bundle, this.held.signal);
    return readFile(path);
  }
}

function inputOf({ sequence: seq, touch, text, key, button }: Command): PreviewInput {
  if (touch) return { seq, type: 'touch', ...touch, phase: touch.phase.toLowerCase() as TouchInput['phase'] };
  if (text !== null) return { seq, type: 'text', text };
  if (key !== null) return { seq, type: 'key', key };
  if (button) return { seq, type: 'button', name: button.toLowerCase() as DeviceButton };
  throw new Error('The agent does not know this input; install the agent that belongs to this platform.');
}

/** Pixels are whole ones. */
export const streamOf = ({ p50LatencyMs, framesPerSecond, width, height }: StreamStats) => ({
  p50LatencyMs,
  framesPerSecond,
  width: Math.round(width),
  height: Math.round(height),
});
