-- Plans. What people said of a plan is a row for each task, link and so on, its fields as one document in the engine's
-- words; dates are calculated from them (ADR 19). The plan of a project has its key.

create table register_plan (
  org_id uuid not null,
  project_id uuid not null,
  -- the number of its last step
  version integer not null default 1,
  header json not null,
  custom_fields json not null default '[]',
  board json,
  -- the smallest number that no task ever had
  next_task integer not null default 1,
  task_count integer not null default 0,
  created_at timestamptz not null,
  primary key (org_id, project_id),
  foreign key (org_id, project_id) references register_project (org_id, id)
);

create table register_plan_calendar (
  org_id uuid not null,
  project_id uuid not null,
  uid integer not null,
  input json not null,
  primary key (org_id, project_id, uid),
  foreign key (org_id, project_id) references register_plan (org_id, project_id)
);

create table register_plan_task (
  org_id uuid not null,
  project_id uuid not null,
  uid integer not null,
  -- order of rows; a moved row gets a number between its neighbours'
  position double precision not null,
  input json not null,
  -- what the tool that a plan was imported from had calculated; never changed
  imported json,
  primary key (org_id, project_id, uid),
  foreign key (org_id, project_id) references register_plan (org_id, project_id)
);

create table register_plan_link (
  org_id uuid not null,
  project_id uuid not null,
  pred_uid integer not null,
  succ_uid integer not null,
  input json not null,
  primary key (org_id, project_id, pred_uid, succ_uid),
  foreign key (org_id, project_id, pred_uid) references register_plan_task (org_id, project_id, uid),
  foreign key (org_id, project_id, succ_uid) references register_plan_task (org_id, project_id, uid)
);
create index register_plan_link_succ on register_plan_link (org_id, project_id, succ_uid);

create table register_plan_resource (
  org_id uuid not null,
  project_id uuid not null,
  uid integer not null,
  -- who of the register it is; null for roles, material and cost
  person_id uuid,
  input json not null,
  primary key (org_id, project_id, uid),
  foreign key (org_id, project_id) references register_plan (org_id, project_id),
  foreign key (org_id, person_id) references register_person (org_id, id)
);
create index register_plan_resource_person on register_plan_resource (org_id, person_id);

create table register_plan_assignment (
  org_id uuid not null,
  project_id uuid not null,
  uid integer not null,
  task_uid integer not null,
  resource_uid integer,
  input json not null,
  primary key (org_id, project_id, uid),
  foreign key (org_id, project_id, task_uid) references register_plan_task (org_id, project_id, uid),
  foreign key (org_id, project_id, resource_uid) references register_plan_resource (org_id, project_id, uid)
);
create index register_plan_assignment_task on register_plan_assignment (org_id, project_id, task_uid);
create index register_plan_assignment_resource on register_plan_assignment (org_id, project_id, resource_uid);

-- The history of a plan: what each request changed, row by row and field by field, so that it can be undone and merged.
create table register_plan_step (
  org_id uuid not null,
  project_id uuid not null,
  number integer not null,
  at timestamptz not null,
  person_id uuid,
  kind text not null check (kind in ('create', 'edit', 'import', 'undo', 'redo', 'follow', 'baseline')),
  summary text not null,
  reason text,
  -- the step that it undid or did again
  reverts integer,
  change_count integer not null,
  changes json not null,
  primary key (org_id, project_id, number),
  foreign key (org_id, project_id) references register_plan (org_id, project_id),
  foreign key (org_id, person_id) references register_person (org_id, id)
);
create index register_plan_step_person on register_plan_step (org_id, person_id);

-- Dates of milestones and of the plan's top rows as last calculated, for who reads them in SQL; derived, never edited.
create table register_plan_key_date (
  org_id uuid not null,
  project_id uuid not null,
  uid integer not null,
  name text not null,
  kind text not null check (kind in ('milestone', 'phase')),
  -- wall seconds
  start_at bigint not null,
  finish_at bigint not null,
  deadline bigint,
  percent_complete double precision not null default 0,
  primary key (org_id, project_id, uid),
  foreign key (org_id, project_id, uid) references register_plan_task (org_id, project_id, uid) on delete cascade
);

create table register_plan_baseline (
  org_id uuid not null,
  project_id uuid not null,
  -- 0 is the one in force; 1 to 10 are kept beside it
  number integer not null check (number between 0 and 10),
  taken_at timestamptz not null,
  person_id uuid,
  reason text not null,
  step integer not null,
  -- by column: tasks and assignments with their dates, work and cost
  tasks json not null,
  assignments json not null,
  primary key (org_id, project_id, number),
  foreign key (org_id, project_id) references register_plan (org_id, project_id),
  foreign key (org_id, person_id) references register_person (org_id, id)
);
create index register_plan_baseline_person on register_plan_baseline (org_id, person_id);

-- Imports of plans from files, with everything that was lost on the way.
create table planfile_import (
  org_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  file_id uuid not null,
  file_name text not null,
  format text not null check (format in ('mspdi', 'xer', 'pmxml', 'csv', 'xlsx')),
  mode text not null check (mode in ('new', 'replace')),
  state text not null check (state in ('queued', 'done', 'failed')),
  job_id uuid,
  step integer,
  counts jsonb,
  losses jsonb not null default '[]',
  findings jsonb not null default '[]',
  created_by uuid,
  created_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, project_id) references register_project (org_id, id),
  foreign key (org_id, file_id) references platform_file (org_id, id),
  foreign key (org_id, job_id) references platform_job (org_id, id),
  foreign key (org_id, created_by) references register_person (org_id, id)
);
create index planfile_import_project on planfile_import (org_id, project_id, created_at);
create index planfile_import_file on planfile_import (org_id, file_id);
create index planfile_import_job on planfile_import (org_id, job_id);
create index planfile_import_by on planfile_import (org_id, created_by);

create view register_v_plan with (security_invoker = true) as
select org_id, project_id, version, task_count from register_plan;
create view register_v_plan_key_date with (security_invoker = true) as
select org_id, project_id, uid, name, kind, start_at, finish_at, deadline, percent_complete from register_plan_key_date;

select platform_protect('register_plan');
select platform_protect('register_plan_calendar');
select platform_protect('register_plan_task');
select platform_protect('register_plan_link');
select platform_protect('register_plan_resource');
select platform_protect('register_plan_assignment');
select platform_protect('register_plan_step', true);
select platform_protect('register_plan_key_date');
select platform_protect('register_plan_baseline');
select platform_protect('planfile_import');
grant select on register_v_plan, register_v_plan_key_date to chartroom_app;
