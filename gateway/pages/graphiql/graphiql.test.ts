import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { findChromium } from '#agents/simulator/chromium';
import { launchBrowser } from '#agents/simulator/browser';
import { VIEWER_HEADER, verifyViewer } from '#platform/kernel/viewer-header';
import { EventLog } from '../../testing/event-log';
import { TEST_SECRET } from '../../testing/test-federation';
import { startTestGateway, type TestGateway } from '../../testing/test-gateway';

const log = new EventLog();
let gateway: TestGateway;
let browser: Browser;
let page: Page;
/** Requests that leave the gateway, and errors of the page. */
const complaints: string[] = [];

beforeAll(async () => {
  const token = { value: '' };
  gateway = await startTestGateway({ log, demoToken: () => token.value });
  token.value = await gateway.accounts.sessionToken('u1');
  browser = await launchBrowser(await findChromium({}, join(tmpdir(), 'native-app-cloud')));
  page = await browser.newPage({ permissions: ['clipboard-read', 'clipboard-write'] });
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('request', (request) => {
    if (!request.url().startsWith(gateway.url) && !/^(data|blob):/.test(request.url())) complaints.push(request.url());
  });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await gateway.close();
});

const answered = (text: string | RegExp) =>
  page.locator('.graphiql-response').getByText(text).first().waitFor({ timeout: 20_000 });

it('shows the answers of a query and every event of a subscription, as the demo account, with nothing from elsewhere', async () => {
  const run = async (name: string, document: string) => {
    await page.locator('.graphiql-query-editor .monaco-editor').first().click();
    await page.keyboard.press('Control+A');
    // Pasted, since the editor adds closing braces to what is typed.
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(document)})`);
    await page.keyboard.press('Control+V');
    // GraphiQL has read a document when its tab bears the name of the operation; it does so a moment later.
    await page.getByRole('tab', { name }).waitFor({ timeout: 10_000 });
    await page.getByRole('button', { name: /execute/i }).click();
  };
  await page.goto(`${gateway.url}/graphiql?operation=create-project`);
  await page.locator('.graphiql-query-editor').getByText('mutation CreateProject').waitFor({ timeout: 20_000 });
  await run('Me', 'query Me { me { name } }');
  await answered('Ada');
  const asked = gateway.federation.subgraph('account').requests.at(-1);
  expect(verifyViewer(String(asked?.headers[VIEWER_HEADER]), TEST_SECRET)).toMatchObject({ viewer: { userId: 'u1' } });
  log.append('one');
  await run('Reviews', 'subscription Reviews { reviewLog(upc: "p1", after: 0) { text product { title } } }');
  await answered('one');
  await answered('Couch');
  log.append('two');
  await answered('two');
  expect(complaints).toEqual([]);
}, 60_000);
