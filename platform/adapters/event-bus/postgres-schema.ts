/** `data` is json, not jsonb: it comes back letter for letter, and takes every string that JSON can write, `\u0000` too. */
const TABLES = `
create table bus.event (
  position bigserial primary key,
  id text not null unique,
  name text not null,
  key text not null,
  at text not null,
  data json,
  published_at timestamptz not null default now()
);

-- What a group has behind it: everything up to its position, but for the rows of bus.delayed. The epoch counts its servers; only the latest may write.
create table bus.consumer (
  group_name text primary key,
  position bigint not null default 0,
  epoch bigint not null default 0
);

-- Events that a group could not handle yet, and those of the same key that wait behind them with no attempt of their own.
create table bus.delayed (
  group_name text not null references bus.consumer on delete cascade,
  position bigint not null references bus.event,
  key text not null,
  attempts int not null,
  due_at timestamptz not null,
  error text,
  primary key (group_name, position)
);
create index delayed_in_order on bus.delayed (group_name, key, position);
create index delayed_event on bus.delayed (position);
`;

/**
 * One publisher at a time: positions are given in the order of commits, so no reader can pass a position that appears later.
 * The lock ends after the commit is visible.
 */
const PUBLISH = `
create function bus.publish(ids text[], names text[], keys text[], ats text[], datas text[]) returns void
language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('bus.publish', 0));
  insert into bus.event (id, name, key, at, data)
    select given.id, given.name, given.key, given.at, given.data::json
    from unnest(ids, names, keys, ats, datas) with ordinality as given (id, name, key, at, data, place)
    order by given.place
    on conflict (id) do nothing;
  if found then
    perform pg_notify('bus', '');
  end if;
end $$;
`;

export const BUS_SCHEMA = [TABLES, PUBLISH] as const;
