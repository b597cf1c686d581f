import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '#agents/simulator/browser';
import { findChromium } from '#agents/simulator/chromium';
import type { AppSpec } from '#schema/app-spec/app-spec';
import { habitTracker } from '#schema/app-spec/fixtures/habit-tracker';
import { plantStore } from '#schema/app-spec/fixtures/plant-store';
import type { BuildPlatform } from '../toolchain';
import { makePage } from './page';

jest.setTimeout(60_000);

const PLATFORMS: BuildPlatform[] = ['IOS', 'ANDROID'];

let browser: Browser;
let folder: string;
let contexts: BrowserContext[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'web-app-'));
  browser = await launchBrowser(await findChromium({}, join(tmpdir(), 'native-app-cloud')));
}, 60_000);
afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  contexts = [];
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

/** A phone that runs the app; `restart` opens it anew with what it has kept. Whatever the page complains of fails the test. */
async function startApp(spec: AppSpec, platform: BuildPlatform, options: { locale?: string } = {}) {
  const context = await browser.newContext({
    viewport: { width: 400, height: 848 },
    locale: options.locale ?? 'en-US',
    reducedMotion: 'reduce',
    hasTouch: true,
  });
  contexts.push(context);
  const path = join(folder, `${platform}.html`);
  await writeFile(path, await makePage(spec, platform));
  const complaints: string[] = [];
  const open = async (): Promise<Page> => {
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('request', (request) => {
      if (!/^(file|data|blob):/.test(request.url())) complaints.push(`asked for ${request.url()}`);
    });
    await page.goto(`file://${path}`);
    return page;
  };
  let page = await open();
  return {
    complaints,
    get page() {
      return page;
    },
    at: (id: string) => page.getByTestId(id),
    row: (name: string) => page.locator('.row-item', { hasText: name }),
    async restart() {
      await page.close();
      page = await open();
    },
  };
}

type App = Awaited<ReturnType<typeof startApp>>;

const openRow = (app: App, name: string) => app.row(name).getByRole('button').first().click();

describe.each(PLATFORMS)('a web app that looks like %s', (platform) => {
  it('adds, lists, shows and deletes, and keeps its data over a restart', async () => {
    const app = await startApp(habitTracker, platform);
    await app.at('habitList.add').click();
    await app.at('habitForm.save').click();
    await app.page.getByRole('alert').filter({ hasText: 'required' }).waitFor();
    await app.at('habitForm.name').fill('Walk <b>ten</b> minutes');
    await app.at('habitForm.save').click();
    await openRow(app, 'Walk <b>ten</b> minutes');
    expect(await app.at('habitDetail.name').textContent()).toBe('Walk <b>ten</b> minutes');
    await app.at('habitDetail.done').click();
    await app.at('habitDetail.streak').filter({ hasText: '1' }).waitFor();

    await app.restart();
    await openRow(app, 'Walk <b>ten</b> minutes');
    await app.at('habitDetail.streak').filter({ hasText: '1' }).waitFor();
    await app.at('habitDetail.delete').click();
    await app.at('confirm.cancel').click();
    await app.at('habitDetail.delete').click();
    await app.at('confirm.ok').click();
    await app.at('habitList').waitFor();
    expect(await app.row('Walk').count()).toBe(0);

    await app.restart();
    expect(await app.at('habitList.habits.row').count()).toBe(3);
    expect(app.complaints).toEqual([]);
  });

  it('searches and filters as one types, and edits what it shows', async () => {
    const app = await startApp(habitTracker, platform);
    await app.at('habitList.search').pressSequentially('ten p');
    await app.row('Drink').waitFor({ state: 'detached' });
    expect(await app.at('habitList.habits.row').count()).toBe(1);
    await app.at('habitList.search').fill('');
    await app.page.getByRole('radio', { name: 'Home' }).click();
    expect(await app.row('Tidy the kitchen').count()).toBe(1);
    expect(await app.at('habitList.habits.row').count()).toBe(1);
    await openRow(app, 'Tidy the kitchen');
    await app.at('habitDetail.edit').click();
    await app.at('habitEdit.name').fill('Tidy the desk');
    await app.at('habitEdit.save').click();
    await app.at('habitDetail.name').filter({ hasText: 'Tidy the desk' }).waitFor();
    expect(app.complaints).toEqual([]);
  });

  it('fills a cart, counts, checks out and lists the order', async () => {
    const app = await startApp(plantStore, platform);
    await openRow(app, 'Monstera');
    await app.at('plantDetail.addToCart').click();
    await app.at('plantDetail.addToCart').click();
    await app.at('notice').filter({ hasText: 'Added to your cart' }).first().waitFor();
    await app.at('navigation.back').click();
    await app.at('tab.cart').click();
    await app.at('cart.total').filter({ hasText: '€69.80' }).waitFor();
    await app.at('cart.more').click();
    await app.at('cart.fewer').click();
    await app.at('cart.checkout').click();
    await app.at('checkout.recipient').fill('Ada');
    await app.at('checkout.email').fill('ada@example');
    await app.at('checkout.address').fill('1 Leaf Lane');
    await app.at('checkout.place').click();
    await app.page.getByRole('alert').filter({ hasText: 'e-mail' }).waitFor();
    await app.at('checkout.email').fill('ada@example.org');
    await app.at('checkout').getByRole('radio', { name: 'Express' }).click();
    await app.at('checkout.express').waitFor();
    await app.at('checkout.place').click();
    await app.at('cart.items').filter({ hasText: 'Your cart is empty' }).waitFor();
    // The full form of a tab bar is there again once the form has closed.
    await app.at('tab.orders').click();
    await app.row('Ada').filter({ hasText: '€69.80' }).filter({ hasText: 'Express' }).waitFor();
    expect(app.complaints).toEqual([]);
  });

  it('has targets of the size of a finger', async () => {
    const app = await startApp(habitTracker, platform);
    const small = async () =>
      app.page.locator('button, input').evaluateAll((elements) =>
        elements
          .map((element) => ({
            box: element.closest('label, .field-box')?.getBoundingClientRect() ?? element.getBoundingClientRect(),
            name: element.outerHTML.slice(0, 80),
          }))
          .filter(({ box }) => box.width < 44 || box.height < 44)
          .map(({ name }) => name),
      );
    expect(await small()).toEqual([]);
    await app.at('habitList.add').click();
    await app.at('habitForm.save').waitFor();
    expect(await small()).toEqual([]);
  });
});

