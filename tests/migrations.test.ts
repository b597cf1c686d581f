import 'reflect-metadata';
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
});
