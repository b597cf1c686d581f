import type { Pool } from 'pg';
import type { Event } from '#schema/events/event';

export interface Placed {
  position: number;
  /** Null: the group has not subscribed to its name. */
  event: Event | null;
}

/** The oldest event of a key that the group could not handle yet. */
export interface Delayed {
  key: string;
  position: number;
  attempts: number;
  dueInMs: number;
}

export interface Postponement {
  attempts: number;
  pauseMs: number;
  error: string | null;
}

/** Another server has taken the group over; what this one writes is refused. */
export class GroupTakenOver extends Error {}

type Row = Event & { position: number; wanted: boolean };

const DELAYED = `key, position::float8 as position, attempts,
  extract(epoch from due_at - clock_timestamp())::float8 * 1000 as "dueInMs"`;

/** One group's rows. What is written here may be lost with the server's last moment: that costs a repeated delivery, never an event. */
export class GroupStore {
  private epoch = '0';

  constructor(
    private readonly pool: Pool,
    readonly group: string,
    private readonly names: readonly string[],
  ) {}

  /** Shuts out every earlier server of the group and tells where it stood. */
  async take(): Promise<{ position: number; delayed: Delayed[] }> {
    const { rows } = await this.pool.query<{ epoch: string; position: number }>(
      `insert into bus.consumer as c (group_name, epoch) values ($1, 1)
       on conflict (group_name) do update set epoch = c.epoch + 1
       returning epoch, position::float8 as position`,
      [this.group],
    );
    this.epoch = rows[0]?.epoch ?? '0';
    const delayed = await this.pool.query<Delayed>(
      `select distinct on (key) ${DELAYED} from bus.delayed where group_name = $1 order by key, position`,
      [this.group],
    );
    return { position: rows[0]?.position ?? 0, delayed: delayed.rows };
  }

  async next(after: number, limit: number): Promise<Placed[]> {
    const { rows } = await this.pool.query<Row>(
      `select position::float8 as position, id, name, key, at, name = any($2) as wanted,
         case when name = any($2) then data end as data
       from bus.event where position > $1 order by position limit $3`,
      [after, this.names, limit],
    );
    return rows.map((row) => ({ position: row.position, event: row.wanted ? eventOf(row) : null }));
  }

  async at(position: number): Promise<Event> {
    const { rows } = await this.pool.query<Row>('select id, name, key, at, data from bus.event where position = $1', [
      position,
    ]);
    if (!rows[0]) throw new Error(`The event at position ${position}, which ${this.group} has yet to handle, is gone.`);
    return eventOf(rows[0]);
  }

  /** Everything up to the position is done or delayed. */
  async reach(position: number): Promise<void> {
    await this.asOwner('update bus.consumer set position = $3 where group_name = $1 and epoch = $2', [position]);
  }

  /** Keeps an event for later and moves past it. */
  async delay(position: number, key: string, { attempts, pauseMs, error }: Postponement): Promise<void> {
    await this.asOwner(
      `with owner as (
         update bus.consumer set position = greatest(position, $3)
         where group_name = $1 and epoch = $2 returning group_name
       )
       insert into bus.delayed (group_name, position, key, attempts, due_at, error)
       select group_name, $3, $4, $5, clock_timestamp() + $6 * interval '1 millisecond', $7 from owner
       on conflict (group_name, position)
       do update set attempts = excluded.attempts, due_at = excluded.due_at, error = excluded.error`,
      [position, key, attempts, pauseMs, error],
    );
  }

  /** The delayed event is done. Answers the one of its key that waited behind it. */
  async settle({ position, key }: Delayed): Promise<Delayed | null> {
    await this.asOwner(
      `with owner as (select group_name from bus.consumer where group_name = $1 and epoch = $2 for update),
       settled as (delete from bus.delayed d using owner where d.group_name = owner.group_name and d.position = $3)
       select 1 from owner`,
      [position],
    );
    const { rows } = await this.pool.query<Delayed>(
      `select ${DELAYED} from bus.delayed where group_name = $1 and key = $2 order by position limit 1`,
      [this.group, key],
    );
    return rows[0] ?? null;
  }

  private async asOwner(statement: string, parameters: unknown[]): Promise<void> {
    const { rowCount } = await this.pool.query(statement, [this.group, this.epoch, ...parameters]);
    if (rowCount === 0) throw new GroupTakenOver(`Another process serves the group ${this.group} now.`);
  }
}

const eventOf = ({ id, name, key, at, data }: Row): Event => ({ id, name, key, at, data });
