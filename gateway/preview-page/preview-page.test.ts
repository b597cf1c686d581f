import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema, execute, GraphQLError, parse, subscribe } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import type { Browser, Page } from 'playwright-core';
import { WebSocketServer } from 'ws';
import { launchBrowser } from '#agents/simulator/browser';
import { type Chromium, findChromium } from '#agents/simulator/chromium';
import { KeptData } from '#agents/simulator/devices/kept-data';
import type { RunningSession } from '#agents/simulator/running-session';
import { startSession } from '#agents/simulator/session';
import { SharedBrowser } from '#agents/simulator/shared-browser';
import { WeriftSfuRouter } from '#platform/adapters/sfu-router/werift';
import { newId } from '#platform/kernel/id';
import { previewPage } from './preview-page';

const APP =
  Buffer.from(`<!doctype html><body style="margin:0;height:100vh;background:red"><input style="position:absolute;top:700px"><script>
addEventListener('touchstart', () => { document.body.style.background = 'blue'; });
document.querySelector('input').addEventListener('input', ({ target }) => { if (target.value === 'hi!日本ü🌱') document.body.style.background = 'green'; });
</script>`);

const SCHEMA = buildSchema(`
  type Query { ok: Boolean }
  input ViewPreviewInput { sessionId: ID! offer: String! }
  type UserError { code: String! message: String! }
  type ViewPreviewPayload { answer: String userErrors: [UserError!]! }
  type Mutation { viewPreview(input: ViewPreviewInput!): ViewPreviewPayload! }
  type Device { name: String! platform: String! width: Int! height: Int! }
  type Stream { p50LatencyMs: Int framesPerSecond: Int }
  type Failure { code: String! message: String! hint: String }
  type PreviewSession { status: String! message: String! device: Device stream: Stream failure: Failure }
  type Subscription { previewChanged(id: ID!): PreviewSession! }`);

type State = { status: string; [field: string]: unknown };
const DEVICE = { name: 'Pixel', platform: 'ANDROID', width: 400, height: 848 };

/** The part of the graph that the page uses, before a real router and a real simulator session. */
class Stage {
  readonly router = new WeriftSfuRouter();
  readonly sessionId = newId('pvw');
  #state: State = { status: 'QUEUED', message: 'Waiting for a device: place 1.' };
  #changed: (() => void)[] = [];

  readonly root = {
    viewPreview: async ({ input }: { input: { sessionId: string; offer: string } }) => ({
      answer: await this.router.view(input.sessionId, newId('vwr'), input.offer),
      userErrors: [],
    }),
    previewChanged: ({ id }: { id: string }, { token }: { token?: string }) => {
      if (token !== 'Bearer right' || id !== this.sessionId)
        throw new GraphQLError('There is no such preview.', { extensions: { code: 'NOT_FOUND' } });
      return this.states();
    },
  };

