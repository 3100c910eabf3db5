-- The nouns everybody points at: units, people, roles, portfolios, programmes, projects, milestones, calendars, rates.

create table register_unit (
  org_id uuid not null,
  id uuid not null,
  parent_id uuid,
  name text not null,
  code text,
  pmo_type text check (pmo_type in ('supportive', 'controlling', 'directive')),
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id) references platform_organisation (id),
  foreign key (org_id, parent_id) references register_unit (org_id, id),
  check (parent_id <> id)
);
create index register_unit_parent on register_unit (org_id, parent_id);
create unique index register_unit_name on register_unit (org_id, coalesce(parent_id, org_id), lower(name));

create table register_person (
  org_id uuid not null,
  id uuid not null,
  name text not null,
  email text,
  job_title text,
  unit_id uuid,
  active boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id) references platform_organisation (id),
  foreign key (org_id, unit_id) references register_unit (org_id, id)
);
create unique index register_person_email on register_person (org_id, lower(email));
create index register_person_name on register_person (org_id, lower(name) collate "C");
create index register_person_unit on register_person (org_id, unit_id);

create table register_portfolio (
  org_id uuid not null,
  id uuid not null,
  parent_id uuid,
  name text not null,
  description text not null default '',
  -- fixed: projects are put in it; dynamic: a filter over current data says which belong
  kind text not null check (kind in ('fixed', 'dynamic')),
  filter text,
  owner_id uuid,
  -- how often its projects report; the organisation's cadence when null
  cadence_days integer check (cadence_days between 1 and 1000),
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id) references platform_organisation (id),
  foreign key (org_id, parent_id) references register_portfolio (org_id, id),
  foreign key (org_id, owner_id) references register_person (org_id, id),
  check ((kind = 'dynamic') = (filter is not null)),
  check (parent_id <> id)
);
create index register_portfolio_parent on register_portfolio (org_id, parent_id);
create index register_portfolio_owner on register_portfolio (org_id, owner_id);
create unique index register_portfolio_name on register_portfolio (org_id, lower(name));

create table register_programme (
  org_id uuid not null,
  id uuid not null,
  name text not null,
  description text not null default '',
  portfolio_id uuid,
  manager_id uuid,
  external_key text,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id) references platform_organisation (id),
  foreign key (org_id, portfolio_id) references register_portfolio (org_id, id),
  foreign key (org_id, manager_id) references register_person (org_id, id)
);
create index register_programme_portfolio on register_programme (org_id, portfolio_id);
create index register_programme_manager on register_programme (org_id, manager_id);
create unique index register_programme_external_key on register_programme (org_id, external_key);
create unique index register_programme_name on register_programme (org_id, lower(name), coalesce(external_key, ''));

-- The project as it is now. Its attributes (from `name` on) are those of its latest fact.
create table register_project (
  org_id uuid not null,
  id uuid not null,
  number integer not null,
  key text not null,
  confidential boolean not null default false,
  external_source text,
  external_key text,
  version integer not null default 1,
  created_at timestamptz not null,
  name text not null,
  description text not null default '',
  class text,
  category text,
  state text not null check (state in ('approved', 'active', 'on-hold', 'closing', 'closed', 'cancelled')),
  -- false once it has left the portfolio it was reported in, until it comes back
  present boolean not null default true,
  unit_id uuid,
  portfolio_id uuid,
  programme_id uuid,
  sponsor_id uuid,
  manager_id uuid,
  start_baseline date,
  start_forecast date,
  start_actual date,
  finish_baseline date,
  finish_forecast date,
  finish_actual date,
  baseline_number integer not null default 0,
  currency text not null,
  cost_baseline_minor bigint,
  cost_forecast_minor bigint,
  spent_minor bigint,
  year_budget_minor bigint,
  year_forecast_minor bigint,
  benefits_baseline_minor bigint,
  benefits_forecast_minor bigint,
  primary key (org_id, id),
  unique (org_id, number),
  unique (org_id, key),
  foreign key (org_id) references platform_organisation (id),
  foreign key (org_id, unit_id) references register_unit (org_id, id),
  foreign key (org_id, portfolio_id) references register_portfolio (org_id, id),
  foreign key (org_id, programme_id) references register_programme (org_id, id),
  foreign key (org_id, sponsor_id) references register_person (org_id, id),
  foreign key (org_id, manager_id) references register_person (org_id, id)
);
create unique index register_project_external on register_project (org_id, external_source, external_key);
create index register_project_unit on register_project (org_id, unit_id);
create index register_project_portfolio on register_project (org_id, portfolio_id);
create index register_project_programme on register_project (org_id, programme_id);
create index register_project_sponsor on register_project (org_id, sponsor_id);
create index register_project_manager on register_project (org_id, manager_id);
create index register_project_name on register_project (org_id, lower(name) collate "C");

