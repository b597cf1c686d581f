import type { DataSource } from 'typeorm';

/** Creates the schema and runs what has not run yet. Several processes may call it at once: the first works, the others wait for it. */
export async function migrate(db: DataSource): Promise<void> {
  const schema = (db.options as { schema: string }).schema;
  const connection = db.createQueryRunner();
  try {
    await connection.query('SELECT pg_advisory_lock(hashtext($1))', [`migrate ${schema}`]);
    await connection.query(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
    await db.runMigrations();
  } finally {
    await connection.query('SELECT pg_advisory_unlock(hashtext($1))', [`migrate ${schema}`]);
    await connection.release();
  }
}

/** The statements that would still be needed to make the tables what the entities say; none, unless a migration is missing. */
export async function drift(db: DataSource): Promise<string[]> {
  const { upQueries } = await db.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}
