-- What happened to backlog items: added, moved to a column, planned in a sprint, taken away. Velocity and flow come from it.
create table register_plan_card_move (
  org_id uuid not null,
  project_id uuid not null,
  id uuid not null,
  task_uid integer not null,
  at timestamptz not null,
  person_id uuid,
  from_column text,
  to_column text,
  from_sprint integer,
  to_sprint integer,
  points double precision not null default 0,
  primary key (org_id, project_id, id),
  foreign key (org_id, project_id) references register_plan (org_id, project_id),
  foreign key (org_id, person_id) references register_person (org_id, id)
);
create index register_plan_card_move_at on register_plan_card_move (org_id, project_id, at);
create index register_plan_card_move_person on register_plan_card_move (org_id, person_id);

-- A sprint as it was when it was closed: what was committed to and what was done.
create table register_plan_sprint_close (
  org_id uuid not null,
  project_id uuid not null,
  sprint_uid integer not null,
  name text not null,
  closed_at timestamptz not null,
  person_id uuid,
  committed_points double precision not null,
  done_points double precision not null,
  carried_over integer not null,
  primary key (org_id, project_id, sprint_uid),
  foreign key (org_id, project_id) references register_plan (org_id, project_id),
  foreign key (org_id, person_id) references register_person (org_id, id)
);
create index register_plan_sprint_close_person on register_plan_sprint_close (org_id, person_id);
select platform_protect('register_plan_card_move', true);
select platform_protect('register_plan_sprint_close', true);