  become(state: State): void {
    this.#state = { message: 'The app runs.', ...state };
    for (const resolve of this.#changed.splice(0)) resolve();
  }

  async *states(): AsyncGenerator<{ previewChanged: State }> {
    for (;;) {
      yield { previewChanged: this.#state };
      await new Promise<void>((resolve) => this.#changed.push(resolve));
    }
  }
}

describe('the preview page', () => {
  let stage: Stage;
  let server: Server;
  let base: string;
  let chromium: Chromium;
  let browser: Browser;
  let page: Page;
  let session: RunningSession | null = null;

  beforeAll(async () => {
    chromium = await findChromium({}, join(tmpdir(), 'native-app-cloud'));
    browser = await launchBrowser(chromium);
  }, 60_000);
  beforeEach(async () => {
    stage = new Stage();
    const { root: rootValue } = stage;
    const handler = previewPage({ demoToken: () => null });
    server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://gateway');
      if (url.pathname !== '/graphql') return void handler(request, response, url);
      void (async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk);
        const { query, variables } = JSON.parse(Buffer.concat(chunks).toString());
        const result = await execute({ schema: SCHEMA, document: parse(query), rootValue, variableValues: variables });
        response.end(JSON.stringify(result));
      })();
    });
    useServer(
      {
        schema: SCHEMA,
        roots: { subscription: rootValue },
        context: ({ connectionParams }) => ({ token: connectionParams?.authorization }),
        execute,
        subscribe,
      },
      new WebSocketServer({ server, path: '/graphql' }),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    page = await (await browser.newContext({ viewport: { width: 900, height: 1000 } })).newPage();
  });
  afterEach(async () => {
    await page.context().close();
    await session?.close();
    session = null;
    await stage.router.close();
    server.closeAllConnections();
    server.close();
  });
  afterAll(() => browser.close());

  const open = (token = 'right') => page.goto(`${base}/preview/${stage.sessionId}#token=${token}`);
  const words = (text: string | RegExp) => page.getByText(text).first().waitFor({ timeout: 10_000 });
  // By the protocol, since the page's own policy forbids to evaluate text.
  const until = (condition: string) =>
    page.evaluate(
      `new Promise((resolve) => { const timer = setInterval(() => { if (${condition}) resolve(clearInterval(timer)); }, 50); })`,
    );
  const colour = async (wanted: string) => {
    const look = `(() => { const c = document.createElement('canvas'); const x = c.getContext('2d'); x.drawImage(document.querySelector('video'), 0, 0, 8, 8);
      const [r, g, b] = x.getImageData(4, 1, 1, 1).data; return r > 128 && g < 99 ? 'red' : b > 128 && r < 99 ? 'blue' : g > 80 && r < 99 ? 'green' : 'other'; })()`;
    await until(`${look} === '${wanted}'`);
  };
  const start = async () => {
    session = await startSession({
      browser: new SharedBrowser(async () => chromium),
      data: await KeptData.open(null),
      device: { name: 'Pixel', platform: 'ANDROID' },
      bundle: APP,
      publish: (offer) => stage.router.publish(stage.sessionId, offer),
      onStats: (stream) => stage.become({ status: 'RUNNING', device: DEVICE, stream }),
      onFailure: (error) =>
        stage.become({ status: 'FAILED', failure: { code: 'DEVICE', message: error.message, hint: null } }),
    });
  };

  it('waits with words, plays, is touched, typed into, turned, and tells how fast it is', async () => {
    await open();
    await words('Waiting for a device: place 1.');
    stage.become({ status: 'RUNNING', device: DEVICE });
    await words('Starting the app…');
    await start();
    await page.waitForSelector('body[data-state=live]', { timeout: 20_000 });
    await colour('red');
    expect(page.url()).not.toContain('token');
    await page.mouse.click(450, 200);
    await colour('blue');
    const screen = await page.locator('#screen').boundingBox();
    await page.mouse.click((screen?.x ?? 0) + 40, (screen?.y ?? 0) + ((screen?.height ?? 0) * 710) / 848);
    await page.getByPlaceholder('Type into the app').fill('hi');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.locator('#screen').press('!');
    // As an input method does: composed first, then taken.
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Input.imeSetComposition', { text: 'にほ', selectionStart: 2, selectionEnd: 2 });
    await cdp.send('Input.insertText', { text: '日本' });
    await page.keyboard.insertText('ü🌱');
    await colour('green');
    await words(/\d+ ms · \d+ fps/);
    await page.getByRole('button', { name: 'Rotate' }).click();
    await until(`document.querySelector('#screen').offsetWidth > document.querySelector('#screen').offsetHeight`);
    for (const [width, height] of [
      [1280, 800],
      [800, 600],
      [390, 844],
      [844, 390],
    ] as const) {
      await page.setViewportSize({ width, height });
      const isInside = `(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)(document.documentElement)`;
      expect(await page.evaluate(isInside)).toBe(true);
      const { width: w, height: h } = (await page.locator('#screen').boundingBox())!;
      expect(w / h).toBeCloseTo(848 / 400, 1);
    }
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Screenshot' }).click();
    expect((await download).suggestedFilename()).toMatch(/^preview-.*\.png$/);
  }, 60_000);

  it('says why the preview failed and what to do, and that it ended', async () => {
    await open();
    stage.become({
      status: 'FAILED',
      failure: { code: 'NO_DEVICE', message: 'No Chromium is installed.', hint: 'Run apt-get install chromium.' },
    });
    await words('No Chromium is installed.');
    await words('Run apt-get install chromium.');
    stage.become({ status: 'CANCELED', message: 'Nobody looked at it.' });
    await words('The preview has ended');
    await words('Nobody looked at it.');
    await words(/run startPreview for its project/);
    expect(await page.getByRole('button', { name: 'Home' }).isDisabled()).toBe(true);
  });

  it('asks for a token when there is none or a wrong one', async () => {
    await page.goto(`${base}/preview/${stage.sessionId}`);
    await words('Who is looking?');
    await page.getByLabel('Access token').fill('wrong');
    await page.getByRole('button', { name: 'Show the preview' }).click();
    await words('Not a preview of yours');
    await page.getByLabel('Access token').fill('right');
    await page.getByRole('button', { name: 'Show the preview' }).click();
    await words('Waiting for a device: place 1.');
    await page.reload();
    await expect(words('Waiting for a device: place 1.')).resolves.toBeUndefined();
  });

  it('comes back by itself after the router lost everything', async () => {
    await start();
    await open();
    await page.waitForSelector('body[data-state=live]', { timeout: 20_000 });
    await stage.router.end(stage.sessionId);
    await words('Reconnecting…');
    await page.waitForSelector('body[data-state=live]', { timeout: 45_000 });
    await expect(colour('red')).resolves.toBeUndefined();
  }, 90_000);

  it('is 404 with words where the address names no session, whatever is written in it', async () => {
    const response = await page.goto(`${base}/preview/%3Cscript%3Ealert(1)%3C`);
    expect(response?.status()).toBe(404);
    await words('No preview at this address');
    expect(response?.headers()['content-security-policy']).toContain("default-src 'none'");
  });
});
