import { closeSync, openSync, readSync, writeSync } from 'node:fs';

/** The longest that a line waits on the host. */
const FLUSH_MS = 200;
/** Bytes of one piece. */
const PIECE_BYTES = 64 * 1024;
/** The platform keeps 16 MiB of a log; what would come after that need not be kept here either. */
const MAX_BYTES = 17 * 1024 * 1024;

export interface LogStreamOptions {
  /** A file that nobody else uses; what has not been sent yet waits in it. */
  spoolPath: string;
  /** The sequence of the first piece. */
  firstSequence: number;
  /** Takes secrets out. */
  mask: (text: string) => string;
  /** Resolves when the platform has the piece; repeats by itself while the platform does not answer. When it rejects, nothing is sent any more. */
  send: (sequence: number, text: string) => Promise<void>;
}

/**
 * A log on its way to the platform, in numbered pieces, one after the other. It is written to disk first, so that an outage of minutes costs neither lines nor memory; pieces
 * are cut when they are sent, so that what has piled up goes in few of them.
 */
export class LogStream {
  private readonly spool: number;
  private waiting = '';
  private timer: NodeJS.Timeout | null = null;
  private written = 0;
  private sent = 0;
  private sequence: number;
  private sending: Promise<void> | null = null;
  private isBroken = false;
  private isClosed = false;

  constructor(private readonly options: LogStreamOptions) {
    this.spool = openSync(options.spoolPath, 'w+', 0o600);
    this.sequence = options.firstSequence;
  }

  /** One line, without its end. */
  line(text: string): void {
    if (this.isBroken || this.written + this.waiting.length > MAX_BYTES) return;
    this.waiting += `${this.options.mask(text)}\n`;
    this.timer ??= setTimeout(() => this.flush(), FLUSH_MS);
  }

  /** Resolves when the platform has all of it, or when nothing can be sent any more. */
  async close(): Promise<void> {
    this.flush();
    while (this.sending) await this.sending;
    this.isBroken = true;
    if (!this.isClosed) closeSync(this.spool);
    this.isClosed = true;
  }

  private flush(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    if (this.isBroken || !this.waiting) return;
    this.written += writeSync(this.spool, this.waiting, this.written);
    this.waiting = '';
    this.sending ??= this.sendAll().finally(() => {
      this.sending = null;
    });
  }

  private async sendAll(): Promise<void> {
    try {
      while (this.sent < this.written) {
        const piece = this.nextPiece();
        await this.options.send(this.sequence, piece.toString('utf8'));
        this.sequence += 1;
        this.sent += piece.length;
      }
    } catch {
      // Whoever gave `send` knows why: the lease is lost, or the agent ends. The job is being stopped by that.
      this.isBroken = true;
    }
  }

  /** Ends at the end of a line where there is one, and never inside a character. */
  private nextPiece(): Buffer {
    const buffer = Buffer.alloc(Math.min(PIECE_BYTES, this.written - this.sent));
    const length = readSync(this.spool, buffer, 0, buffer.length, this.sent);
    if (this.sent + length === this.written) return buffer.subarray(0, length);
    const lineEnd = buffer.lastIndexOf(0x0a, length - 1) + 1;
    return buffer.subarray(0, lineEnd || characterEnd(buffer, length));
  }
}

/** The largest length, at most the given one, that does not cut a character of UTF-8. */
function characterEnd(buffer: Buffer, length: number): number {
  let start = length - 1;
  while (start > 0 && (buffer[start]! & 0xc0) === 0x80) start -= 1;
  const lead = buffer[start]!;
  const size = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  return start + size <= length ? length : start;
}
