import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildSync } from 'esbuild';
import { Client } from 'pg';
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  StartError,
  startEmbeddedPostgres,
} from './embedded-postgres';
import { canReach, isRoot } from './embedded-postgres/account';
import { type ProcessIdentity, identityOf } from './embedded-postgres/process-identity';
import { stopServer } from './embedded-postgres/server';

const NOBODY = { uid: 65_534, gid: 65_534 };
/** A process of its own that starts the database, says how that went, and stays. */
const OWNER = `
  import { startEmbeddedPostgres } from './embedded-postgres';
  startEmbeddedPostgres({ dataFolder: process.argv[2], log: () => {}, durable: false }).then(
    ({ url, pid, adopted }) => { console.log(JSON.stringify({ url, pid, adopted })); setInterval(() => {}, 1000); },
    (error) => console.log(JSON.stringify({ name: error.name, message: error.message })),
  );`;

interface Said {
  url?: string;
  pid?: number;
  adopted?: boolean;
  name?: string;
  message?: string;
}

const ownerScript = join(process.cwd(), 'node_modules', '.cache', `database-owner-${process.pid}.js`);
const folders: string[] = [];
let prepared = '';
const running: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];
/** Servers that children started; a test that kills their owner may leave them behind. */
const servers: ProcessIdentity[] = [];

/** For tests that do not care how a database begins: a copy of one is there much sooner than a new one. */
const usedFolder = () => {
  const folder = newFolder();
  execFileSync('cp', ['-a', prepared, folder]);
  return folder;
};

const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'embedded-postgres-'));
  chmodSync(folder, 0o711);
  folders.push(folder);
  return join(folder, 'data');
};

const start = async (dataFolder: string, more: Partial<EmbeddedPostgresOptions> = {}) => {
  const postgres = await startEmbeddedPostgres({ dataFolder, log: () => undefined, durable: false, ...more });
  running.push(postgres);
  return postgres;
};

const startInChild = async (dataFolder: string, account: { uid?: number; gid?: number } = {}) => {
  const child = spawn(process.execPath, [ownerScript, dataFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...account,
  });
  children.push(child);
  const [line]: unknown[] = await once(createInterface(child.stdout), 'line');
  const said: Said = JSON.parse(String(line));
  const server = identityOf(said.pid ?? 0);
  if (server) servers.push(server);
  return { child, url: said.url ?? '', pid: said.pid ?? 0, said };
};

const killed = async (child: ChildProcess) => {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
};

const query = async (url: string, sql: string) => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
};

beforeAll(async () => {
  prepared = newFolder();
  await (await startEmbeddedPostgres({ dataFolder: prepared, log: () => undefined, durable: false })).close();
  buildSync({
    stdin: { contents: OWNER, resolveDir: __dirname, loader: 'ts' },
    outfile: ownerScript,
    bundle: true,
    platform: 'node',
    packages: 'external',
  });
});

afterEach(async () => {
  for (const child of children.splice(0)) if (child.exitCode === null && child.signalCode === null) await killed(child);
  for (const postgres of running.splice(0)) await postgres.close();
  for (const server of servers.splice(0)) await stopServer(server);
});

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  rmSync(ownerScript, { force: true });
});

