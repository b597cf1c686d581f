import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { RedisServer } from './server';

/** A master, a replica and three sentinels that promote the replica when two of them miss the master for half a second. */
export async function startSentinels(): Promise<{
  url: string;
  master: RedisServer;
  replica: RedisServer;
  close(): Promise<void>;
}> {
  const folder = mkdtempSync(join(tmpdir(), 'native-app-cloud-sentinels-'));
  const servers: RedisServer[] = [];
  const close = async () => {
    await Promise.all(servers.map((server) => server.close()));
    rmSync(folder, { recursive: true, force: true });
  };
  const start = async (...parameters: string[]) => {
    const server = await RedisServer.start(...parameters);
    servers.push(server);
    return server;
  };
  try {
    // At once, where Redis waits five seconds for more replicas; a fail-over before the first copy would lose everything.
    const master = await start('--repl-diskless-sync-delay', '0');
    const replica = await start('--repl-diskless-sync-delay', '0', '--replicaof', '127.0.0.1', String(master.port));
    while (!(await replica.cli('info', 'replication')).includes('master_link_status:up')) await pause(50);
    const sentinels: RedisServer[] = [];
    for (let place = 0; place < 3; place++) {
      const file = join(folder, `${place}.conf`);
      writeFileSync(
        file,
        `sentinel monitor main 127.0.0.1 ${master.port} 2\nsentinel down-after-milliseconds main 500\nsentinel failover-timeout main 3000\n`,
      );
      sentinels.push(await start(file, '--sentinel'));
    }
    const knowsAll = async (sentinel: RedisServer) =>
      /num-slaves\s+1\s[^]*num-other-sentinels\s+2\s/.test(`${await sentinel.cli('sentinel', 'master', 'main')}\n`);
    for (const sentinel of sentinels) while (!(await knowsAll(sentinel))) await pause(50);
    const places = sentinels.map(({ port }) => `127.0.0.1:${port}`);
    return { url: `redis-sentinel://${places.join(',')}/main`, master, replica, close };
  } catch (error) {
    await close();
    throw error;
  }
}
