-- Controls: what the organisation changed of those that come with the product, its own, what the runs found, waivers.

create table governance_control (
  org_id uuid not null,
  code text not null check (code ~ '^[A-Z]{2,5}-\d{2,3}$'),
  -- of a control that comes with the product only its strength and whether it is in use; the rest null
  own boolean not null,
  name text,
  category text,
  severity text,
  standard text,
  applies text,
  fails text,
  remedy text,
  -- { supportive, controlling, directive: off | advise | waiver | block }
  strength jsonb not null,
  active boolean not null default true,
  version integer not null default 1,
  recorded_at timestamptz not null,
  primary key (org_id, code),
  foreign key (org_id) references platform_organisation (id),
  check (not own or (name is not null and category is not null and severity is not null and fails is not null))
);

-- From which day on the controls hold back what fails them; until then they only advise. No row: not yet decided.
create table governance_standard (
  org_id uuid not null,
  in_force_from date,
  version integer not null default 1,
  recorded_at timestamptz not null,
  primary key (org_id),
  foreign key (org_id) references platform_organisation (id)
);

-- What a run found, where it is other than what the run before found. Append-only.
create table governance_control_result (
  org_id uuid not null,
  project_id uuid not null,
  code text not null,
  recorded_at timestamptz not null,
  day date not null,
  state text not null check (state in ('pass', 'fail', 'none')),
  primary key (org_id, project_id, code, recorded_at),
  foreign key (org_id, project_id) references register_project (org_id, id)
);

create table governance_waiver (
  org_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  code text not null,
  state text not null check (state in ('asked', 'approved', 'refused', 'withdrawn')),
  reason text not null,
  compensation text not null,
  expires date not null,
  asked_by uuid,
  asked_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  answer text,
  version integer not null default 1,
  primary key (org_id, id),
  foreign key (org_id, project_id) references register_project (org_id, id),
  foreign key (org_id, asked_by) references register_person (org_id, id),
  foreign key (org_id, decided_by) references register_person (org_id, id),
  -- nobody decides on their own
  check (decided_by is null or state = 'withdrawn' or decided_by is distinct from asked_by)
);
create index governance_waiver_project on governance_waiver (org_id, project_id, code);
create index governance_waiver_asked_by on governance_waiver (org_id, asked_by);
create index governance_waiver_decided_by on governance_waiver (org_id, decided_by);
-- one at a time for a project and a control
create unique index governance_waiver_open on governance_waiver (org_id, project_id, code) where state = 'asked';

select platform_protect('governance_standard');
select platform_protect('governance_control');
select platform_protect('governance_control_result', true);
select platform_protect('governance_waiver');
