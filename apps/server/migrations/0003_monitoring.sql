-- Status: what was reported, by which scale, by which rules it is computed, and the series of both.

create table monitoring_scale (
  org_id uuid not null,
  id uuid not null,
  name text not null,
  -- [{ key, label, status, synonyms }] best first; the mapping to a status is what is shown when scales change
  levels jsonb not null,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id) references platform_organisation (id)
);
create unique index monitoring_scale_name on monitoring_scale (org_id, lower(name));

create table monitoring_report (
  org_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  as_of date not null,
  -- a correction is a new revision of the same day
  revision integer not null,
  state text not null check (state in ('draft', 'published')),
  scale_id uuid not null,
  -- the rating as said, and the level it was recognised as (null: said, but no colour)
  overall_said text not null,
  overall_level text,
  -- { schedule: { said, level }, cost: ..., scope, people, benefits, risk }
  dimensions jsonb not null default '{}',
  narrative text not null default '',
  finish_forecast date,
  cost_forecast_minor bigint,
  currency text,
  author_id uuid,
  import_id uuid,
  reason text,
  recorded_at timestamptz not null,
  published_at timestamptz,
  version integer not null default 1,
  primary key (org_id, id),
  unique (org_id, project_id, as_of, revision),
  foreign key (org_id, project_id) references register_project (org_id, id),
  foreign key (org_id, scale_id) references monitoring_scale (org_id, id),
  foreign key (org_id, author_id) references register_person (org_id, id),
  check ((state = 'published') = (published_at is not null))
);
create index monitoring_report_scale on monitoring_report (org_id, scale_id);
create index monitoring_report_author on monitoring_report (org_id, author_id);

create function monitoring_published_is_final() returns trigger language plpgsql as $$
begin
  if old.state = 'published' then
    raise exception 'A published report is final; publish a correction.' using errcode = 'check_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger monitoring_report_final before update or delete on monitoring_report
  for each row execute function monitoring_published_is_final();

-- Versions of the rules that compute a status, each in force from a day on.
create table monitoring_rule_set (
  org_id uuid not null,
  number integer not null,
  valid_from date not null,
  recorded_at timestamptz not null,
  rules jsonb not null,
  note text not null default '',
  author_id uuid,
  primary key (org_id, number),
  foreign key (org_id) references platform_organisation (id),
  foreign key (org_id, author_id) references register_person (org_id, id)
);
create index monitoring_rule_set_author on monitoring_rule_set (org_id, author_id);

-- A computed status set by hand, with its reason, until it expires or is withdrawn.
create table monitoring_override (
  org_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  status text not null check (status in ('on-track', 'at-risk', 'off-track')),
  reason text not null,
  valid_from date not null,
  expires date not null,
  withdrawn_from date,
  withdrawn_at timestamptz,
  author_id uuid,
  recorded_at timestamptz not null,
  version integer not null default 1,
  primary key (org_id, id),
  foreign key (org_id, project_id) references register_project (org_id, id),
  foreign key (org_id, author_id) references register_person (org_id, id),
  check (expires > valid_from)
);
create index monitoring_override_project on monitoring_override (org_id, project_id);
create index monitoring_override_author on monitoring_override (org_id, author_id);

-- The derived series: what was reported and computed from a day on, as known at an instant.
create table monitoring_status_point (
  org_id uuid not null,
  project_id uuid not null,
  day date not null,
  recorded_at timestamptz not null,
  report_id uuid,
  report_day date,
  reported_said text,
  reported_level text,
  reported_scale uuid,
  reported_status text not null,
  computed_status text not null,
  disagree_since date,
  slip_days integer,
  slip_pct double precision,
  cost_variance_pct double precision,
  -- what the rules alone say; another than computed_status only under an override
  by_rules text not null,
  override_id uuid,
  rule_set integer,
  -- [[dimension, status, rule]]
  dimensions json not null,
  primary key (org_id, project_id, day, recorded_at),
  foreign key (org_id, project_id) references register_project (org_id, id)
);

-- Published for the rest of the house: the status of each project on a day, by what was known at an instant.
create view monitoring_v_status_point with (security_invoker = true) as
select * from monitoring_status_point;

create function monitoring_status_as_of(as_of date, known_at timestamptz) returns setof monitoring_v_status_point
language sql stable as $$
  select s.* from register_v_project p
  cross join lateral (
    select * from monitoring_status_point s
    where s.org_id = p.org_id and s.project_id = p.id and s.day <= as_of and s.recorded_at <= known_at
    order by s.day desc, s.recorded_at desc limit 1
  ) s
$$;

create view monitoring_v_report with (security_invoker = true) as
select * from monitoring_report where state = 'published';

select platform_protect('monitoring_scale');
select platform_protect('monitoring_report');
select platform_protect('monitoring_rule_set', true);
select platform_protect('monitoring_override');
select platform_protect('monitoring_status_point', true);
grant select on monitoring_v_status_point, monitoring_v_report to chartroom_app;
