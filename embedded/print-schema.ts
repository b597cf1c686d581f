import 'reflect-metadata';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { compose } from '#gateway/compose';
import { printPartnerSchema } from '#gateway/contract/contract';
import { printApiSchema } from '#gateway/supergraph/gateway-fields';
import { buildFederatedSchema } from '#platform/graphql/build-schema';
import type { Platform } from '#platform/platform';
import { subgraphs } from '#subgraphs/index';

// npm run schema: writes what the classes say into schema/. No database is needed: wiring only puts parts together.
const FOLDER = 'schema';

/** Ports that are held and never asked: wiring may hand them around and leave a call-back with them. */
const NO_PLATFORM: Platform = new Proxy(() => NO_PLATFORM, {
  get: () => NO_PLATFORM,
  apply: () => NO_PLATFORM,
}) as unknown as Platform;

const sources = subgraphs.map((subgraph) => {
  const { resolvers, types = [], references } = subgraph.wire(new DataSource({ type: 'postgres' }), NO_PLATFORM);
  return { name: subgraph.name, sdl: buildFederatedSchema({ resolvers, types, references }).sdl };
});
const supergraph = compose(sources);

mkdirSync(join(FOLDER, 'subgraphs'), { recursive: true });
for (const file of readdirSync(join(FOLDER, 'subgraphs'))) rmSync(join(FOLDER, 'subgraphs', file));
for (const { name, sdl } of sources) writeFileSync(join(FOLDER, 'subgraphs', `${name}.graphql`), sdl);
writeFileSync(join(FOLDER, 'supergraph.graphql'), supergraph);
const api = printApiSchema(supergraph);
writeFileSync(join(FOLDER, 'api.graphql'), api);
writeFileSync(join(FOLDER, 'partner.graphql'), printPartnerSchema(supergraph, api));
