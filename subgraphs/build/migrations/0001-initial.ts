import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Initial0001 implements MigrationInterface {
  readonly name = 'Initial00011795457129713';
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "build"."outbox" ("id" text NOT NULL, "position" BIGSERIAL NOT NULL, "event" jsonb NOT NULL, "sentAt" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_340ab539f309f03bdaa14aa7649" PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE INDEX "IDX_f965b136d4cf4ae89433380c58" ON "build"."outbox"  ("position") WHERE "sentAt" IS NULL`,
    );
    await db.query(
      `CREATE TABLE "build"."consumed_event" ("eventId" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_a196dcb63e363295c5752a33bcc" PRIMARY KEY ("eventId"))`,
    );
    await db.query(
      `CREATE TABLE "build"."dead_letter" ("eventId" text NOT NULL, "event" jsonb NOT NULL, "failure" text NOT NULL, "attempts" integer NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_fdaf4bb5755574386feeef3ad51" PRIMARY KEY ("eventId"))`,
    );
    await db.query(
      `CREATE TABLE "build"."idempotency_key" ("key" text NOT NULL, "entityId" text NOT NULL, "input" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_fc9ce4ebc11d09b2e28198f69b8" PRIMARY KEY ("key"))`,
    );
    await db.query(
      `CREATE TABLE "build"."known_project" ("id" text NOT NULL, "teamId" text NOT NULL, "name" text NOT NULL, "platforms" text array NOT NULL, "buildsAutomatically" boolean NOT NULL, "headRevisionId" text, "headNumber" integer NOT NULL DEFAULT '0', "headManifest" text, "deletedAt" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_1d3a5a1822ec1ea7cbe600475a9" PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE TABLE "build"."agent" ("id" text NOT NULL, "teamId" text, "agentTokenId" text NOT NULL, "pool" text NOT NULL, "kind" text NOT NULL, "name" text NOT NULL, "version" text NOT NULL, "capabilities" jsonb NOT NULL, "platforms" text array NOT NULL, "lastSeenAt" TIMESTAMP WITH TIME ZONE NOT NULL, "hasLeft" boolean NOT NULL DEFAULT false, "saysBusy" boolean NOT NULL DEFAULT false, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_1000e989398c5d4ed585cf9a46f" PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "IDX_93856d7866ab2f7e2a6a95bb44" ON "build"."agent"  ("teamId", "id") `);
    await db.query(
      `CREATE TABLE "build"."build" ("status" text NOT NULL, "claimedById" text, "leaseUntil" TIMESTAMP WITH TIME ZONE, "fencingToken" integer NOT NULL DEFAULT '0', "attempts" integer NOT NULL DEFAULT '0', "id" text NOT NULL, "projectId" text NOT NULL, "teamId" text NOT NULL, "revisionId" text NOT NULL, "revisionNumber" integer NOT NULL, "manifest" text NOT NULL, "platform" text NOT NULL, "profile" text NOT NULL, "trigger" text NOT NULL, "createdById" text, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "startedAt" TIMESTAMP WITH TIME ZONE, "finishedAt" TIMESTAMP WITH TIME ZONE, "failure" jsonb, "toolchains" jsonb NOT NULL DEFAULT '[]', "logIsTruncated" boolean NOT NULL DEFAULT false, "logSequence" integer NOT NULL DEFAULT '0', "logBytes" integer NOT NULL DEFAULT '0', CONSTRAINT "PK_5625549365ffbf46dd1c7ff342d" PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "IDX_1c8f29805deb0b185ef9ed8df2" ON "build"."build"  ("projectId", "id") `);
    await db.query(`CREATE INDEX "IDX_477d221b8fb047a7f75b1cfe5b" ON "build"."build"  ("teamId", "id") `);
    await db.query(`CREATE INDEX "IDX_93d2676e58d9678107ee3563dd" ON "build"."build"  ("status", "id") `);
    await db.query(
      `CREATE TABLE "build"."artifact" ("id" text NOT NULL, "buildId" text NOT NULL, "teamId" text NOT NULL, "kind" text NOT NULL, "fileName" text NOT NULL, "key" text NOT NULL, "bytes" bigint NOT NULL, "sha256" text NOT NULL, "contentType" text NOT NULL, "isVisible" boolean NOT NULL DEFAULT false, CONSTRAINT "PK_1f238d1d4ef8f85d0c0b8616fa3" PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "IDX_c55b52b1b78a2ae115be50cee2" ON "build"."artifact"  ("buildId", "id") `);
    await db.query(
      `CREATE TABLE "build"."diagnostic" ("id" text NOT NULL, "buildId" text NOT NULL, "phaseId" text NOT NULL, "severity" text NOT NULL, "path" text NOT NULL, "line" integer NOT NULL, "column" integer NOT NULL, "message" text NOT NULL, CONSTRAINT "PK_98c9b0b51c24cd981d15ee3091b" PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "IDX_2cb10462dbc2017be30ba3adf3" ON "build"."diagnostic"  ("buildId", "id") `);
    await db.query(
      `CREATE TABLE "build"."phase" ("id" text NOT NULL, "buildId" text NOT NULL, "name" text NOT NULL, "toolchain" text NOT NULL, "status" text NOT NULL, "startedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "finishedAt" TIMESTAMP WITH TIME ZONE, "notes" text array NOT NULL DEFAULT '{}', CONSTRAINT "PK_a9cac5076fb19818ed0f871bea8" PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE UNIQUE INDEX "IDX_e2a940bc29de02feb56e5ac8d3" ON "build"."phase"  ("buildId", "toolchain", "name") `,
    );
    await db.query(
      `CREATE TABLE "build"."awaited_preview" ("projectId" text NOT NULL, "platform" text NOT NULL, CONSTRAINT "PK_88c639a354056e8544970cf598a" PRIMARY KEY ("projectId", "platform"))`,
    );
    await db.query(
      `CREATE TABLE "build"."log_chunk" ("buildId" text NOT NULL, "sequence" integer NOT NULL, "text" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_56c88a7df739d9e1fe329748e6b" PRIMARY KEY ("buildId", "sequence"))`,
    );
  }
  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "build"."log_chunk"`);
    await db.query(`DROP TABLE "build"."awaited_preview"`);
    await db.query(`DROP INDEX "build"."IDX_e2a940bc29de02feb56e5ac8d3"`);
    await db.query(`DROP TABLE "build"."phase"`);
    await db.query(`DROP INDEX "build"."IDX_2cb10462dbc2017be30ba3adf3"`);
    await db.query(`DROP TABLE "build"."diagnostic"`);
    await db.query(`DROP INDEX "build"."IDX_c55b52b1b78a2ae115be50cee2"`);
    await db.query(`DROP TABLE "build"."artifact"`);
    await db.query(`DROP INDEX "build"."IDX_93d2676e58d9678107ee3563dd"`);
    await db.query(`DROP INDEX "build"."IDX_477d221b8fb047a7f75b1cfe5b"`);
    await db.query(`DROP INDEX "build"."IDX_1c8f29805deb0b185ef9ed8df2"`);
    await db.query(`DROP TABLE "build"."build"`);
    await db.query(`DROP INDEX "build"."IDX_93856d7866ab2f7e2a6a95bb44"`);
    await db.query(`DROP TABLE "build"."agent"`);
    await db.query(`DROP TABLE "build"."known_project"`);
    await db.query(`DROP TABLE "build"."idempotency_key"`);
    await db.query(`DROP TABLE "build"."dead_letter"`);
    await db.query(`DROP TABLE "build"."consumed_event"`);
    await db.query(`DROP INDEX "build"."IDX_f965b136d4cf4ae89433380c58"`);
    await db.query(`DROP TABLE "build"."outbox"`);
  }
}
