/**
 * `payload` is json, not jsonb: it takes every string that JSON can write. `lease` names one run of the job; who does not know it may not write.
 * `losses` counts the workers that died over the job: such a run says nothing about the job, so it uses up no try.
 */
const TABLE = `
create table jobs.job (
  id text primary key,
  queue text not null,
  kind text not null,
  payload json,
  status text not null default 'QUEUED' check (status in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED')),
  attempt int not null default 0,
  max_attempts int not null,
  losses int not null default 0,
  unique_key text,
  run_at timestamptz not null default now(),
  lease uuid,
  lease_until timestamptz,
  error text,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create unique index job_unique_key on jobs.job (queue, kind, unique_key) where status in ('QUEUED', 'RUNNING');
create index job_to_run on jobs.job (queue, kind, run_at, id) where status = 'QUEUED';
create index job_running on jobs.job (queue, lease_until) where status = 'RUNNING';
create index job_finished on jobs.job (queue, status, finished_at) where finished_at is not null;
`;

export const JOBS_SCHEMA = [TABLE] as const;
