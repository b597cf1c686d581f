import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Initial0001 implements MigrationInterface {
  readonly name = 'Initial00011795460857640';
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "account"."outbox" ("id" text NOT NULL, "position" BIGSERIAL NOT NULL, "event" jsonb NOT NULL, "sentAt" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_340ab539f309f03bdaa14aa7649" PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE INDEX "IDX_f965b136d4cf4ae89433380c58" ON "account"."outbox"  ("position") WHERE "sentAt" IS NULL`,
    );
    await db.query(
      `CREATE TABLE "account"."consumed_event" ("eventId" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_a196dcb63e363295c5752a33bcc" PRIMARY KEY ("eventId"))`,
    );
    await db.query(
      `CREATE TABLE "account"."dead_letter" ("eventId" text NOT NULL, "event" jsonb NOT NULL, "failure" text NOT NULL, "attempts" integer NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_fdaf4bb5755574386feeef3ad51" PRIMARY KEY ("eventId"))`,
    );
    await db.query(
      `CREATE TABLE "account"."idempotency_key" ("key" text NOT NULL, "entityId" text NOT NULL, "input" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_fc9ce4ebc11d09b2e28198f69b8" PRIMARY KEY ("key"))`,
    );
    await db.query(
      `CREATE TABLE "account"."access_token" ("id" text NOT NULL, "userId" text NOT NULL, "name" text NOT NULL, "scopes" text array, "tokenHash" text NOT NULL, "expiresAt" TIMESTAMP WITH TIME ZONE NOT NULL, "lastUsedAt" TIMESTAMP WITH TIME ZONE, "revokedAt" TIMESTAMP WITH TIME ZONE, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_f20f028607b2603deabd8182d12" PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "IDX_9949557d0e1b2c19e5344c171e" ON "account"."access_token"  ("userId") `);
    await db.query(`CREATE UNIQUE INDEX "IDX_25db711d31136f910d6fe80aa7" ON "account"."access_token"  ("tokenHash") `);
    await db.query(
      `CREATE TABLE "account"."agent_token" ("id" text NOT NULL, "teamId" text NOT NULL, "name" text NOT NULL, "pool" text NOT NULL, "tokenHash" text NOT NULL, "createdById" text NOT NULL, "lastUsedAt" TIMESTAMP WITH TIME ZONE, "revokedAt" TIMESTAMP WITH TIME ZONE, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_05d82e6a18f93b821fa899dd899" PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "IDX_01c987508663d16bf6d6dbc544" ON "account"."agent_token"  ("teamId") `);
    await db.query(`CREATE UNIQUE INDEX "IDX_7c7e4e4a47e6c2a54836f63c67" ON "account"."agent_token"  ("tokenHash") `);
    await db.query(
      `CREATE TABLE "account"."team" ("id" text NOT NULL, "name" text NOT NULL, "isPersonal" boolean NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_f57d8293406df4af348402e4b74" PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE TABLE "account"."oauth_client" ("id" text NOT NULL, "teamId" text NOT NULL, "name" text NOT NULL, "scopes" text array NOT NULL, "secretHash" text NOT NULL, "previousSecretHash" text, "previousSecretExpiresAt" TIMESTAMP WITH TIME ZONE, "createdById" text NOT NULL, "lastUsedAt" TIMESTAMP WITH TIME ZONE, "revokedAt" TIMESTAMP WITH TIME ZONE, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_d6e58a7e0ec3ac17a67ba7f97cd" PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "IDX_d5d7aa2b981aa0d744195d7536" ON "account"."oauth_client"  ("teamId") `);
    await db.query(
      `CREATE TABLE "account"."session" ("id" text NOT NULL, "userId" text NOT NULL, "generation" integer NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "lastSeenAt" TIMESTAMP WITH TIME ZONE NOT NULL, "expiresAt" TIMESTAMP WITH TIME ZONE NOT NULL, "revokedAt" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_f55da76ac1c3ac420f444d2ff11" PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "IDX_3d2f174ef04fb312fdebd0ddc5" ON "account"."session"  ("userId") `);
    await db.query(
      `CREATE TABLE "account"."membership" ("id" text NOT NULL, "teamId" text NOT NULL, "userId" text NOT NULL, "role" text NOT NULL, "joinedAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_83c1afebef3059472e7c37e8de8" PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "IDX_eef2d9d9c70cd13bed868afedf" ON "account"."membership"  ("userId") `);
    await db.query(
      `CREATE UNIQUE INDEX "IDX_8cbaee95bef7db57d99430b302" ON "account"."membership"  ("teamId", "userId") `,
    );
    await db.query(
      `CREATE TABLE "account"."user" ("id" text NOT NULL, "name" text NOT NULL, "email" text NOT NULL, "emailKey" text NOT NULL, "passwordHash" text NOT NULL, "personalTeamId" text NOT NULL, "emailVerifiedAt" TIMESTAMP WITH TIME ZONE, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "deletedAt" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_cace4a159ff9f2512dd42373760" PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE UNIQUE INDEX "IDX_c1f749754c0bd05ea98bfd83fb" ON "account"."user"  ("emailKey") WHERE "deletedAt" IS NULL`,
    );
    await db.query(
      `CREATE TABLE "account"."invitation" ("id" text NOT NULL, "teamId" text NOT NULL, "email" text NOT NULL, "emailKey" text NOT NULL, "role" text NOT NULL, "tokenHash" text NOT NULL, "expiresAt" TIMESTAMP WITH TIME ZONE NOT NULL, "acceptedAt" TIMESTAMP WITH TIME ZONE, "acceptedById" text, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_beb994737756c0f18a1c1f8669c" PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "IDX_676ef6471ce7176869d73365a4" ON "account"."invitation"  ("tokenHash") `);
    await db.query(
      `CREATE UNIQUE INDEX "IDX_c80348307bea51f9e6ef28d6f3" ON "account"."invitation"  ("teamId", "emailKey") WHERE "acceptedAt" IS NULL`,
    );
    await db.query(
      `CREATE TABLE "account"."signing_key" ("id" text NOT NULL, "publicJwk" jsonb NOT NULL, "sealedPrivateJwk" text NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_5cc161da020c79bb3ac9953edae" PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE TABLE "account"."mail_token" ("hash" text NOT NULL, "purpose" text NOT NULL, "userId" text NOT NULL, "expiresAt" TIMESTAMP WITH TIME ZONE NOT NULL, "usedAt" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_6a627fa7fbfbfd127995bf3675b" PRIMARY KEY ("hash"))`,
    );
    await db.query(`CREATE INDEX "IDX_bafb85c5f9bd9fe2de25591236" ON "account"."mail_token"  ("userId") `);
  }
  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX "account"."IDX_bafb85c5f9bd9fe2de25591236"`);
    await db.query(`DROP TABLE "account"."mail_token"`);
    await db.query(`DROP TABLE "account"."signing_key"`);
    await db.query(`DROP INDEX "account"."IDX_c80348307bea51f9e6ef28d6f3"`);
    await db.query(`DROP INDEX "account"."IDX_676ef6471ce7176869d73365a4"`);
    await db.query(`DROP TABLE "account"."invitation"`);
    await db.query(`DROP INDEX "account"."IDX_c1f749754c0bd05ea98bfd83fb"`);
    await db.query(`DROP TABLE "account"."user"`);
    await db.query(`DROP INDEX "account"."IDX_8cbaee95bef7db57d99430b302"`);
    await db.query(`DROP INDEX "account"."IDX_eef2d9d9c70cd13bed868afedf"`);
    await db.query(`DROP TABLE "account"."membership"`);
    await db.query(`DROP INDEX "account"."IDX_3d2f174ef04fb312fdebd0ddc5"`);
    await db.query(`DROP TABLE "account"."session"`);
    await db.query(`DROP INDEX "account"."IDX_d5d7aa2b981aa0d744195d7536"`);
    await db.query(`DROP TABLE "account"."oauth_client"`);
    await db.query(`DROP TABLE "account"."team"`);
    await db.query(`DROP INDEX "account"."IDX_7c7e4e4a47e6c2a54836f63c67"`);
    await db.query(`DROP INDEX "account"."IDX_01c987508663d16bf6d6dbc544"`);
    await db.query(`DROP TABLE "account"."agent_token"`);
    await db.query(`DROP INDEX "account"."IDX_25db711d31136f910d6fe80aa7"`);
    await db.query(`DROP INDEX "account"."IDX_9949557d0e1b2c19e5344c171e"`);
    await db.query(`DROP TABLE "account"."access_token"`);
    await db.query(`DROP TABLE "account"."idempotency_key"`);
    await db.query(`DROP TABLE "account"."dead_letter"`);
    await db.query(`DROP TABLE "account"."consumed_event"`);
    await db.query(`DROP INDEX "account"."IDX_f965b136d4cf4ae89433380c58"`);
    await db.query(`DROP TABLE "account"."outbox"`);
  }
}
