-- Fields that an organisation adds. Values of a project are dated facts beside its other attributes; those of anything else
-- have one row.

create table register_field (
  org_id uuid not null,
  id uuid not null,
  entity text not null check (entity in ('project', 'programme', 'portfolio', 'unit')),
  -- names it in formulas, filters, imports and in the values; never changes
  key text not null check (key ~ '^[a-z][a-zA-Z0-9]{0,39}$'),
  type text not null check (type in ('text', 'number', 'money', 'date', 'person', 'list', 'tree', 'yes-no', 'formula')),
  result text check (result in ('number', 'text', 'money', 'date', 'yes-no')),
  label text not null,
  help text not null default '',
  unit text not null default '',
  decimals integer not null default 0 check (decimals between 0 and 6),
  min double precision,
  max double precision,
  options jsonb not null default '[]',
  formula text not null default '',
  required_from text check (required_from in ('approved', 'active', 'closing', 'closed')),
  required_class text,
  seen_by text not null default 'everybody' check (seen_by in ('everybody', 'money')),
  edited_by text not null default 'editors' check (edited_by in ('editors', 'office')),
  position integer not null,
  retired boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, entity, key),
  foreign key (org_id) references platform_organisation (id),
  check ((type = 'formula') = (result is not null))
);

-- Values of what is no project, by the key of the field.
create table register_field_value (
  org_id uuid not null,
  entity text not null check (entity in ('programme', 'portfolio', 'unit')),
  subject_id uuid not null,
  fields jsonb not null default '{}',
  version integer not null default 1,
  changed_at timestamptz not null,
  primary key (org_id, entity, subject_id),
  foreign key (org_id) references platform_organisation (id)
);

select platform_protect('register_field');
select platform_protect('register_field_value');

-- A constant default: neither table is written again, however large it is.
alter table register_project add column fields jsonb not null default '{}';
alter table register_project_fact add column fields jsonb not null default '{}';

create or replace view register_v_project with (security_invoker = true) as
select p.org_id, p.id, p.number, p.key, p.confidential, p.external_source, p.external_key, p.version,
  p.name, p.description, p.class, p.category, p.state, p.present,
  p.unit_id, p.portfolio_id, p.programme_id, p.sponsor_id, p.manager_id,
  p.start_baseline, p.start_forecast, p.start_actual, p.finish_baseline, p.finish_forecast, p.finish_actual,
  p.baseline_number, p.currency, p.cost_baseline_minor, p.cost_forecast_minor, p.spent_minor,
  p.year_budget_minor, p.year_forecast_minor, p.benefits_baseline_minor, p.benefits_forecast_minor, p.fields
from register_project p;

create or replace function register_project_as_of(as_of date, known_at timestamptz) returns setof register_v_project
language sql stable as $$
  select p.org_id, p.id, p.number, p.key, p.confidential, p.external_source, p.external_key, p.version,
    f.name, f.description, f.class, f.category, f.state, f.present,
    f.unit_id, f.portfolio_id, f.programme_id, f.sponsor_id, f.manager_id,
    f.start_baseline, f.start_forecast, f.start_actual, f.finish_baseline, f.finish_forecast, f.finish_actual,
    f.baseline_number, f.currency, f.cost_baseline_minor, f.cost_forecast_minor, f.spent_minor,
    f.year_budget_minor, f.year_forecast_minor, f.benefits_baseline_minor, f.benefits_forecast_minor, f.fields
  from register_project p
  cross join lateral (
    select * from register_project_fact f
    where f.org_id = p.org_id and f.project_id = p.id and f.valid_from <= as_of and f.recorded_at <= known_at
    order by f.valid_from desc, f.recorded_at desc limit 1
  ) f
$$;

create or replace view register_v_project_fact with (security_invoker = true) as
select * from register_project_fact;
