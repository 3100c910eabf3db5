-- Imports of files: what was recognised, how it was read, what came of it; and the mapping remembered for its headers.

create table import_run (
  org_id uuid not null,
  id uuid not null,
  file_id uuid not null,
  file_name text not null,
  kind text not null check (kind in ('projects', 'reports', 'programmes', 'milestones')),
  sheet text,
  state text not null check (state in ('uploaded', 'checked', 'applied', 'failed', 'cancelled')),
  format text not null check (format in ('csv', 'xlsx')),
  encoding text,
  delimiter text,
  -- [{ name, samples }]
  columns jsonb not null,
  row_count integer not null,
  suggestion jsonb not null,
  suggested_from text not null check (suggested_from in ('remembered', 'matched')),
  mapping jsonb,
  mode text check (mode in ('all', 'good')),
  counts jsonb,
  -- the first few; the rows refused are all in import_refused_row
  problems jsonb not null default '[]',
  diff jsonb not null default '[]',
  job_id uuid,
  created_by uuid,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id) references platform_organisation (id),
  foreign key (org_id, file_id) references platform_file (org_id, id),
  foreign key (org_id, job_id) references platform_job (org_id, id),
  foreign key (org_id, created_by) references register_person (org_id, id)
);
create index import_run_newest on import_run (org_id, created_at);
create index import_run_file on import_run (org_id, file_id);
create index import_run_job on import_run (org_id, job_id);
create index import_run_by on import_run (org_id, created_by);
select platform_protect('import_run');

-- Rows that were refused, as they came, with the reasons: what the error sheet shows.
create table import_refused_row (
  org_id uuid not null,
  import_id uuid not null,
  row_number integer not null,
  cells jsonb not null,
  reasons jsonb not null,
  primary key (org_id, import_id, row_number),
  foreign key (org_id, import_id) references import_run (org_id, id) on delete cascade
);
select platform_protect('import_refused_row');

-- The mapping last used for a set of headers, to start from the next time.
create table import_mapping (
  org_id uuid not null,
  kind text not null check (kind in ('projects', 'reports', 'programmes', 'milestones')),
  -- md5 of the column names, sorted and in lower case
  headers text not null,
  mapping jsonb not null,
  used_by uuid,
  used_at timestamptz not null,
  primary key (org_id, kind, headers),
  foreign key (org_id) references platform_organisation (id),
  foreign key (org_id, used_by) references register_person (org_id, id)
);
create index import_mapping_by on import_mapping (org_id, used_by);
select platform_protect('import_mapping');
