import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment } from '../../kit/environment';
import { LogStream } from '../../kit/log-stream';
import { scriptToolchain } from '../testing/script-toolchain';
import { runPhase } from './run-phase';

describe('a phase', () => {
  it('sees its own variables and where the tools are, and no secret of the agent', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'run-phase-'));
    let said = '';
    const send = async (_sequence: number, text: string) => void (said += text);
    const log = new LogStream({ spoolPath: join(folder, 'log'), firstSequence: 1, mask: (text) => text, send });
    const toolchain = scriptToolchain({ COMPILE: 'console.log(JSON.stringify(process.env))' });
    const [phase] = toolchain.phases({
      sourceFolder: folder,
      outputFolder: '/out',
      platform: 'IOS',
      profile: 'PREVIEW',
      typeChecks: 'NONE',
    });
    const env = { PATH: environment.PATH, AGENT_TOKEN: 'nac_agt_mine', SIGNING_KEY: 'mine too' };
    const { signal } = new AbortController();
    const end = await runPhase({ toolchain, phase: phase!, sourceFolder: folder, environment: env, log, signal });
    await log.close();
    expect(end.failure).toBeNull();
    expect(JSON.parse(said)).toMatchObject({ OUTPUT: '/out', PATH: environment.PATH });
    expect(said).not.toMatch(/mine/);
    await rm(folder, { recursive: true, force: true });
  });
});