describe('the embedded database', () => {
  it('starts cold, stops without a trace, and starts warm within a second with its data', async () => {
    const folder = newFolder();
    const first = await start(folder, { durable: true });
    await query(first.url, "create table habit (name text); insert into habit values ('läuft')");
    await first.close();
    expect(identityOf(first.pid)).toBeNull();
    // The best of three, so that a busy machine does not decide.
    const seconds: number[] = [];
    for (let round = 0; round < 3; round++) {
      const begin = performance.now();
      const warm = await start(folder, { durable: true });
      seconds.push((performance.now() - begin) / 1000);
      await warm.close();
    }
    expect(Math.min(...seconds)).toBeLessThan(1);
    const second = await start(folder, { durable: true });
    expect(second.adopted).toBe(false);
    expect(await query(second.url, 'select name from habit')).toEqual([{ name: 'läuft' }]);
    expect(await query(second.url, 'show fsync')).toEqual([{ fsync: 'on' }]);
  });

  it('lets in only those who know its password, which only its owner can read', async () => {
    const folder = usedFolder();
    const { url } = await start(folder);
    const guess = new URL(url);
    guess.password = 'app';
    await expect(query(guess.href, 'select 1')).rejects.toThrow('password authentication failed');
    expect(statSync(join(folder, 'password')).mode & 0o777).toBe(0o600);
  });

  it('adopts the server of a killed owner, with its data', async () => {
    const folder = usedFolder();
    const { child, pid, url } = await startInChild(folder);
    await query(url, 'create table plant (name text)');
    await killed(child);
    expect(identityOf(pid)).not.toBeNull();
    const heir = await start(folder);
    expect(heir).toMatchObject({ adopted: true, pid: pid, url: url });
    expect(await query(heir.url, "select to_regclass('plant')::text as found")).toEqual([{ found: 'plant' }]);
    await heir.close();
    expect(identityOf(pid)).toBeNull();
  });

  it('stops the server of a killed owner when it does not answer, and starts another', async () => {
    const folder = usedFolder();
    const { child, pid } = await startInChild(folder);
    await killed(child);
    process.kill(pid, 'SIGSTOP');
    const heir = await start(folder);
    expect(heir.adopted).toBe(false);
    expect(identityOf(pid)).toBeNull();
    expect(await query(heir.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('moves the server of a killed owner to the port that is asked for', async () => {
    const folder = usedFolder();
    const { child, pid } = await startInChild(folder);
    await killed(child);
    const port = await freePort();
    const heir = await start(folder, { port });
    expect(heir).toMatchObject({ port, adopted: false });
    expect(identityOf(pid)).toBeNull();
  });

  it('refuses a second owner while the first lives, also in one process', async () => {
    const folder = usedFolder();
    const { child, url } = await startInChild(folder);
    await expect(start(folder)).rejects.toThrow(`is in use by process ${child.pid}; stop that one first`);
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    const other = usedFolder();
    await start(other);
    await expect(start(other)).rejects.toThrow(StartError);
  });

  it('lets exactly one of many win the folder that a killed owner left', async () => {
    const folder = usedFolder();
    const { child } = await startInChild(folder);
    await killed(child);
    const all = await Promise.all(Array.from({ length: 5 }, () => startInChild(folder)));
    expect(
      all.filter(({ said }) => said.name === 'StartError' && /is in use by process/.test(said.message ?? '')),
    ).toHaveLength(4);
    const [winner] = all.filter(({ said }) => said.adopted);
    await killed(winner!.child);
    await start(folder);
  });

  it('is not fooled by another process that has the number of a dead owner or of a dead server', async () => {
    const folder = usedFolder();
    await (await start(folder)).close();
    writeFileSync(join(folder, 'owner.lock'), JSON.stringify({ pid: process.pid, startedAt: 'long ago' }));
    writeFileSync(
      join(folder, 'db', 'postmaster.pid'),
      `${process.pid}\n${folder}/db\n1\n5432\n\n127.0.0.1\n\nready   \n`,
    );
    const postgres = await start(folder);
    expect(await query(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('tells when the server ends by itself, keeps what was committed, and can be started again', async () => {
    const folder = usedFolder();
    const reasons: string[] = [];
    let tell: () => void;
    const ended = new Promise<void>((resolve) => (tell = resolve));
    const onExit = (reason: string) => {
      reasons.push(reason);
      tell();
    };
    const { url, pid } = await start(folder, { durable: true, onExit });
    await query(url, 'create table kept ()');
    process.kill(pid, 'SIGKILL');
    await ended;
    expect(reasons[0]).toContain('ended by itself (by SIGKILL)');
    const again = await start(folder);
    expect(await query(again.url, "select to_regclass('kept')::text as found")).toEqual([{ found: 'kept' }]);
    await again.close();
    expect(reasons).toHaveLength(1);
  });

  it('tells when an adopted server ends by itself', async () => {
    const folder = usedFolder();
    const { child, pid } = await startInChild(folder);
    await killed(child);
    const reason = await new Promise<string>((resolve) => {
      void start(folder, { onExit: resolve }).then(() => process.kill(pid, 'SIGQUIT'));
    });
    expect(reason).toContain(`PostgreSQL ${pid}`);
  });

  it('stops within five seconds while a client keeps a transaction open', async () => {
    const postgres = await start(usedFolder());
    const client = new Client({ connectionString: postgres.url });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('begin; create table half ()');
    const begin = performance.now();
    await Promise.all([postgres.close(), postgres.close()]);
    expect(performance.now() - begin).toBeLessThan(5_000);
    expect(identityOf(postgres.pid)).toBeNull();
  });
});

describe('what a person can mend is one sentence', () => {
  it('names a port that is taken', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const address = holder.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(start(usedFolder(), { port })).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is taken by another program`,
    );
    holder.close();
  });

  it('names a data folder that is a file, or lies below one', async () => {
    const file = newFolder();
    writeFileSync(file, '');
    await expect(start(file)).rejects.toThrow(/^\/.* cannot be a data folder because a file is in its place/);
    await expect(start(join(file, 'below'))).rejects.toThrow(StartError);
  });

  it('names a database of another version, and leaves it alone', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'db'), { recursive: true });
    writeFileSync(join(folder, 'db', 'PG_VERSION'), '12\n');
    await expect(start(folder)).rejects.toThrow('is of PostgreSQL 12, and this program runs 17');
    expect(readFileSync(join(folder, 'db', 'PG_VERSION'), 'utf8')).toBe('12\n');
  });

  it('names a machine for which there are no programs, and gives the folder free', async () => {
    const folder = newFolder();
    const arch = Object.getOwnPropertyDescriptor(process, 'arch');
    Object.defineProperty(process, 'arch', { ...arch, value: 'mips' });
    try {
      await expect(start(folder)).rejects.toThrow(`There is no PostgreSQL for this machine (${process.platform}-mips)`);
    } finally {
      Object.defineProperty(process, 'arch', arch!);
    }
    expect(existsSync(join(folder, 'owner.lock'))).toBe(false);
  });
});

const asRoot = isRoot() && canReach(process.execPath, NOBODY) ? describe : describe.skip;
asRoot('as root', () => {
  it('runs the server under another account', async () => {
    const postgres = await start(usedFolder());
    expect(statSync(`/proc/${postgres.pid}`).uid).not.toBe(0);
  });

  it('runs on a folder that only root can enter', async () => {
    const folder = newFolder();
    mkdirSync(folder, { mode: 0o700 });
    const first = await start(join(folder, 'below'));
    await query(first.url, 'create table deep ()');
    await first.close();
    const { child, pid } = await startInChild(join(folder, 'below'));
    await killed(child);
    const heir = await start(join(folder, 'below'));
    expect(heir).toMatchObject({ adopted: true, pid: pid });
    expect(await query(heir.url, "select to_regclass('deep')::text as found")).toEqual([{ found: 'deep' }]);
  });

  it('works for a plain user, whose database root can open later', async () => {
    const folder = newFolder();
    mkdirSync(folder);
    chownSync(folder, NOBODY.uid, NOBODY.gid);
    const { child, said } = await startInChild(folder, NOBODY);
    expect(said.name).toBeUndefined();
    await killed(child);
    expect((await start(folder)).adopted).toBe(true);
  });

  it('tells a plain user that the folder cannot be written', async () => {
    const folder = newFolder();
    mkdirSync(folder, { mode: 0o755 });
    const { said } = await startInChild(folder, NOBODY);
    expect(said).toEqual({
      name: 'StartError',
      message: `The data folder ${folder} cannot be written by this account; make it writable or name another one in DATA_DIR.`,
    });
  });
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
