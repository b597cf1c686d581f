import { Client } from 'pg';
import { templateDatabase, testDatabase } from './database';

const query = async (url: string, sql: string) => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
};

describe('test databases', () => {
  it('gives every caller an empty database of its own', async () => {
    const [one, two] = await Promise.all([testDatabase(), testDatabase()]);
    await query(one.url, 'create table habit (name text)');
    expect(await query(two.url, "select to_regclass('habit') as found")).toEqual([{ found: null }]);
    await Promise.all([one.close(), two.close()]);
    await expect(query(one.url, 'select 1')).rejects.toThrow('does not exist');
  });

  it('prepares a template once and clones it for everybody', async () => {
    let prepared = 0;
    const prepare = async (url: string) => {
      prepared++;
      await query(url, "create table plant (name text); insert into plant values ('fern')");
    };
    const clones = await Promise.all([1, 2, 3].map(() => templateDatabase('plants', prepare)));
    expect(prepared).toBe(1);
    await query(clones[0]!.url, 'delete from plant');
    expect(await query(clones[1]!.url, 'select name from plant')).toEqual([{ name: 'fern' }]);
    const started = performance.now();
    clones.push(await templateDatabase('plants', prepare));
    expect(performance.now() - started).toBeLessThan(1_000);
    await Promise.all(clones.map((clone) => clone.close()));
  });

  it('tries a template again whose preparation failed', async () => {
    const failing = templateDatabase('broken', () => Promise.reject(new Error('no such column')));
    await expect(failing).rejects.toThrow('no such column');
    const mended = await templateDatabase('broken', (url) =>
      query(url, 'create table mended ()').then(() => undefined),
    );
    expect(await query(mended.url, "select to_regclass('mended')::text as found")).toEqual([{ found: 'mended' }]);
    await mended.close();
  });
});
