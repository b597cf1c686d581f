import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { findChromium } from '#agents/simulator/chromium';
import { launchBrowser } from '#agents/simulator/browser';
import { startTestGateway, type TestGateway } from '../../testing/test-gateway';

const CDN = 'https://embeddable-sandbox.cdn.apollographql.com/**';
/** Remembers what Apollo's script would be given, so that the test needs no internet. */
const STAND_IN = 'window.EmbeddedSandbox = class { constructor(options) { window.given = options; } };';

let gateway: TestGateway;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  gateway = await startTestGateway({ demoToken: () => null });
  browser = await launchBrowser(await findChromium({}, join(tmpdir(), 'native-app-cloud')));
  page = await browser.newPage({ permissions: ['clipboard-read', 'clipboard-write'] });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await gateway.close();
});

it('says so where Apollo cannot be reached, and leads to GraphiQL', async () => {
  await page.route(CDN, (route) => route.abort());
  await page.goto(gateway.url);
  await page.getByText('could not be loaded').waitFor();
  expect(await page.locator('#notice a').getAttribute('href')).toBe('/graphiql');
  await page.unroute(CDN);
});

it('opens the Sandbox on this gateway with the first operation, and fills each … in', async () => {
  await page.route(CDN, (route) => route.fulfill({ contentType: 'text/javascript', body: STAND_IN }));
  await page.goto(gateway.url);
  await page.waitForFunction('globalThis.given');
  const given = (await page.evaluate('JSON.parse(JSON.stringify(globalThis.given))')) as Record<string, never>;
  expect(given).toMatchObject({
    initialEndpoint: `${gateway.url}/graphql`,
    initialSubscriptionEndpoint: `${gateway.url.replace('http', 'ws')}/graphql`,
    runTelemetry: false,
    initialState: { document: expect.stringContaining('mutation SignUp') as string },
  });
  const id = `prv_${'1'.padStart(26, '0')}`;
  const ask = async (query: string, variables: object = {}) => {
    const headers = { 'content-type': 'application/json', 'x-request-id': id };
    const options = { method: 'POST', headers, body: JSON.stringify({ query, variables }) };
    return page.evaluate(
      `given.handleRequest(given.initialEndpoint, ${JSON.stringify(options)}).then((answer) => answer.json())`,
    );
  };
  const echo = 'query ($text: String) { echo(text: $text) }';
  expect(await ask(echo, { text: 'prv_…' })).toMatchObject({
    errors: [{ message: expect.stringContaining('run "Run it on a device" first') as string }],
  });
  // The id of the request is the one id that this graph gives.
  expect(await ask('{ id: header(name: "x-request-id") }')).toEqual({ data: { id } });
  expect(await ask(echo, { text: 'prv_…' })).toEqual({ data: { echo: `${id} SMALL` } });
  expect(await page.locator('#preview-link').getAttribute('href')).toBe(`/preview/${id}`);
});
