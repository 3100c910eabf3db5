-- A new baseline in force takes a request with its reason, which somebody else approves.
create table register_plan_change_request (
  org_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  state text not null default 'open' check (state in ('open', 'approved', 'rejected')),
  reason text not null,
  -- what would be otherwise than in the baseline in force, as it was when asked for
  effect jsonb not null,
  plan_version integer not null,
  asked_by uuid,
  asked_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  note text not null default '',
  version integer not null default 1,
  primary key (org_id, id),
  foreign key (org_id, project_id) references register_plan (org_id, project_id),
  foreign key (org_id, asked_by) references register_person (org_id, id),
  foreign key (org_id, decided_by) references register_person (org_id, id),
  check (state = 'open' or decided_by is distinct from asked_by)
);
create index register_plan_change_request_project on register_plan_change_request (org_id, project_id);
create index register_plan_change_request_asked_by on register_plan_change_request (org_id, asked_by);
create index register_plan_change_request_decided_by on register_plan_change_request (org_id, decided_by);
create unique index register_plan_change_request_open on register_plan_change_request (org_id, project_id) where state = 'open';
select platform_protect('register_plan_change_request');