-- What was true of a project from a day on, as recorded at an instant. Append-only: a correction is a later record.
create table register_project_fact (
  org_id uuid not null,
  project_id uuid not null,
  valid_from date not null,
  recorded_at timestamptz not null,
  event_id uuid not null,
  name text not null,
  description text not null default '',
  class text,
  category text,
  state text not null,
  present boolean not null,
  unit_id uuid,
  portfolio_id uuid,
  programme_id uuid,
  sponsor_id uuid,
  manager_id uuid,
  start_baseline date,
  start_forecast date,
  start_actual date,
  finish_baseline date,
  finish_forecast date,
  finish_actual date,
  baseline_number integer not null,
  currency text not null,
  cost_baseline_minor bigint,
  cost_forecast_minor bigint,
  spent_minor bigint,
  year_budget_minor bigint,
  year_forecast_minor bigint,
  benefits_baseline_minor bigint,
  benefits_forecast_minor bigint,
  primary key (org_id, project_id, valid_from, recorded_at),
  foreign key (org_id, project_id) references register_project (org_id, id)
);

create table register_milestone (
  org_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  name text not null,
  kind text not null default 'milestone' check (kind in ('milestone', 'gate')),
  external_key text,
  baseline date,
  forecast date,
  actual date,
  cost_baseline_minor bigint,
  status_said text,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, project_id) references register_project (org_id, id)
);
create index register_milestone_project on register_milestone (org_id, project_id, forecast);
create unique index register_milestone_external on register_milestone (org_id, project_id, external_key);

create table register_milestone_fact (
  org_id uuid not null,
  milestone_id uuid not null,
  valid_from date not null,
  recorded_at timestamptz not null,
  event_id uuid not null,
  name text not null,
  baseline date,
  forecast date,
  actual date,
  primary key (org_id, milestone_id, valid_from, recorded_at),
  foreign key (org_id, milestone_id) references register_milestone (org_id, id)
);

-- A role given to a person somewhere in the structure, inherited downwards.
create table register_grant (
  org_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  role text not null,
  scope_kind text not null check (scope_kind in ('organisation', 'unit', 'portfolio', 'programme', 'project')),
  unit_id uuid,
  portfolio_id uuid,
  programme_id uuid,
  project_id uuid,
  granted_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, person_id) references register_person (org_id, id),
  foreign key (org_id, unit_id) references register_unit (org_id, id),
  foreign key (org_id, portfolio_id) references register_portfolio (org_id, id),
  foreign key (org_id, programme_id) references register_programme (org_id, id),
  foreign key (org_id, project_id) references register_project (org_id, id),
  check (num_nonnulls(unit_id, portfolio_id, programme_id, project_id) = case when scope_kind = 'organisation' then 0 else 1 end)
);
create unique index register_grant_once on register_grant
  (org_id, person_id, role, scope_kind, coalesce(unit_id, portfolio_id, programme_id, project_id, org_id));
create index register_grant_unit on register_grant (org_id, unit_id);
create index register_grant_portfolio on register_grant (org_id, portfolio_id);
create index register_grant_programme on register_grant (org_id, programme_id);
create index register_grant_project on register_grant (org_id, project_id);

-- Dated exchange rates: one unit of `from_currency` is `rate` units of `to_currency` from this day on.
create table register_rate (
  org_id uuid not null,
  from_currency text not null,
  to_currency text not null,
  day date not null,
  recorded_at timestamptz not null,
  rate numeric not null check (rate > 0),
  primary key (org_id, from_currency, to_currency, day, recorded_at),
  foreign key (org_id) references platform_organisation (id)
);

