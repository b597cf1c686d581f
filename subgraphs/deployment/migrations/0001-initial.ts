import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Initial0001 implements MigrationInterface {
  readonly name = 'Initial00011795448707438';
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "deployment"."outbox" ("id" text NOT NULL, "position" BIGSERIAL NOT NULL, "event" jsonb NOT NULL, "sentAt" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_340ab539f309f03bdaa14aa7649" PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE INDEX "IDX_f965b136d4cf4ae89433380c58" ON "deployment"."outbox"  ("position") WHERE "sentAt" IS NULL`,
    );
    await db.query(
      `CREATE TABLE "deployment"."consumed_event" ("eventId" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_a196dcb63e363295c5752a33bcc" PRIMARY KEY ("eventId"))`,
    );
    await db.query(
      `CREATE TABLE "deployment"."dead_letter" ("eventId" text NOT NULL, "event" jsonb NOT NULL, "failure" text NOT NULL, "attempts" integer NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_fdaf4bb5755574386feeef3ad51" PRIMARY KEY ("eventId"))`,
    );
    await db.query(
      `CREATE TABLE "deployment"."idempotency_key" ("key" text NOT NULL, "entityId" text NOT NULL, "input" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_fc9ce4ebc11d09b2e28198f69b8" PRIMARY KEY ("key"))`,
    );
    await db.query(
      `CREATE TABLE "deployment"."known_project" ("id" text NOT NULL, "teamId" text NOT NULL, "name" text NOT NULL, "platforms" text array NOT NULL, "buildsAutomatically" boolean NOT NULL, "headRevisionId" text, "headNumber" integer NOT NULL DEFAULT '0', "headManifest" text, "deletedAt" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_1d3a5a1822ec1ea7cbe600475a9" PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE TABLE "deployment"."known_build" ("id" text NOT NULL, "projectId" text NOT NULL, "platform" text NOT NULL, "profile" text NOT NULL, "status" text NOT NULL, "artifacts" jsonb NOT NULL, CONSTRAINT "PK_b884c29305585b2f6546e578f1e" PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE TABLE "deployment"."deployment" ("id" text NOT NULL, "projectId" text NOT NULL, "teamId" text NOT NULL, "storeAppId" text NOT NULL, "buildId" text NOT NULL, "storeName" text NOT NULL, "track" text NOT NULL, "releaseNotes" text NOT NULL, "status" text NOT NULL, "steps" jsonb NOT NULL, "checks" jsonb NOT NULL, "failure" jsonb, "versionCode" integer, "uploadStartedAt" TIMESTAMP WITH TIME ZONE, "releaseId" text, "releaseState" text, "rawState" text, "rejection" text, "rolloutFraction" double precision NOT NULL DEFAULT '1', "turn" integer NOT NULL DEFAULT '0', "createdById" text NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "finishedAt" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_ee1f952fc81f37c6fea69c2e248" PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE INDEX "IDX_4db00eab6f7346810fab4bbaed" ON "deployment"."deployment"  ("status") WHERE status IN ('QUEUED', 'RUNNING')`,
    );
    await db.query(`CREATE INDEX "IDX_fd5c3df022de6b12ca48fb0fe5" ON "deployment"."deployment"  ("storeAppId", "id") `);
    await db.query(`CREATE INDEX "IDX_2974b32a5ad31553f9f12b4133" ON "deployment"."deployment"  ("projectId", "id") `);
    await db.query(
      `CREATE TABLE "deployment"."store_app" ("id" text NOT NULL, "projectId" text NOT NULL, "teamId" text NOT NULL, "store" text NOT NULL, "bundleId" text NOT NULL, "bundleKey" text NOT NULL, "lastVersionCode" integer NOT NULL DEFAULT '0', "createdById" text NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_58e9d4de65a25205c2affe53f46" PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE UNIQUE INDEX "IDX_383d3f49f4dbd393d453e53467" ON "deployment"."store_app"  ("store", "bundleKey") `,
    );
    await db.query(
      `CREATE UNIQUE INDEX "IDX_5841bd7145c57a859c95731284" ON "deployment"."store_app"  ("projectId", "store") `,
    );
  }
  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX "deployment"."IDX_5841bd7145c57a859c95731284"`);
    await db.query(`DROP INDEX "deployment"."IDX_383d3f49f4dbd393d453e53467"`);
    await db.query(`DROP TABLE "deployment"."store_app"`);
    await db.query(`DROP INDEX "deployment"."IDX_2974b32a5ad31553f9f12b4133"`);
    await db.query(`DROP INDEX "deployment"."IDX_fd5c3df022de6b12ca48fb0fe5"`);
    await db.query(`DROP INDEX "deployment"."IDX_4db00eab6f7346810fab4bbaed"`);
    await db.query(`DROP TABLE "deployment"."deployment"`);
    await db.query(`DROP TABLE "deployment"."known_build"`);
    await db.query(`DROP TABLE "deployment"."known_project"`);
    await db.query(`DROP TABLE "deployment"."idempotency_key"`);
    await db.query(`DROP TABLE "deployment"."dead_letter"`);
    await db.query(`DROP TABLE "deployment"."consumed_event"`);
    await db.query(`DROP INDEX "deployment"."IDX_f965b136d4cf4ae89433380c58"`);
    await db.query(`DROP TABLE "deployment"."outbox"`);
  }
}
