import type { DataSource } from 'typeorm';
import type { BuildWakes } from '../build/build-changes';
import { FAIR_ORDER } from './fair-order';
import { readFleets } from './queue-places';

/** Viewers of builds that wait further behind see their place when they ask. */
const WATCHED = 200;

/** Tells those who look at a waiting build when its place, or the reason why it waits, may have changed. */
export class QueueWatch {
  private last = '';

  constructor(
    private readonly db: DataSource,
    private readonly wakes: BuildWakes,
  ) {}

  async look(): Promise<void> {
    const rows = await this.db.query<{ id: string }[]>(
      `SELECT "id" FROM build WHERE "status" = 'QUEUED' ORDER BY ${FAIR_ORDER} LIMIT ${WATCHED}`,
    );
    const waiting = rows.map(({ id }) => id);
    const present = waiting.length > 0 ? JSON.stringify([waiting, await readFleets(this.db)]) : '';
    const isNews = present !== this.last;
    this.last = present;
    if (isNews) await this.wakes.changed(waiting);
  }
}