create table register_holiday (
  org_id uuid not null,
  id uuid not null,
  unit_id uuid,
  day date not null,
  name text not null,
  primary key (org_id, id),
  foreign key (org_id) references platform_organisation (id),
  foreign key (org_id, unit_id) references register_unit (org_id, id)
);
create index register_holiday_unit on register_holiday (org_id, unit_id);
create unique index register_holiday_day on register_holiday (org_id, coalesce(unit_id, org_id), day);

-- Numbers for keys such as PRJ-104.
create table register_counter (
  org_id uuid not null,
  name text not null,
  value integer not null,
  primary key (org_id, name),
  foreign key (org_id) references platform_organisation (id)
);

-- Published for the rest of the house: projects as they are now, and as they were on a day by what was known at an instant.
-- Both have the same columns, so that one query serves either.
create view register_v_project with (security_invoker = true) as
select p.org_id, p.id, p.number, p.key, p.confidential, p.external_source, p.external_key, p.version,
  p.name, p.description, p.class, p.category, p.state, p.present,
  p.unit_id, p.portfolio_id, p.programme_id, p.sponsor_id, p.manager_id,
  p.start_baseline, p.start_forecast, p.start_actual, p.finish_baseline, p.finish_forecast, p.finish_actual,
  p.baseline_number, p.currency, p.cost_baseline_minor, p.cost_forecast_minor, p.spent_minor,
  p.year_budget_minor, p.year_forecast_minor, p.benefits_baseline_minor, p.benefits_forecast_minor
from register_project p;

create function register_project_as_of(as_of date, known_at timestamptz) returns setof register_v_project
language sql stable as $$
  select p.org_id, p.id, p.number, p.key, p.confidential, p.external_source, p.external_key, p.version,
    f.name, f.description, f.class, f.category, f.state, f.present,
    f.unit_id, f.portfolio_id, f.programme_id, f.sponsor_id, f.manager_id,
    f.start_baseline, f.start_forecast, f.start_actual, f.finish_baseline, f.finish_forecast, f.finish_actual,
    f.baseline_number, f.currency, f.cost_baseline_minor, f.cost_forecast_minor, f.spent_minor,
    f.year_budget_minor, f.year_forecast_minor, f.benefits_baseline_minor, f.benefits_forecast_minor
  from register_project p
  cross join lateral (
    select * from register_project_fact f
    where f.org_id = p.org_id and f.project_id = p.id and f.valid_from <= as_of and f.recorded_at <= known_at
    order by f.valid_from desc, f.recorded_at desc limit 1
  ) f
$$;

create view register_v_person with (security_invoker = true) as
select org_id, id, name, email, active from register_person;
create view register_v_unit with (security_invoker = true) as
select org_id, id, parent_id, name, code, pmo_type from register_unit;
create view register_v_portfolio with (security_invoker = true) as
select org_id, id, parent_id, name, kind, filter, cadence_days from register_portfolio;
create view register_v_programme with (security_invoker = true) as
select org_id, id, name, portfolio_id, external_key from register_programme;
create view register_v_project_fact with (security_invoker = true) as
select * from register_project_fact;
create view register_v_milestone with (security_invoker = true) as
select org_id, id, project_id, name, kind, baseline, forecast, actual, version from register_milestone;

create function register_milestone_as_of(as_of date, known_at timestamptz) returns setof register_v_milestone
language sql stable as $$
  select m.org_id, m.id, m.project_id, f.name, m.kind, f.baseline, f.forecast, f.actual, m.version
  from register_milestone m
  cross join lateral (
    select * from register_milestone_fact f
    where f.org_id = m.org_id and f.milestone_id = m.id and f.valid_from <= as_of and f.recorded_at <= known_at
    order by f.valid_from desc, f.recorded_at desc limit 1
  ) f
$$;

select platform_protect('register_unit');
select platform_protect('register_person');
select platform_protect('register_portfolio');
select platform_protect('register_programme');
select platform_protect('register_project');
select platform_protect('register_project_fact', true);
select platform_protect('register_milestone');
select platform_protect('register_milestone_fact', true);
select platform_protect('register_grant');
select platform_protect('register_rate', true);
select platform_protect('register_holiday');
select platform_protect('register_counter');
grant select on register_v_project, register_v_person, register_v_unit, register_v_portfolio, register_v_programme,
  register_v_project_fact, register_v_milestone to chartroom_app;
