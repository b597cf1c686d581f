import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Initial0001 implements MigrationInterface {
  readonly name = 'Initial00011795451951492';
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "preview"."outbox" ("id" text NOT NULL, "position" BIGSERIAL NOT NULL, "event" jsonb NOT NULL, "sentAt" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_340ab539f309f03bdaa14aa7649" PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE INDEX "IDX_f965b136d4cf4ae89433380c58" ON "preview"."outbox"  ("position") WHERE "sentAt" IS NULL`,
    );
    await db.query(
      `CREATE TABLE "preview"."consumed_event" ("eventId" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_a196dcb63e363295c5752a33bcc" PRIMARY KEY ("eventId"))`,
    );
    await db.query(
      `CREATE TABLE "preview"."dead_letter" ("eventId" text NOT NULL, "event" jsonb NOT NULL, "failure" text NOT NULL, "attempts" integer NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_fdaf4bb5755574386feeef3ad51" PRIMARY KEY ("eventId"))`,
    );
    await db.query(
      `CREATE TABLE "preview"."idempotency_key" ("key" text NOT NULL, "entityId" text NOT NULL, "input" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_fc9ce4ebc11d09b2e28198f69b8" PRIMARY KEY ("key"))`,
    );
    await db.query(
      `CREATE TABLE "preview"."known_project" ("id" text NOT NULL, "teamId" text NOT NULL, "name" text NOT NULL, "platforms" text array NOT NULL, "buildsAutomatically" boolean NOT NULL, "headRevisionId" text, "headNumber" integer NOT NULL DEFAULT '0', "headManifest" text, "deletedAt" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_1d3a5a1822ec1ea7cbe600475a9" PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE TABLE "preview"."known_build" ("id" text NOT NULL, "projectId" text NOT NULL, "revisionId" text NOT NULL, "platform" text NOT NULL, "status" text NOT NULL, "claim" integer NOT NULL DEFAULT '0', "bundle" jsonb, "problem" text, CONSTRAINT "PK_b884c29305585b2f6546e578f1e" PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE INDEX "IDX_d8f3097da0d01017d7fe31b142" ON "preview"."known_build"  ("projectId", "platform", "revisionId") `,
    );
    await db.query(
      `CREATE TABLE "preview"."preview_command" ("sessionId" text NOT NULL, "sequence" integer NOT NULL, "kind" text NOT NULL, "input" jsonb, "buildId" text, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "answeredAt" TIMESTAMP WITH TIME ZONE, "error" text, "frame" integer, "picture" jsonb, CONSTRAINT "PK_90f6c0fac7ae9084794378d53ac" PRIMARY KEY ("sessionId", "sequence"))`,
    );
    await db.query(
      `CREATE TABLE "preview"."preview_session" ("status" text NOT NULL, "claimedById" text, "leaseUntil" TIMESTAMP WITH TIME ZONE, "fencingToken" integer NOT NULL DEFAULT '0', "attempts" integer NOT NULL DEFAULT '0', "id" text NOT NULL, "projectId" text NOT NULL, "teamId" text NOT NULL, "userId" text NOT NULL, "platform" text NOT NULL, "wantedRevisionId" text NOT NULL, "buildAskedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "buildId" text, "awaitedRevisionId" text, "deviceId" text, "publishedAt" TIMESTAMP WITH TIME ZONE, "stream" jsonb, "failure" jsonb, "message" text NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "startedAt" TIMESTAMP WITH TIME ZONE, "endedAt" TIMESTAMP WITH TIME ZONE, "lastActiveAt" TIMESTAMP WITH TIME ZONE NOT NULL, "lastCommand" integer NOT NULL DEFAULT '0', CONSTRAINT "PK_fd3a60a5e4b2af43de2de1c2a5d" PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE INDEX "IDX_bafa01007456e752d0abfdaa44" ON "preview"."preview_session"  ("projectId", "id") `,
    );
    await db.query(
      `CREATE INDEX "IDX_77a3594bf9a575946a12837336" ON "preview"."preview_session"  ("teamId", "status") `,
    );
    await db.query(`CREATE INDEX "IDX_66010d559d16dbc61eb6da7287" ON "preview"."preview_session"  ("status", "id") `);
    await db.query(
      `CREATE TABLE "preview"."device" ("id" text NOT NULL, "agentId" text NOT NULL, "agentTokenId" text NOT NULL, "teamId" text, "name" text NOT NULL, "platform" text NOT NULL, "width" integer NOT NULL, "height" integer NOT NULL, "kind" text NOT NULL, "lastSeenAt" TIMESTAMP WITH TIME ZONE NOT NULL, "isRemoved" boolean NOT NULL DEFAULT false, CONSTRAINT "PK_2dc10972aa4e27c01378dad2c72" PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE UNIQUE INDEX "IDX_c57205308130deca25813a21ce" ON "preview"."device"  ("agentTokenId", "agentId", "name") `,
    );
  }
  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX "preview"."IDX_c57205308130deca25813a21ce"`);
    await db.query(`DROP TABLE "preview"."device"`);
    await db.query(`DROP INDEX "preview"."IDX_66010d559d16dbc61eb6da7287"`);
    await db.query(`DROP INDEX "preview"."IDX_77a3594bf9a575946a12837336"`);
    await db.query(`DROP INDEX "preview"."IDX_bafa01007456e752d0abfdaa44"`);
    await db.query(`DROP TABLE "preview"."preview_session"`);
    await db.query(`DROP TABLE "preview"."preview_command"`);
    await db.query(`DROP INDEX "preview"."IDX_d8f3097da0d01017d7fe31b142"`);
    await db.query(`DROP TABLE "preview"."known_build"`);
    await db.query(`DROP TABLE "preview"."known_project"`);
    await db.query(`DROP TABLE "preview"."idempotency_key"`);
    await db.query(`DROP TABLE "preview"."dead_letter"`);
    await db.query(`DROP TABLE "preview"."consumed_event"`);
    await db.query(`DROP INDEX "preview"."IDX_f965b136d4cf4ae89433380c58"`);
    await db.query(`DROP TABLE "preview"."outbox"`);
  }
}
