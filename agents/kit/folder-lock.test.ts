import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderHolder, lockFolder } from './folder-lock';

const BUILT = join(process.cwd(), 'dist/agents/kit/folder-lock.js');
/** Says what the lock answered, and lives on until its input ends. All begin at the same moment. */
const PROGRAM = `const { lockFolder } = require(process.argv[1]);
  process.stdin.resume().once('data', () => console.log(String(lockFolder(process.argv[2])))).on('end', () => process.exit());
  console.log('ready');`;

describe('the lock of a folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'folder-lock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const many = async (count: number) => {
    const children = Array.from({ length: count }, () => spawn(process.execPath, ['-e', PROGRAM, BUILT, folder]));
    await Promise.all(children.map(line));
    const answers = children.map(line);
    children.forEach((child) => child.stdin.write('\n'));
    return { children, answers: await Promise.all(answers) };
  };
  const line = async (child: ChildProcess) => String((await once(child.stdout!, 'data'))[0]).trim();
  const end = async (child: ChildProcess) => {
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  };

  it('is had by one of many that come at once, also after its holder was killed', async () => {
    const first = await many(6);
    const holder = first.children[first.answers.indexOf('null')]!;
    expect(first.answers.filter((answer) => answer === 'null')).toHaveLength(1);
    expect(new Set(first.answers)).toEqual(new Set(['null', String(holder.pid)]));
    expect(folderHolder(folder)).toBe(holder.pid);

    await Promise.all(first.children.map(end));
    expect(folderHolder(folder)).toBeNull();
    const second = await many(6);
    expect(second.answers.filter((answer) => answer === 'null')).toHaveLength(1);
    await Promise.all(second.children.map(end));
  });

  it('is taken again by its own process, and leaves one file', () => {
    expect(lockFolder(folder)).toBeNull();
    expect(lockFolder(folder)).toBeNull();
    expect(readdirSync(folder)).toHaveLength(1);
    expect(folderHolder(join(folder, 'nowhere'))).toBeNull();
  });
});
