-- What one project needs of another: a task that waits for a task. The row that stands for it lies in the taker's plan.
create table monitoring_dependency (
  org_id uuid not null,
  id uuid not null,
  giver_id uuid not null,
  giver_task integer not null,
  taker_id uuid not null,
  taker_task integer not null,
  -- the row of the taker's plan that stands for the giver's task
  external_uid integer not null,
  type text not null check (type in ('FS', 'SS', 'FF', 'SF')),
  lag_sec bigint not null default 0,
  lag_elapsed boolean not null default false,
  state text not null default 'proposed' check (state in ('proposed', 'accepted', 'disputed')),
  promised bigint,
  note text not null default '',
  answered_by uuid,
  answered_at timestamptz,
  created_by uuid,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, giver_id) references register_project (org_id, id),
  foreign key (org_id, taker_id) references register_project (org_id, id),
  foreign key (org_id, answered_by) references register_person (org_id, id),
  foreign key (org_id, created_by) references register_person (org_id, id),
  check (giver_id <> taker_id)
);
create unique index monitoring_dependency_once on monitoring_dependency (org_id, giver_id, giver_task, taker_id, taker_task);
create index monitoring_dependency_taker on monitoring_dependency (org_id, taker_id);
create index monitoring_dependency_answered_by on monitoring_dependency (org_id, answered_by);
create index monitoring_dependency_created_by on monitoring_dependency (org_id, created_by);
create view monitoring_v_dependency with (security_invoker = true) as
select org_id, id, giver_id, giver_task, taker_id, taker_task, external_uid, type, lag_sec, lag_elapsed, state, promised, created_at
from monitoring_dependency;
select platform_protect('monitoring_dependency');
grant select on monitoring_v_dependency to chartroom_app;
