import 'reflect-metadata';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { dataSource } from '#platform/database/data-source';
import { startEmbeddedPostgres } from '#platform/database/embedded-postgres';
import { migrate } from '#platform/database/migrate';
import { subgraphs } from './index';

// npm run migration -- <subgraph> <name>
// Writes the statements that bring the tables from the last migration to what the entities say. `initial` begins anew: it takes the place of every migration that there is.
async function main([name, title]: string[]): Promise<void> {
  const subgraph = subgraphs.find((known) => known.name === name);
  if (!subgraph || !title || !/^[a-z][a-z0-9-]*$/.test(title))
    throw new Error(
      `Usage: npm run migration -- <subgraph> <name-in-kebab-case>. Subgraphs: ${subgraphs.map((known) => known.name).join(', ')}.`,
    );
  const fresh = title === 'initial';
  const folder = join('subgraphs', subgraph.name, 'migrations');
  const { up, down } = await statements(subgraph.name, subgraph.entities, fresh ? [] : subgraph.migrations);
  if (up.length === 0)
    throw new Error('The migrations make the tables what the entities say already; nothing was written.');
  const earlier = (await readdir(folder)).filter((file) => /^\d+-.*\.ts$/.test(file));
  if (fresh) await Promise.all(earlier.map((file) => rm(join(folder, file))));
  const kept = fresh ? [] : earlier;
  const number = String(kept.length + 1).padStart(4, '0');
  await write(
    join(folder, `${number}-${title}.ts`),
    migrationSource(`${pascal(title)}${number}`, Date.now(), up, down),
  );
  await write(join(folder, 'index.ts'), indexSource([...kept, `${number}-${title}.ts`]));
}

async function statements(subgraph: string, entities: Function[], migrations: Function[]) {
  const scratch = await mkdtemp(join(tmpdir(), 'migration-'));
  const postgres = await startEmbeddedPostgres({
    dataFolder: join(scratch, 'postgres'),
    log: () => undefined,
    durable: false,
  });
  try {
    const db = await dataSource(postgres.url, { subgraph, entities, migrations }).initialize();
    await migrate(db);
    const { upQueries, downQueries } = await db.driver.createSchemaBuilder().log();
    await db.destroy();
    return { up: upQueries.map(({ query }) => query), down: downQueries.map(({ query }) => query).toReversed() };
  } finally {
    await postgres.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

function migrationSource(name: string, time: number, up: string[], down: string[]): string {
  const calls = (queries: string[]) =>
    queries.map((query) => `await db.query(\`${query.replaceAll('`', '\\`')}\`);`).join('\n');
  return `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ${name} implements MigrationInterface {
  readonly name = '${name}${time}';
  async up(db: QueryRunner): Promise<void> { ${calls(up)} }
  async down(db: QueryRunner): Promise<void> { ${calls(down)} }
}
`;
}

function indexSource(files: string[]): string {
  const modules = files.map((file) => ({ file: file.replace(/\.ts$/, ''), name: nameOf(file) }));
  return `${modules.map(({ file, name }) => `import { ${name} } from './${file}';`).join('\n')}

export const migrations: Function[] = [${modules.map(({ name }) => name).join(', ')}];
`;
}

const nameOf = (file: string) => `${pascal(file.replace(/^\d+-|\.ts$/g, ''))}${file.slice(0, 4)}`;
const pascal = (kebab: string) =>
  kebab.replace(/(^|-)([a-z0-9])/g, (_match, _dash, letter: string) => letter.toUpperCase());
const write = async (path: string, source: string) =>
  writeFile(path, await format(source, { ...(await resolveConfig(path)), filepath: path }));

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
