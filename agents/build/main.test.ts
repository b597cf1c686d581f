import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signingProxy } from '../kit/testing/signing-proxy';

const MAIN = join(process.cwd(), 'dist/agents/build/main.js');
/** Nobody listens there. */
const NOWHERE = 'http://127.0.0.1:9';

describe('the command of the build agent', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'build-agent-main-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const start = (...args: string[]) => {
    const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
    const said = { out: '', err: '' };
    child.stdout.on('data', (chunk) => (said.out += String(chunk)));
    child.stderr.on('data', (chunk) => (said.err += String(chunk)));
    const ended = once(child, 'close').then(([code]) => code as number | null);
    /** Resolves when the output has the words. */
    const says = async (words: string) => {
      while (!said.out.includes(words)) await once(child.stdout, 'data');
    };
    return { child, said, ended, says };
  };
  const unreachable = (name: string, ...more: string[]) =>
    start('--gateway', NOWHERE, '--token', 'nac_agt_secret', '--work-folder', join(folder, name), ...more);

  it('says everything that is missing at once, and how it is used', async () => {
    const agent = start();
    expect(await agent.ended).toBe(1);
    for (const words of [
      '--gateway is missing',
      '--token is missing',
      'createAgentToken',
      'Usage: npm run agent:build',
    ])
      expect(agent.said.err).toContain(words);
  });

  it.each([
    [['--gateway', 'localhost:4000', '--token', 't'], 'has to begin with http:// or https://'],
    [['--gatway', NOWHERE], "Unknown option '--gatway'"],
  ])('refuses %j', async (args, words) => {
    const agent = start(...args);
    expect(await agent.ended).toBe(1);
    expect(agent.said.err).toContain(words);
    expect(agent.said.err).not.toContain('    at ');
  });

  it('ends when the platform refuses the token, and says what to do', async () => {
    const proxy = await signingProxy(NOWHERE, 'a secret for tests that is long enough', new Map());
    const agent = start('--gateway', proxy.url, '--token', 'nac_agt_wrong', '--work-folder', join(folder, 'refused'));
    expect(await agent.ended).toBe(1);
    expect(agent.said.err).toMatch(/refuses the token.*createAgentToken/);
    await proxy.close();
  });

  it('says that the platform does not answer, goes on trying, and ends when it is told to', async () => {
    const agent = unreachable('trying');
    await agent.says('does not answer');
    await agent.says('Trying again');
    agent.child.kill('SIGTERM');
    expect(await agent.ended).toBe(0);
    expect(agent.said.out).not.toContain('nac_agt_secret');
  });

  it('ends with its parent', async () => {
    const agent = unreachable('orphan', '--with-parent');
    await agent.says('Trying again');
    agent.child.stdin.end();
    expect(await agent.ended).toBe(0);
  });

  it('does not share its folder with another agent, nor wait for one that was killed', async () => {
    const first = unreachable('shared');
    await first.says('Trying again');
    const second = unreachable('shared');
    expect(await second.ended).toBe(1);
    expect(second.said.err).toMatch(/in use by another agent.*--work-folder/);
    first.child.kill('SIGKILL');
    await first.ended;
    const third = unreachable('shared');
    await third.says('Trying again');
    third.child.kill('SIGTERM');
    expect(await third.ended).toBe(0);
  });

  it('says in a sentence that its folder cannot be used', async () => {
    const file = start('--gateway', NOWHERE, '--token', 't', '--work-folder', join(MAIN, 'below-a-file'));
    expect(await file.ended).toBe(1);
    expect(file.said.err).toMatch(/work folder cannot be used/);
  });
});
