import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// What the benchmark compares with and measures by. None of it belongs to the platform, so it is installed on demand, outside package.json.
const PACKAGES = {
  '@graphql-hive/gateway': '2.15.1',
  '@graphql-hive/router-runtime': '1.4.23',
  autocannon: '8.0.0',
  graphql: '16.14.0',
};

/** Installs the peers into a folder, once. Throws when the registry lacks one of them. */
export function installPeers(folder: string): void {
  if (existsSync(join(folder, 'node_modules', '.bin', 'hive-gateway'))) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: PACKAGES }));
  console.log(`installing the peers into ${folder} …`);
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, stdio: 'inherit' });
}
