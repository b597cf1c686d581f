import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { findChromium } from '#agents/simulator/chromium';
import { launchBrowser } from '#agents/simulator/browser';
import { VIEWER_HEADER, verifyViewer } from '#platform/kernel/viewer-header';
import { agency } from '../../testing/agency';
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
  // What the page's own policy forbids is told here.
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
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

/** Puts a text into an editor. Pasted, since the editor adds closing braces to what is typed. */
async function paste(editor: string, text: string): Promise<void> {
  await page.locator(`${editor} .monaco-editor`).first().click();
  await page.keyboard.press('Control+A');
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  await page.keyboard.press('Control+V');
}

async function run(name: string, document: string, variables: object = {}): Promise<void> {
  await paste('.graphiql-editor-tool', JSON.stringify(variables));
  await paste('.graphiql-query-editor', document);
  // GraphiQL has read a document when its tab bears the name of the operation; it does so a moment later.
  await page.getByRole('tab', { name }).waitFor({ timeout: 10_000 });
  await page.getByRole('button', { name: /execute/i }).click();
}

it('shows the answers of a query and every event of a subscription, as the demo account, with nothing from elsewhere', async () => {
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

it('goes from one operation of the set to the next by its tab', async () => {
  await page.evaluate('sessionStorage.clear()');
  await page.goto(`${gateway.url}/graphiql`);
  await page.locator('.graphiql-query-editor').getByText('mutation SignUp').waitFor({ timeout: 20_000 });
  for (const name of ['CreateProject', 'FollowWorkspace', 'Deploy']) {
    await page.locator('.graphiql-tab-button').getByText(name).click();
    await page.locator('.graphiql-query-editor').getByText(name).first().waitFor({ timeout: 10_000 });
  }
  expect(complaints).toEqual([]);
}, 60_000);

it('fills each … in from the answers before, or says what to run first', async () => {
  await page.goto(`${gateway.url}/graphiql?operation=create-project`);
  await page.locator('.graphiql-query-editor').getByText('mutation CreateProject').waitFor({ timeout: 20_000 });
  await run('First', 'query First($text: String) { echo(text: $text) }', { text: 'prj_…' });
  await answered('Create a project');
  // The id of the request is the one id that this graph gives.
  await run('Made', 'query Made { id: header(name: "x-request-id") }');
  await answered('req_');
  await run('Again', 'query Again($text: String) { again: echo(text: $text) }', { text: 'req_…' });
  await answered('again');
  await answered(/req_[0-9a-z]{26}/);
  expect(complaints).toEqual([]);
}, 60_000);

it('shows the contract to a partner who opens its endpoint', async () => {
  const agencyGateway = await startTestGateway({ subgraphs: agency(log) });
  await page.evaluate('sessionStorage.clear()');
  complaints.length = 0;
  page.removeAllListeners('request');
  await page.goto(`${agencyGateway.url}/partner/graphql`);
  expect(page.url()).toContain('/graphiql?endpoint=partner');
  await page.locator('.graphiql-query-editor').getByText('projects').waitFor({ timeout: 20_000 });
  await run('Mine', 'query Mine { project { name owner { name } } }');
  await answered('Habits');
  await agencyGateway.close();
}, 60_000);
