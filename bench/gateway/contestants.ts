import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How a gateway of the comparison is started; `PORT` stands for the port that it is given. */
export interface Contestant {
  name: string;
  /** Arguments of Node. */
  command: string[];
  cwd?: string;
}

export interface ContestantsOptions {
  supergraphPath: string;
  /** By subgraph, `http://host:port/graphql`. */
  urls: Readonly<Record<string, string>>;
  /** Where the peers are installed. */
  peersFolder: string;
}

export function contestants({ supergraphPath, urls, peersFolder }: ContestantsOptions): Contestant[] {
  const own = (file: string): string[] => [
    join(__dirname, 'contestants', file),
    supergraphPath,
    'PORT',
    JSON.stringify(urls),
  ];
  const hive = (config: string): Contestant['command'] => [
    join(peersFolder, 'node_modules', '.bin', 'hive-gateway'),
    'supergraph',
    supergraphPath,
    '--port',
    'PORT',
    '--host',
    '127.0.0.1',
    '--fork',
    '1',
    '--config-path',
    config,
  ];
  const [plain, rust] = [join(peersFolder, 'hive.config.mjs'), join(peersFolder, 'hive-rust.config.mjs')];
  writeFileSync(plain, HIVE);
  writeFileSync(rust, HIVE_WITH_RUST);
  return [
    { name: '@apollo/gateway', command: own('apollo-gateway.js') },
    { name: 'Hive Gateway', command: hive(plain), cwd: peersFolder },
    { name: 'Hive Gateway, Rust planner', command: hive(rust), cwd: peersFolder },
    { name: 'ours', command: own('ours.js') },
    { name: 'fetches written by hand', command: own('floor.js') },
  ];
}

// As in the public benchmark, but each request is answered by itself: equal requests of the same moment are not one, for nobody.
const HIVE = `import { defineConfig } from "@graphql-hive/gateway";
export const gatewayConfig = defineConfig({ inboundInflightRequestDeduplication: false, logging: 'error' });
`;
const HIVE_WITH_RUST = `import { defineConfig } from "@graphql-hive/gateway";
import { unifiedGraphHandler } from "@graphql-hive/router-runtime";
export const gatewayConfig = defineConfig({ unifiedGraphHandler, inboundInflightRequestDeduplication: false, logging: 'error' });
`;
