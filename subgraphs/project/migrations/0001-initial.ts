import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Initial0001 implements MigrationInterface {
  readonly name = 'Initial00011795452460427';
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "project"."outbox" ("id" text NOT NULL, "position" BIGSERIAL NOT NULL, "event" jsonb NOT NULL, "sentAt" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_340ab539f309f03bdaa14aa7649" PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE INDEX "IDX_f965b136d4cf4ae89433380c58" ON "project"."outbox"  ("position") WHERE "sentAt" IS NULL`,
    );
    await db.query(
      `CREATE TABLE "project"."consumed_event" ("eventId" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_a196dcb63e363295c5752a33bcc" PRIMARY KEY ("eventId"))`,
    );
    await db.query(
      `CREATE TABLE "project"."dead_letter" ("eventId" text NOT NULL, "event" jsonb NOT NULL, "failure" text NOT NULL, "attempts" integer NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_fdaf4bb5755574386feeef3ad51" PRIMARY KEY ("eventId"))`,
    );
    await db.query(
      `CREATE TABLE "project"."idempotency_key" ("key" text NOT NULL, "entityId" text NOT NULL, "input" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_fc9ce4ebc11d09b2e28198f69b8" PRIMARY KEY ("key"))`,
    );
    await db.query(
      `CREATE TABLE "project"."project" ("id" text NOT NULL, "name" text NOT NULL, "nameKey" text NOT NULL, "teamId" text NOT NULL, "createdById" text NOT NULL, "platforms" text array NOT NULL, "buildsAutomatically" boolean NOT NULL, "headRevisionId" text NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "deletedAt" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_4d68b1358bb5b766d3e78f32f57" PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "IDX_d0474b642dc0ae63660dd8e2ac" ON "project"."project"  ("teamId") `);
    await db.query(
      `CREATE UNIQUE INDEX "IDX_f36eff723c40aa6b0d525131d1" ON "project"."project"  ("teamId", "nameKey") WHERE "deletedAt" IS NULL`,
    );
    await db.query(
      `CREATE TABLE "project"."revision" ("id" text NOT NULL, "projectId" text NOT NULL, "teamId" text NOT NULL, "number" integer NOT NULL, "message" text NOT NULL, "source" text NOT NULL, "manifest" text NOT NULL, "fileCount" integer NOT NULL, "generationId" text, "restoredFromId" text, "createdById" text NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_f4767cdf0c0e78041514e5a94be" PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE UNIQUE INDEX "IDX_23984193df3d761dd941c292e1" ON "project"."revision"  ("generationId") WHERE "generationId" IS NOT NULL`,
    );
    await db.query(
      `CREATE UNIQUE INDEX "IDX_8e08f80bdd10a6a6b3cbed34bf" ON "project"."revision"  ("projectId", "number") `,
    );
    await db.query(
      `CREATE TABLE "project"."workspace" ("projectId" text NOT NULL, "stage" text NOT NULL, "percent" integer NOT NULL, "message" text NOT NULL, "generation" jsonb, "build" jsonb, "preview" jsonb, "open" jsonb NOT NULL DEFAULT '[]', CONSTRAINT "PK_2b08df3c5492ec545de557d1ce5" PRIMARY KEY ("projectId"))`,
    );
  }
  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "project"."workspace"`);
    await db.query(`DROP INDEX "project"."IDX_8e08f80bdd10a6a6b3cbed34bf"`);
    await db.query(`DROP INDEX "project"."IDX_23984193df3d761dd941c292e1"`);
    await db.query(`DROP TABLE "project"."revision"`);
    await db.query(`DROP INDEX "project"."IDX_f36eff723c40aa6b0d525131d1"`);
    await db.query(`DROP INDEX "project"."IDX_d0474b642dc0ae63660dd8e2ac"`);
    await db.query(`DROP TABLE "project"."project"`);
    await db.query(`DROP TABLE "project"."idempotency_key"`);
    await db.query(`DROP TABLE "project"."dead_letter"`);
    await db.query(`DROP TABLE "project"."consumed_event"`);
    await db.query(`DROP INDEX "project"."IDX_f965b136d4cf4ae89433380c58"`);
    await db.query(`DROP TABLE "project"."outbox"`);
  }
}
