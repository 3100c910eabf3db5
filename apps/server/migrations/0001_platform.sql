-- The ground everything stands on: tenancy, sign-in, events, idempotency, jobs, files.
-- The roles chartroom_app and chartroom_system are cluster-wide and made by the migration runner before this.

grant usage on schema public to chartroom_app, chartroom_system;

-- Puts a table behind the tenant wall: row-level security enabled and forced, one policy, rights for chartroom_app.
-- Every migration calls it for each table it creates; append-only tables get no right to update or delete.
create function platform_protect(name regclass, append_only boolean default false) returns void
language plpgsql as $$
declare
  mine constant text := '(org_id = nullif(current_setting(''app.org'', true), '''')::uuid)';
begin
  execute format('alter table %s enable row level security', name);
  execute format('alter table %s force row level security', name);
  execute format('create policy tenant on %s to chartroom_app using %s with check %s', name, mine, mine);
  execute format('grant select, insert on %s to chartroom_app', name);
  if not append_only then
    execute format('grant update, delete on %s to chartroom_app', name);
  end if;
end $$;
revoke execute on function platform_protect(regclass, boolean) from public;

-- The tenant itself: its id is the org_id of every other row.
create table platform_organisation (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 63),
  name text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- MM-DD
  fiscal_year_start text not null default '01-01' check (fiscal_year_start ~ '^\d{2}-\d{2}$'),
  locale text not null default 'en-GB',
  time_zone text not null default 'UTC',
  pmo_type text not null default 'controlling' check (pmo_type in ('supportive', 'controlling', 'directive')),
  -- a project reports at least once in so many days
  cadence_days integer not null default 30 check (cadence_days between 1 and 1000),
  project_key_prefix text not null default 'PRJ' check (project_key_prefix ~ '^[A-Z][A-Z0-9]{0,9}$'),
  version integer not null default 1,
  created_at timestamptz not null
);
alter table platform_organisation enable row level security;
alter table platform_organisation force row level security;
create policy tenant on platform_organisation to chartroom_app
  using (id = nullif(current_setting('app.org', true), '')::uuid)
  with check (id = nullif(current_setting('app.org', true), '')::uuid);
create policy every_organisation on platform_organisation for select to chartroom_system using (true);
create policy new_organisation on platform_organisation for insert to chartroom_system with check (true);
grant select, update on platform_organisation to chartroom_app;
grant select, insert on platform_organisation to chartroom_system;

-- How a person signs in. Sign-in has to find it before the organisation is known: hence chartroom_system.
create table platform_account (
  org_id uuid not null,
  person_id uuid not null,
  email text not null check (email = lower(email)),
  password_hash text,
  disabled_at timestamptz,
  created_at timestamptz not null,
  primary key (org_id, person_id),
  unique (org_id, email),
  foreign key (org_id) references platform_organisation (id)
);
create index platform_account_email on platform_account (email);
select platform_protect('platform_account');
create policy sign_in on platform_account for select to chartroom_system using (true);
grant select on platform_account to chartroom_system;

-- A browser that is signed in; only the hash of its secret is kept.
create table platform_session (
  org_id uuid not null,
  hash bytea not null,
  person_id uuid not null,
  csrf text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (org_id, hash),
  foreign key (org_id, person_id) references platform_account (org_id, person_id) on delete cascade
);
create index platform_session_person on platform_session (org_id, person_id);
select platform_protect('platform_session');

-- A key for scripts: acts as its person, limited to its scopes; only the hash of its secret is kept.
create table platform_token (
  org_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  name text not null,
  hash bytea not null,
  scopes text[] not null check (cardinality(scopes) > 0),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz,
  primary key (org_id, id),
  unique (org_id, hash),
  foreign key (org_id, person_id) references platform_account (org_id, person_id)
);
create unique index platform_token_name on platform_token (org_id, person_id, lower(name));
select platform_protect('platform_token');

-- Everything that ever changed: who, when, what, before and after, why. Append-only.
create table platform_event (
  org_id uuid not null,
  id uuid not null,
  seq bigint generated always as identity,
  at timestamptz not null,
  name text not null,
  actor_kind text not null check (actor_kind in ('person', 'token', 'system')),
  actor_id uuid,
  -- the person a token acts for
  person_id uuid,
  subject_kind text not null,
  subject_id text not null,
  -- the project it is about, for visibility and for its history
  project_id uuid,
  before jsonb,
  after jsonb,
  reason text,
  request_id text,
  primary key (org_id, id),
  unique (org_id, seq),
  foreign key (org_id) references platform_organisation (id)
);
create index platform_event_subject on platform_event (org_id, subject_kind, subject_id, seq);
create index platform_event_project on platform_event (org_id, project_id, seq) where project_id is not null;
create index platform_event_name on platform_event (org_id, name, seq);
select platform_protect('platform_event', true);

-- Answers to creating calls, so that a retry has its effect once.
create table platform_idempotency (
  org_id uuid not null,
  actor text not null,
  endpoint text not null,
  key text not null,
  request_hash bytea not null,
  status integer,
  response jsonb,
  created_at timestamptz not null,
  primary key (org_id, actor, endpoint, key),
  foreign key (org_id) references platform_organisation (id)
);
create index platform_idempotency_age on platform_idempotency (org_id, created_at);
select platform_protect('platform_idempotency');

-- Work in the background, as people see it; the queue itself is pg-boss's.
create table platform_job (
  org_id uuid not null,
  id uuid not null,
  kind text not null,
  state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  progress double precision not null default 0 check (progress between 0 and 1),
  message text not null default '',
  input jsonb not null,
  result jsonb,
  error jsonb,
  attempt integer not null default 0,
  created_by uuid,
  -- the token it was started with: its scopes limit the job as well
  created_token uuid,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  cancel_requested_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id) references platform_organisation (id)
);
create index platform_job_newest on platform_job (org_id, created_at);
create index platform_job_by on platform_job (org_id, created_by);
create index platform_job_open on platform_job (org_id, state) where state in ('queued', 'running');
select platform_protect('platform_job');

-- Uploaded and generated files, in chunks so that none is held whole in memory.
create table platform_file (
  org_id uuid not null,
  id uuid not null,
  name text not null,
  media_type text not null,
  purpose text not null,
  size bigint not null,
  sha256 bytea not null,
  created_by uuid,
  created_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id) references platform_organisation (id)
);
create index platform_file_by on platform_file (org_id, created_by);
select platform_protect('platform_file');

create table platform_file_chunk (
  org_id uuid not null,
  file_id uuid not null,
  number integer not null,
  bytes bytea not null,
  primary key (org_id, file_id, number),
  foreign key (org_id, file_id) references platform_file (org_id, id) on delete cascade deferrable initially deferred
);
select platform_protect('platform_file_chunk');
