import type { DataSource, QueryRunner } from 'typeorm';
import { StartError } from './embedded-postgres/start-error';

/**
 * Creates the schema and runs what has not run yet. Several processes may call it at once: the first works, the others wait for it.
 * Throws `StartError` when that fails because another version of this program has made the tables.
 */
export async function migrate(db: DataSource): Promise<void> {
  const schema = (db.options as { schema: string }).schema;
  const connection = db.createQueryRunner();
  try {
    await connection.query('SELECT pg_advisory_lock(hashtext($1))', [`migrate ${schema}`]);
    await connection.query(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
    await db.runMigrations().catch(async (error: unknown) => {
      const foreign = await foreignMigration(db, connection, schema);
      if (foreign === null) throw error;
      throw new StartError(
        `The tables of ${schema} are of another version of this program, whose migration ${foreign} is unknown here, and cannot be brought to this one. Run that version, or begin anew with another folder in DATA_DIR or an empty database.`,
        { cause: error },
      );
    });
  } finally {
    await connection.query('SELECT pg_advisory_unlock(hashtext($1))', [`migrate ${schema}`]);
    await connection.release();
  }
}

/** A migration that has run and that this program does not have; null when there is none. */
async function foreignMigration(db: DataSource, connection: QueryRunner, schema: string): Promise<string | null> {
  const known = new Set(db.migrations.map(({ name }) => name));
  const table = `"${schema}"."${db.options.migrationsTableName}"`;
  const [{ isThere }] = (await connection.query('SELECT to_regclass($1) IS NOT NULL AS "isThere"', [table])) as [
    { isThere: boolean },
  ];
  if (!isThere) return null;
  const run = (await connection.query(`SELECT name FROM ${table}`)) as { name: string }[];
  return run.find(({ name }) => !known.has(name))?.name ?? null;
}

/** The statements that would still be needed to make the tables what the entities say; none, unless a migration is missing. */
export async function drift(db: DataSource): Promise<string[]> {
  const { upQueries } = await db.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}
