import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAgentArguments } from './agent-arguments';
import { environment, environmentForWork } from './environment';
import { runChild } from './child-process';

describe('the token of an agent', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'agent-arguments-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const read = (more: string[], env = {}) =>
    readAgentArguments(['--gateway', 'http://127.0.0.1:4000', '--work-folder', folder, ...more], 'build', env);
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  it('comes from a file, the command line or the variable, and an argument goes first', () => {
    const path = file('good', 'nac_agt_file\n');
    expect(read(['--token-file', path], { AGENT_TOKEN: 'nac_agt_variable' }).token).toBe('nac_agt_file');
    expect(read(['--token', 'nac_agt_given'], { AGENT_TOKEN: 'nac_agt_variable' }).token).toBe('nac_agt_given');
    expect(read([], { AGENT_TOKEN: ' nac_agt_variable\n' }).token).toBe('nac_agt_variable');
  });

  it('is missed in a sentence that names the ways to give it', () => {
    expect(() => read([])).toThrow(/--token is missing.*createAgentToken.*--token-file.*AGENT_TOKEN/);
    expect(() => read([], { AGENT_TOKEN: ' ' })).toThrow('--token is missing');
  });

  it('is refused when its file is missing, empty or holds more, without repeating what is in it', () => {
    const nowhere = join(folder, 'nowhere');
    expect(() => read(['--token-file', nowhere])).toThrow(`${nowhere}, which cannot be read`);
    expect(() => read(['--token-file', file('empty', '\n')])).toThrow('has to hold the agent token');
    expect(() => read(['--token-file', file('two', 'nac_agt_a nac_agt_b')])).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('nac_agt_a') }),
    );
    expect(() => read(['--token', 't', '--token-file', nowhere])).toThrow('not both');
  });
});

describe('what an agent starts for its work', () => {
  it('sees where the tools are and none of the secrets that the agent was started with', async () => {
    const env = environmentForWork({
      PATH: environment.PATH,
      JAVA_HOME: '/opt/java',
      AGENT_TOKEN: 'nac_agt_secret',
      AWS_SECRET_ACCESS_KEY: 'secret',
      NODE_OPTIONS: '--require=/tmp/elsewhere.js',
    });
    const lines: string[] = [];
    await runChild({
      command: process.execPath,
      args: ['-p', 'JSON.stringify(process.env)'],
      cwd: tmpdir(),
      env,
      onLine: (line) => lines.push(line),
      signal: new AbortController().signal,
    });
    const seen = JSON.parse(lines.join('')) as Record<string, string>;
    expect(seen).toMatchObject({ PATH: environment.PATH, JAVA_HOME: '/opt/java' });
    expect(JSON.stringify(seen)).not.toMatch(/secret|elsewhere/);
  });
});
