import type { DataSource } from 'typeorm';
import { OFFLINE_AFTER_SECONDS } from '../agent/agent-status';
import type { MobilePlatform } from '#schema/shared/mobile-platform';
import type { Build } from '../build/build.entity';
import { FAIR_ORDER } from './fair-order';
import { type Fleet, placeOf, type QueuePlace } from './queue-place';

/** Places of builds in the queue, two statements for all of them; null for one that does not wait. */
export async function queuePlacesOf(db: DataSource, builds: readonly Build[]): Promise<(QueuePlace | null)[]> {
  const places = await positions(db, builds);
  const fleets = places.size > 0 ? await readFleets(db) : [];
  return builds.map(({ id, platform, teamId }) => {
    const position = places.get(id);
    if (position === undefined) return null;
    const able = fleets.filter((row) => row.platform === platform && (!row.teamId || row.teamId === teamId));
    return placeOf(position, platform, able.reduce(sum, { total: 0, online: 0, busy: 0 }));
  });
}

async function positions(db: DataSource, builds: readonly Build[]): Promise<Map<string, number>> {
  const rows = await db.query<{ id: string; position: number }[]>(
    `SELECT "id", "position"::int FROM (
       SELECT "id", row_number() OVER (PARTITION BY "platform" ORDER BY ${FAIR_ORDER}) AS "position"
       FROM build WHERE "status" = 'QUEUED') AS queue
     WHERE "id" = ANY($1)`,
    [builds.map(({ id }) => id)],
  );
  return new Map(rows.map(({ id, position }) => [id, position]));
}

type FleetRow = Fleet & { teamId: string | null; platform: MobilePlatform };

/** How many agents there are for whom, on which platform, and how many of them are there and busy. */
export async function readFleets(db: DataSource): Promise<FleetRow[]> {
  return db.query<FleetRow[]>(
    `SELECT "teamId", "platform", count(*)::int AS total, (count(*) FILTER (WHERE "isOnline"))::int AS online,
            (count(*) FILTER (WHERE "isOnline" AND "isBusy"))::int AS busy
     FROM (SELECT "teamId", unnest("platforms") AS "platform",
                  NOT "hasLeft" AND "lastSeenAt" > now() - interval '${OFFLINE_AFTER_SECONDS} seconds' AS "isOnline",
                  EXISTS (SELECT FROM build WHERE "claimedById" = agent."id" AND "status" = 'RUNNING') AS "isBusy"
           FROM agent WHERE "kind" = 'BUILD' AND "lastSeenAt" > now() - interval '7 days') AS able
     GROUP BY "teamId", "platform" ORDER BY "teamId", "platform"`,
  );
}

const sum = (a: Fleet, b: Fleet): Fleet => ({
  total: a.total + b.total,
  online: a.online + b.online,
  busy: a.busy + b.busy,
});
