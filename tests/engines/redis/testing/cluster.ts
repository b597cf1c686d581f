import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort, RedisServer } from './server';

const run = promisify(execFile);

/** Three masters that share the keys; what remains goes on when one is gone. */
export async function startCluster(): Promise<{ url: string; nodes: RedisServer[]; close(): Promise<void> }> {
  const nodes: RedisServer[] = [];
  const close = async () => {
    await Promise.all(nodes.map((node) => node.close()));
  };
  try {
    for (let place = 0; place < 3; place++) {
      const bus = String(await freePort());
      nodes.push(
        await RedisServer.start(
          '--cluster-enabled',
          'yes',
          '--cluster-port',
          bus,
          '--cluster-node-timeout',
          '1000',
          '--cluster-require-full-coverage',
          'no',
        ),
      );
    }
    const places = nodes.map(({ port }) => `127.0.0.1:${port}`);
    await run('redis-cli', ['--cluster', 'create', ...places, '--cluster-replicas', '0', '--cluster-yes']);
    for (const node of nodes) while (!(await isWhole(node))) await pause(50);
    return { url: `redis-cluster://${places.join(',')}`, nodes, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const isWhole = async (node: RedisServer) =>
  /cluster_state:ok[^]*cluster_known_nodes:3/.test(await node.cli('cluster', 'info')) &&
  !/fail|handshake|disconnected/.test(await node.cli('cluster', 'nodes'));
