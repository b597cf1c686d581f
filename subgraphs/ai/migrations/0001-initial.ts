import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Initial0001 implements MigrationInterface {
  readonly name = 'Initial00011795452591766';
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "ai"."outbox" ("id" text NOT NULL, "position" BIGSERIAL NOT NULL, "event" jsonb NOT NULL, "sentAt" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_340ab539f309f03bdaa14aa7649" PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE INDEX "IDX_f965b136d4cf4ae89433380c58" ON "ai"."outbox"  ("position") WHERE "sentAt" IS NULL`,
    );
    await db.query(
      `CREATE TABLE "ai"."consumed_event" ("eventId" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_a196dcb63e363295c5752a33bcc" PRIMARY KEY ("eventId"))`,
    );
    await db.query(
      `CREATE TABLE "ai"."dead_letter" ("eventId" text NOT NULL, "event" jsonb NOT NULL, "failure" text NOT NULL, "attempts" integer NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_fdaf4bb5755574386feeef3ad51" PRIMARY KEY ("eventId"))`,
    );
    await db.query(
      `CREATE TABLE "ai"."idempotency_key" ("key" text NOT NULL, "entityId" text NOT NULL, "input" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_fc9ce4ebc11d09b2e28198f69b8" PRIMARY KEY ("key"))`,
    );
    await db.query(
      `CREATE TABLE "ai"."known_project" ("id" text NOT NULL, "teamId" text NOT NULL, "name" text NOT NULL, "platforms" text array NOT NULL, "buildsAutomatically" boolean NOT NULL, "headRevisionId" text, "headNumber" integer NOT NULL DEFAULT '0', "headManifest" text, "deletedAt" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_1d3a5a1822ec1ea7cbe600475a9" PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE TABLE "ai"."generation" ("id" text NOT NULL, "projectId" text NOT NULL, "teamId" text NOT NULL, "userId" text NOT NULL, "prompt" text NOT NULL, "status" text NOT NULL, "failure" jsonb, "changes" text array NOT NULL DEFAULT '{}', "files" jsonb NOT NULL DEFAULT '[]', "baseRevisionId" text NOT NULL, "baseManifest" text NOT NULL, "manifest" text, "handedOverAt" TIMESTAMP WITH TIME ZONE, "model" text, "inputTokens" integer NOT NULL DEFAULT '0', "outputTokens" integer NOT NULL DEFAULT '0', "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "finishedAt" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_58db1b8155c99c2604394ffef2a" PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "IDX_b4912d580145f830c84ceda792" ON "ai"."generation"  ("projectId", "status") `);
    await db.query(
      `CREATE TABLE "ai"."generation_part" ("generationId" text NOT NULL, "sequence" integer NOT NULL, "kind" text NOT NULL, "text" text NOT NULL, "file" jsonb, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_0367cf48af7142a8e7ab5a317e4" PRIMARY KEY ("generationId", "sequence"))`,
    );
  }
  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "ai"."generation_part"`);
    await db.query(`DROP INDEX "ai"."IDX_b4912d580145f830c84ceda792"`);
    await db.query(`DROP TABLE "ai"."generation"`);
    await db.query(`DROP TABLE "ai"."known_project"`);
    await db.query(`DROP TABLE "ai"."idempotency_key"`);
    await db.query(`DROP TABLE "ai"."dead_letter"`);
    await db.query(`DROP TABLE "ai"."consumed_event"`);
    await db.query(`DROP INDEX "ai"."IDX_f965b136d4cf4ae89433380c58"`);
    await db.query(`DROP TABLE "ai"."outbox"`);
  }
}
