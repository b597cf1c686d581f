import 'reflect-metadata';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dataSource } from '#platform/database/data-source';
import { drift, migrate } from '#platform/database/migrate';
import { type TestDatabase, testDatabase } from '#platform/testing/database';
import { subgraphs } from '#subgraphs/index';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

describe('the migrations', () => {
  it.each(subgraphs.map((subgraph) => [subgraph.name, subgraph] as const))(
    'of %s make the tables what the entities say, and run once however many start at once',
    async (name, { entities, migrations }) => {
      const sources = await Promise.all(
        [1, 2].map(() => dataSource(database.url, { subgraph: name, entities, migrations }).initialize()),
      );
      await Promise.all(sources.map((db) => migrate(db)));
      expect(await drift(sources[0]!)).toEqual([]);
      await Promise.all(sources.map((db) => db.destroy()));
    },
  );

  it('say in words that another version has made the tables', async () => {
    const migration = (name: string, statement: string) =>
      class implements MigrationInterface {
        readonly name = name;
        async up(runner: QueryRunner): Promise<void> {
          await runner.query(statement);
        }
        async down(): Promise<void> {}
      };
    const opened = (name: string) =>
      dataSource(database.url, {
        subgraph: 'elsewhere',
        entities: [],
        migrations: [migration(name, 'CREATE TABLE "elsewhere"."thing" ()')],
      }).initialize();
    const [db, next] = [await opened('Initial00011700000000000'), await opened('Initial00011700000000001')];
    await migrate(db);
    await expect(migrate(next)).rejects.toThrow(
      /^The tables of elsewhere .* whose migration Initial00011700000000000 is unknown/,
    );
    await Promise.all([db.destroy(), next.destroy()]);
  });
});