describe('a web app', () => {
  it('deletes by a swipe on iOS and by the menu of the row on Android', async () => {
    const ios = await startApp(habitTracker, 'IOS');
    const box = await ios.row('Read ten pages').boundingBox();
    if (!box) throw new Error('The row is not shown.');
    const y = box.y + box.height / 2;
    await ios.page.mouse.move(box.x + 300, y);
    await ios.page.mouse.down();
    await ios.page.mouse.move(box.x + 150, y, { steps: 6 });
    await ios.page.mouse.up();
    await ios.row('Read ten pages').getByTestId('habitList.rowDelete').click();
    await ios.at('confirm.ok').click();
    await ios.row('Read ten pages').waitFor({ state: 'detached' });

    const android = await startApp(habitTracker, 'ANDROID');
    await android.row('Read ten pages').getByTestId('habitList.habits.menu').click();
    await android.at('habitList.rowDelete').click();
    await android.at('confirm.ok').click();
    await android.row('Read ten pages').waitFor({ state: 'detached' });
    expect([...ios.complaints, ...android.complaints]).toEqual([]);
  });

  it('turns dark by its setting, which outlives a restart', async () => {
    const app = await startApp(habitTracker, 'IOS');
    await app.at('tab.settings').click();
    await app.at('settings.darkMode').click();
    await app.page.locator('html[data-appearance=dark]').waitFor({ state: 'attached' });
    await app.restart();
    expect(await app.page.locator('html').getAttribute('data-appearance')).toBe('dark');
  });

  it('speaks the language of the device where the specification has it', async () => {
    const app = await startApp(habitTracker, 'ANDROID', { locale: 'de-DE' });
    expect(await app.at('navigation.title').textContent()).toBe('Heute');
    expect(await app.at('habitList.add').getAttribute('aria-label')).toBe('Gewohnheit hinzufügen');
  });

  it('reminds at the time that a habit has', async () => {
    const app = await startApp(habitTracker, 'IOS');
    await app.page.clock.install({ time: new Date(2026, 10, 23, 7, 29, 58) });
    await app.page.reload();
    await app.page.clock.runFor(11_000);
    expect(await app.at('reminder').textContent()).toBe('Time for your habitDrink a glass of water');
  });

  it('can be used by keyboard alone', async () => {
    const app = await startApp(habitTracker, 'ANDROID');
    await app.at('habitList.add').focus();
    await app.page.keyboard.press('Enter');
    await app.at('habitForm.name').focus();
    await app.page.keyboard.type('Stretch');
    await app.at('habitForm.save').focus();
    await app.page.keyboard.press('Space');
    await app.row('Stretch').waitFor();
    await app.at('habitList.add').focus();
    await app.page.keyboard.press('Enter');
    await app.at('habitForm.name').waitFor();
    await app.page.keyboard.press('Escape');
    await app.at('habitForm.name').waitFor({ state: 'detached' });
    expect(app.complaints).toEqual([]);
  });

  it('runs without storage, as in a sandboxed frame', async () => {
    const context = await browser.newContext();
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(8000);
    const html = await makePage(habitTracker, 'IOS');
    await page.setContent('<iframe id="phone" sandbox="allow-scripts" width="400" height="848"></iframe>');
    await page.locator('#phone').evaluate((frame, source) => frame.setAttribute('srcdoc', source), html);
    const phone = page.frameLocator('#phone');
    await phone.getByTestId('tab.settings').click();
    expect(await phone.getByTestId('settings.doneToday').textContent()).toBe('Done today1');
  });

  it('draws nothing that a specification says as markup', async () => {
    const hostile = '<img src=x onerror="window.hit=1"></script><script>window.hit=1</script>';
    const spec = structuredClone(habitTracker);
    spec.name = hostile.slice(0, 60);
    for (const screen of spec.screens) screen.title = hostile.slice(0, 60);
    for (const sample of spec.models[0]?.samples ?? []) sample.name = hostile;
    const app = await startApp(spec, 'ANDROID');
    await openRow(app, hostile);
    expect(await app.at('habitDetail.name').textContent()).toBe(hostile);
    expect(await app.page.evaluate('window.hit')).toBeUndefined();
    expect(app.complaints).toEqual([]);
  });
});
