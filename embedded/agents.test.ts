import { mkdtempSync, readFileSync, rmSync, statSync, watch } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '#platform/telemetry/logger';
import { startAgents } from './agents';

/** Nobody listens there. */
const NOWHERE = 'http://127.0.0.1:9';

describe('the agents of this machine', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'embedded-agents-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** What an agent's log says, once it does. */
  const saying = async (kind: string, words: RegExp) => {
    const path = join(folder, `agent-${kind}.log`);
    const watcher = watch(folder);
    for (;;) {
      const found = statSync(path, { throwIfNoEntry: false }) && words.exec(readFileSync(path, 'utf8'));
      if (found) {
        watcher.close();
        return found[1]!;
      }
      await once(watcher, 'change');
    }
  };

  it('tell of their health, each at a free port of this machine alone, until they are told to end', async () => {
    const log = createLogger('embedded', 'silent');
    const agents = startAgents({ gatewayUrl: NOWHERE, token: 'nac_agt_secret', dataFolder: folder, log });
    const address = /told at (http:\/\/127\.0\.0\.1:\d+)\/readyz/;
    const urls = await Promise.all(['build', 'simulator'].map((kind) => saying(kind, address)));
    expect(new Set(urls).size).toBe(2);
    for (const url of urls) {
      expect((await fetch(`${url}/livez`)).status).toBe(200);
      expect((await fetch(`${url}/readyz`)).status).toBe(503);
    }
    await agents.close();
    for (const url of urls) await expect(fetch(`${url}/livez`)).rejects.toThrow('fetch failed');
  });
});
