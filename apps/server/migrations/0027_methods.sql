-- Methods: versioned definitions, the rules that propose one, which one a project follows since when, its steps.

create table governance_method (
  org_id uuid not null,
  id uuid not null,
  key text not null check (key ~ '^[A-Z][A-Z0-9-]{1,19}$'),
  name text not null,
  kind text not null check (kind in ('waterfall', 'agile', 'hybrid', 'light', 'other')),
  source text not null,
  owner_id uuid,
  version integer not null default 1,
  recorded_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, key),
  foreign key (org_id) references platform_organisation (id),
  foreign key (org_id, owner_id) references register_person (org_id, id)
);
create index governance_method_owner on governance_method (org_id, owner_id);

create table governance_method_version (
  org_id uuid not null,
  id uuid not null,
  method_id uuid not null,
  number integer not null,
  state text not null check (state in ('draft', 'published', 'retired')),
  effective_from date,
  note text not null,
  definition jsonb not null,
  version integer not null default 1,
  published_at timestamptz,
  published_by uuid,
  recorded_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, method_id, number),
  foreign key (org_id, method_id) references governance_method (org_id, id),
  foreign key (org_id, published_by) references register_person (org_id, id),
  check (state = 'draft' or (effective_from is not null and published_at is not null))
);
create index governance_method_version_published_by on governance_method_version (org_id, published_by);
-- one draft at a time
create unique index governance_method_version_draft on governance_method_version (org_id, method_id) where state = 'draft';

-- The list of rules is replaced as a whole; its version counts the replacements.
create table governance_tailoring (
  org_id uuid not null,
  version integer not null default 1,
  recorded_at timestamptz not null,
  primary key (org_id),
  foreign key (org_id) references platform_organisation (id)
);
create table governance_tailoring_rule (
  org_id uuid not null,
  position integer not null,
  name text not null,
  -- CEL; empty for always
  condition text not null,
  method_id uuid not null,
  level text not null check (level in ('light', 'standard', 'full')),
  primary key (org_id, position),
  foreign key (org_id, method_id) references governance_method (org_id, id)
);
create index governance_tailoring_rule_method on governance_tailoring_rule (org_id, method_id);

-- Which version of a method a project follows from a day on, who agreed, and why. Append-only.
create table governance_project_method (
  org_id uuid not null,
  project_id uuid not null,
  seq integer not null,
  method_version_id uuid not null,
  level text not null check (level in ('light', 'standard', 'full')),
  from_day date not null,
  agreed_by uuid,
  reason text not null,
  -- what the rules proposed then
  rule text,
  deviates boolean not null,
  -- [{ element, change: left-out | added, reason }]
  tailoring jsonb not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (org_id, project_id, seq),
  foreign key (org_id, project_id) references register_project (org_id, id),
  foreign key (org_id, method_version_id) references governance_method_version (org_id, id),
  foreign key (org_id, agreed_by) references register_person (org_id, id),
  foreign key (org_id, recorded_by) references register_person (org_id, id)
);
create index governance_project_method_version on governance_project_method (org_id, method_version_id);
create index governance_project_method_agreed_by on governance_project_method (org_id, agreed_by);
create index governance_project_method_recorded_by on governance_project_method (org_id, recorded_by);

-- A project that stays on its version although there is a newer one. Append-only.
create table governance_method_opt_out (
  org_id uuid not null,
  project_id uuid not null,
  method_version_id uuid not null,
  recorded_at timestamptz not null,
  day date not null,
  reason text not null,
  recorded_by uuid,
  primary key (org_id, project_id, method_version_id, recorded_at),
  foreign key (org_id, project_id) references register_project (org_id, id),
  foreign key (org_id, method_version_id) references governance_method_version (org_id, id),
  foreign key (org_id, recorded_by) references register_person (org_id, id)
);
create index governance_method_opt_out_version on governance_method_opt_out (org_id, method_version_id);
create index governance_method_opt_out_recorded_by on governance_method_opt_out (org_id, recorded_by);

-- What was said of a step of a project's method, newest last. Append-only; steps keep their ids through all versions.
create table governance_method_step (
  org_id uuid not null,
  project_id uuid not null,
  method_id uuid not null,
  step text not null,
  seq integer not null,
  state text not null check (state in ('open', 'done', 'not-applicable')),
  reason text not null,
  day date not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (org_id, project_id, method_id, step, seq),
  foreign key (org_id, project_id) references register_project (org_id, id),
  foreign key (org_id, method_id) references governance_method (org_id, id),
  foreign key (org_id, recorded_by) references register_person (org_id, id),
  check (state <> 'not-applicable' or reason <> '')
);
create index governance_method_step_method on governance_method_step (org_id, method_id);
create index governance_method_step_recorded_by on governance_method_step (org_id, recorded_by);

select platform_protect('governance_method');
select platform_protect('governance_method_version');
select platform_protect('governance_tailoring');
select platform_protect('governance_tailoring_rule');
select platform_protect('governance_project_method', true);
select platform_protect('governance_method_opt_out', true);
select platform_protect('governance_method_step', true);
