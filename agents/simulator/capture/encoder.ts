import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { pageScript } from '#platform/kernel/page-script';
import { type AnswerEnvelope, InputEnvelope } from '#schema/shared/preview-input';

export interface EncoderTotals {
  framesEncoded: number;
  /** Milliseconds. */
  encodeTime: number;
  /** Milliseconds to the router and back. */
  roundTripTime: number;
}

export interface EncoderEvents {
  input: (viewer: string, text: string) => void;
  viewerLeft: (viewer: string) => void;
  /** The connection to the router is lost; `publish` again. */
  disconnected: () => void;
  /** The page is no more; nothing is published from it any longer. */
  crashed: () => void;
}

/** A page of Chromium that turns frames into WebRTC video. It shares the browser with the devices, not the context: no app sees it, nor is in its process. */
export class Encoder {
  private constructor(
    readonly page: Page,
    readonly cdp: CDPSession,
    readonly objectId: string,
  ) {}

  /** Opens one in a context that has nothing but encoders. */
  static async open(context: BrowserContext, events: EncoderEvents): Promise<Encoder> {
    const page = await context.newPage();
    page.once('crash', events.crashed);
    await page.exposeFunction('heardInput', (text: string) => hearInput(text, events));
    await page.exposeFunction('lostRouter', events.disconnected);
    await page.setContent('<!doctype html><title>encoder</title>');
    await page.addScriptTag({ content: pageScript(__dirname) });
    const cdp = await context.newCDPSession(page);
    const { result } = await cdp.send('Runtime.evaluate', { expression: 'window.encoder' });
    if (!result.objectId) throw new Error('The encoder page did not start.');
    return new Encoder(page, cdp, result.objectId);
  }

  /** Connects to the router through `signal`, which takes an offer and gives the answer. */
  async publish(signal: (offer: string) => Promise<string>): Promise<void> {
    const answer = await signal(String(await this.#call('offer')));
    await this.#call('accept', answer);
  }

  /** Resolves when the frame is in the video. */
  async draw(jpeg: string): Promise<void> {
    await this.#call('draw', jpeg);
  }

  async answer(envelope: AnswerEnvelope): Promise<void> {
    await this.#call('say', JSON.stringify(envelope));
  }

  async totals(): Promise<EncoderTotals> {
    const { framesEncoded = 0, encodeTime = 0, roundTripTime = 0 } = Object(await this.#call('totals'));
    return { framesEncoded, encodeTime, roundTripTime };
  }

  async close(): Promise<void> {
    await this.page.close().catch(() => undefined);
  }

  /** By the protocol itself: a frame of 60 KB goes through without playwright's own serialisation. */
  async #call(method: string, argument?: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.cdp.send('Runtime.callFunctionOn', {
      objectId: this.objectId,
      functionDeclaration: `function (argument) { return this.${method}(argument); }`,
      arguments: [{ value: argument }],
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }
}

function hearInput(text: string, events: EncoderEvents): void {
  const envelope = InputEnvelope.safeParse(JSON.parse(text)).data;
  if (!envelope) return;
  if ('ended' in envelope) events.disconnected();
  else if ('left' in envelope) events.viewerLeft(envelope.viewer);
  else events.input(envelope.viewer, envelope.text);
}
