import type { EntityManager } from 'typeorm';
import type { Consumer } from '#platform/database/consumers';
import { on } from '#platform/graphql/subgraph';
import { knownProjectConsumers } from '#platform/known-projects/consumers';
import { UserDeleted } from '#schema/events/account';
import type { Event } from '#schema/events/event';
import { measureOf, PLATFORM_EVENTS, usageOf } from './usage/platform-usage';
import type { Pseudonyms } from './usage/pseudonyms';
import { type Measure, UsageEvent } from './usage/usage-event.entity';

/** Every event of the platform becomes a row; a deleted user's rows forget who it was. */
export const consumersWith = (pseudonyms: Pseudonyms): Consumer[] => [
  ...knownProjectConsumers,
  ...PLATFORM_EVENTS.map((type) => on(type, (tx, _data, event) => keep(tx, event, pseudonyms))),
  on(UserDeleted, async (tx, { userId }) => {
    await tx.update(UsageEvent, { actor: pseudonyms.of(userId) }, { actor: null });
  }),
];

async function keep(tx: EntityManager, event: Event, pseudonyms: Pseudonyms): Promise<void> {
  const usage = usageOf(event, pseudonyms);
  const measure = measureOf(event);
  const counts = measure !== null && (await isFirst(tx, measure, usage.subjectId ?? event.id, usage.at));
  await tx.insert(UsageEvent, { ...usage, measure: counts ? measure : null });
}

async function isFirst(tx: EntityManager, measure: Measure, subjectId: string, at: Date): Promise<boolean> {
  const fresh = await tx.query<unknown[]>(
    'INSERT INTO milestone (key, at) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING key',
    [`${measure} ${subjectId}`, at],
  );
  return fresh.length > 0;
}
