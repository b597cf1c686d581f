import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataFolder, secretsOf } from './data-folder';

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'data-folder-'));
});
afterEach(() => rmSync(parent, { recursive: true }));

const modeOf = (path: string) => statSync(path).mode & 0o777;

it('makes a folder that nobody else can read, whatever the umask', () => {
  const umask = process.umask(0);
  try {
    const folder = join(parent, 'deep', 'data');
    openDataFolder(folder);
    secretsOf(folder);
    // Root lets the account of PostgreSQL pass.
    expect(modeOf(folder)).toBe(process.getuid?.() === 0 ? 0o711 : 0o700);
    expect(modeOf(join(folder, 'secrets.json'))).toBe(0o600);
  } finally {
    process.umask(umask);
  }
});

it('leaves a folder that was there as it is', () => {
  const before = modeOf(parent);
  openDataFolder(parent);
  expect(modeOf(parent)).toBe(before);
});

it('says that a folder cannot be written to, and what to do', () => {
  expect(() => openDataFolder('/proc/data')).toThrow(/\/proc\/data cannot be written to.*DATA_DIR/);
});

it('says that a file is no folder', () => {
  const file = join(parent, 'data');
  writeFileSync(file, '');
  expect(() => openDataFolder(file)).toThrow(`${file} is a file and no folder for the data`);
});
