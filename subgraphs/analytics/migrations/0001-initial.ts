import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Initial0001 implements MigrationInterface {
  readonly name = 'Initial00011795449646336';
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "analytics"."outbox" ("id" text NOT NULL, "position" BIGSERIAL NOT NULL, "event" jsonb NOT NULL, "sentAt" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_340ab539f309f03bdaa14aa7649" PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE INDEX "IDX_f965b136d4cf4ae89433380c58" ON "analytics"."outbox"  ("position") WHERE "sentAt" IS NULL`,
    );
    await db.query(
      `CREATE TABLE "analytics"."consumed_event" ("eventId" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_a196dcb63e363295c5752a33bcc" PRIMARY KEY ("eventId"))`,
    );
    await db.query(
      `CREATE TABLE "analytics"."dead_letter" ("eventId" text NOT NULL, "event" jsonb NOT NULL, "failure" text NOT NULL, "attempts" integer NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_fdaf4bb5755574386feeef3ad51" PRIMARY KEY ("eventId"))`,
    );
    await db.query(
      `CREATE TABLE "analytics"."idempotency_key" ("key" text NOT NULL, "entityId" text NOT NULL, "input" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_fc9ce4ebc11d09b2e28198f69b8" PRIMARY KEY ("key"))`,
    );
    await db.query(
      `CREATE TABLE "analytics"."known_project" ("id" text NOT NULL, "teamId" text NOT NULL, "name" text NOT NULL, "platforms" text array NOT NULL, "buildsAutomatically" boolean NOT NULL, "headRevisionId" text, "headNumber" integer NOT NULL DEFAULT '0', "headManifest" text, "deletedAt" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_1d3a5a1822ec1ea7cbe600475a9" PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE TABLE "analytics"."usage_event" ("at" TIMESTAMP WITH TIME ZONE NOT NULL, "id" text NOT NULL, "name" text NOT NULL, "measure" text, "teamId" text, "projectId" text, "subjectId" text, "actor" text, "status" text, "platform" text, "profile" text, "store" text, "durationMs" integer, "properties" jsonb NOT NULL DEFAULT '{}', CONSTRAINT "PK_c6fc2f509e8e90d7f0a3c3f3fee" PRIMARY KEY ("at", "id"))`,
    );
    await db.query(
      `CREATE INDEX "IDX_1ca2c6d35b2762a2419303cb04" ON "analytics"."usage_event"  ("actor") WHERE actor IS NOT NULL`,
    );
    await db.query(
      `CREATE INDEX "IDX_2c8537869f422b8008efe19595" ON "analytics"."usage_event"  ("teamId", "at") WHERE actor IS NOT NULL`,
    );
    await db.query(
      `CREATE INDEX "IDX_86df366db7974129c7132781fb" ON "analytics"."usage_event"  ("teamId", "measure", "at") `,
    );
    await db.query(
      `CREATE TABLE "analytics"."tracked_event" ("teamId" text NOT NULL, "eventId" text NOT NULL, "receivedAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_f4970a847a232c261d466a00be9" PRIMARY KEY ("teamId", "eventId"))`,
    );
    await db.query(`CREATE INDEX "IDX_ddab2b6acbf5ae7e176f1a587c" ON "analytics"."tracked_event"  ("receivedAt") `);
    await db.query(
      `CREATE TABLE "analytics"."milestone" ("key" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_48b433253ac5e8e1d9b8c82a0e7" PRIMARY KEY ("key"))`,
    );
    await db.query(`CREATE INDEX "IDX_ad6b45badb73ccb1089530d8fa" ON "analytics"."milestone"  ("at") `);
  }
  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX "analytics"."IDX_ad6b45badb73ccb1089530d8fa"`);
    await db.query(`DROP TABLE "analytics"."milestone"`);
    await db.query(`DROP INDEX "analytics"."IDX_ddab2b6acbf5ae7e176f1a587c"`);
    await db.query(`DROP TABLE "analytics"."tracked_event"`);
    await db.query(`DROP INDEX "analytics"."IDX_86df366db7974129c7132781fb"`);
    await db.query(`DROP INDEX "analytics"."IDX_2c8537869f422b8008efe19595"`);
    await db.query(`DROP INDEX "analytics"."IDX_1ca2c6d35b2762a2419303cb04"`);
    await db.query(`DROP TABLE "analytics"."usage_event"`);
    await db.query(`DROP TABLE "analytics"."known_project"`);
    await db.query(`DROP TABLE "analytics"."idempotency_key"`);
    await db.query(`DROP TABLE "analytics"."dead_letter"`);
    await db.query(`DROP TABLE "analytics"."consumed_event"`);
    await db.query(`DROP INDEX "analytics"."IDX_f965b136d4cf4ae89433380c58"`);
    await db.query(`DROP TABLE "analytics"."outbox"`);
  }
}
