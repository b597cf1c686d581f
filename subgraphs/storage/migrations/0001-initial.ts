import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Initial0001 implements MigrationInterface {
  readonly name = 'Initial00011795452196204';
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "storage"."outbox" ("id" text NOT NULL, "position" BIGSERIAL NOT NULL, "event" jsonb NOT NULL, "sentAt" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_340ab539f309f03bdaa14aa7649" PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE INDEX "IDX_f965b136d4cf4ae89433380c58" ON "storage"."outbox"  ("position") WHERE "sentAt" IS NULL`,
    );
    await db.query(
      `CREATE TABLE "storage"."consumed_event" ("eventId" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_a196dcb63e363295c5752a33bcc" PRIMARY KEY ("eventId"))`,
    );
    await db.query(
      `CREATE TABLE "storage"."dead_letter" ("eventId" text NOT NULL, "event" jsonb NOT NULL, "failure" text NOT NULL, "attempts" integer NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_fdaf4bb5755574386feeef3ad51" PRIMARY KEY ("eventId"))`,
    );
    await db.query(
      `CREATE TABLE "storage"."idempotency_key" ("key" text NOT NULL, "entityId" text NOT NULL, "input" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_fc9ce4ebc11d09b2e28198f69b8" PRIMARY KEY ("key"))`,
    );
    await db.query(
      `CREATE TABLE "storage"."known_project" ("id" text NOT NULL, "teamId" text NOT NULL, "name" text NOT NULL, "platforms" text array NOT NULL, "buildsAutomatically" boolean NOT NULL, "headRevisionId" text, "headNumber" integer NOT NULL DEFAULT '0', "headManifest" text, "deletedAt" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_1d3a5a1822ec1ea7cbe600475a9" PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE TABLE "storage"."doomed_bytes" ("key" text NOT NULL, "teamId" text NOT NULL, "bytes" bigint NOT NULL, "writableUntil" TIMESTAMP WITH TIME ZONE NOT NULL, "deleteAfter" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_9e298b74151a846ce167038b56b" PRIMARY KEY ("key"))`,
    );
    await db.query(`CREATE INDEX "IDX_ea44a282d33270d393607d9c43" ON "storage"."doomed_bytes"  ("teamId") `);
    await db.query(`CREATE INDEX "IDX_ada616279447e5a5cfcb26deab" ON "storage"."doomed_bytes"  ("deleteAfter") `);
    await db.query(
      `CREATE TABLE "storage"."stored_object" ("id" text NOT NULL, "teamId" text NOT NULL, "projectId" text, "name" text NOT NULL, "bytes" bigint NOT NULL, "sha256" text NOT NULL, "contentType" text NOT NULL, "key" text NOT NULL, "createdById" text NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_930e078c7897a2bfaa89bd5a6ca" PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "IDX_fb09f834c35b879487d3badcf2" ON "storage"."stored_object"  ("teamId") `);
    await db.query(`CREATE INDEX "IDX_ca62a4992f00a199bdbee8b4cf" ON "storage"."stored_object"  ("projectId") `);
    await db.query(
      `CREATE TABLE "storage"."upload" ("id" text NOT NULL, "teamId" text NOT NULL, "projectId" text, "status" text NOT NULL, "name" text NOT NULL, "bytes" bigint NOT NULL, "sha256" text NOT NULL, "contentType" text NOT NULL, "key" text NOT NULL, "createdById" text NOT NULL, "objectId" text, "expiresAt" TIMESTAMP WITH TIME ZONE NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_1fe8db121b3de4ddfa677fc51f3" PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "IDX_8c4ce3d4c873a59f9f08b86499" ON "storage"."upload"  ("objectId") `);
    await db.query(`CREATE INDEX "IDX_0a36fdd24230d10a60856e63b2" ON "storage"."upload"  ("teamId", "status") `);
  }
  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX "storage"."IDX_0a36fdd24230d10a60856e63b2"`);
    await db.query(`DROP INDEX "storage"."IDX_8c4ce3d4c873a59f9f08b86499"`);
    await db.query(`DROP TABLE "storage"."upload"`);
    await db.query(`DROP INDEX "storage"."IDX_ca62a4992f00a199bdbee8b4cf"`);
    await db.query(`DROP INDEX "storage"."IDX_fb09f834c35b879487d3badcf2"`);
    await db.query(`DROP TABLE "storage"."stored_object"`);
    await db.query(`DROP INDEX "storage"."IDX_ada616279447e5a5cfcb26deab"`);
    await db.query(`DROP INDEX "storage"."IDX_ea44a282d33270d393607d9c43"`);
    await db.query(`DROP TABLE "storage"."doomed_bytes"`);
    await db.query(`DROP TABLE "storage"."known_project"`);
    await db.query(`DROP TABLE "storage"."idempotency_key"`);
    await db.query(`DROP TABLE "storage"."dead_letter"`);
    await db.query(`DROP TABLE "storage"."consumed_event"`);
    await db.query(`DROP INDEX "storage"."IDX_f965b136d4cf4ae89433380c58"`);
    await db.query(`DROP TABLE "storage"."outbox"`);
  }
}
