-- A key date that an import added leaves when the import is undone: it is known as of before, and may return.

alter table register_milestone add column present boolean not null default true;
alter table register_milestone_fact add column present boolean not null default true;

create or replace view register_v_milestone with (security_invoker = true) as
select org_id, id, project_id, name, kind, baseline, forecast, actual, version from register_milestone where present;

-- What a key date was called and is of, also of one that has left.
create view register_v_milestone_ever with (security_invoker = true) as
select org_id, id, project_id, name from register_milestone;

create or replace function register_milestone_as_of(as_of date, known_at timestamptz) returns setof register_v_milestone
language sql stable as $$
  select m.org_id, m.id, m.project_id, f.name, m.kind, f.baseline, f.forecast, f.actual, m.version
  from register_milestone m
  cross join lateral (
    select * from register_milestone_fact f
    where f.org_id = m.org_id and f.milestone_id = m.id and f.valid_from <= as_of and f.recorded_at <= known_at
    order by f.valid_from desc, f.recorded_at desc limit 1
  ) f
  where f.present
$$;

grant select on register_v_milestone_ever to chartroom_app;
