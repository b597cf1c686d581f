/** What is renumbered of an RTP packet. */
export interface Numbering {
  sequenceNumber: number;
  timestamp: number;
}

// A new publisher's first picture comes this much after the old one's last: 100 ms of the 90 kHz video clock.
const GAP_TICKS = 9000;

/**
 * Makes one stream of successive publishers': sequence numbers and timestamps go on where the last publisher stopped, so that a viewer's decoder
 * notices a pause and not an end. Order and gaps within a publisher's stream stay as they are: they are real.
 */
export class Continuity {
  #sequenceOffset = 0;
  #timestampOffset = 0;
  #highest: Numbering | null = null;
  #isFirst = true;

  /** The next packet comes from another source. */
  restart(): void {
    this.#isFirst = true;
  }

  renumber({ sequenceNumber, timestamp }: Numbering): Numbering {
    if (this.#isFirst) {
      this.#isFirst = false;
      if (this.#highest) {
        this.#sequenceOffset = this.#highest.sequenceNumber + 1 - sequenceNumber;
        this.#timestampOffset = this.#highest.timestamp + GAP_TICKS - timestamp;
      }
    }
    const next = {
      sequenceNumber: (sequenceNumber + this.#sequenceOffset) & 0xffff,
      timestamp: (timestamp + this.#timestampOffset) >>> 0,
    };
    if (!this.#highest || isNewer(next.sequenceNumber, this.#highest.sequenceNumber)) this.#highest = next;
    return next;
  }
}

const isNewer = (left: number, right: number) => left !== right && ((left - right) & 0xffff) < 0x8000;
