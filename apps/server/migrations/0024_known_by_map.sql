-- What later events changed is gathered once into a map and looked up for each row: joined, a planner that expects one row
-- gathers it again for each.

create or replace function register_unit_known_at(known_at timestamptz) returns setof register_unit
language sql stable set search_path = public as $$
  with undone as materialized (
    select coalesce(jsonb_object_agg(u.id, u.fields), '{}') as fields from platform_undone('unit', known_at) u
  )
  select r.* from undone u cross join register_unit t
  cross join lateral jsonb_populate_record(t, coalesce(u.fields -> t.id::text, '{}')) r
  where t.created_at <= known_at
$$;

create or replace function register_person_known_at(known_at timestamptz) returns setof register_person
language sql stable set search_path = public as $$
  with undone as materialized (
    select coalesce(jsonb_object_agg(u.id, u.fields), '{}') as fields from platform_undone('person', known_at) u
  )
  select r.* from undone u cross join register_person t
  cross join lateral jsonb_populate_record(t, coalesce(u.fields -> t.id::text, '{}')) r
  where t.created_at <= known_at
$$;

create or replace function register_programme_known_at(known_at timestamptz) returns setof register_programme
language sql stable set search_path = public as $$
  with undone as materialized (
    select coalesce(jsonb_object_agg(u.id, u.fields), '{}') as fields from platform_undone('programme', known_at) u
  )
  select r.* from undone u cross join register_programme t
  cross join lateral jsonb_populate_record(t, coalesce(u.fields -> t.id::text, '{}')) r
  where t.created_at <= known_at
$$;

create or replace function register_portfolio_known_at(known_at timestamptz) returns setof register_portfolio
language sql stable set search_path = public as $$
  with undone as materialized (
    select coalesce(jsonb_object_agg(u.id, u.fields), '{}') as fields from platform_undone('portfolio', known_at) u
  )
  select r.* from undone u cross join register_portfolio t
  cross join lateral jsonb_populate_record(t, coalesce(u.fields -> t.id::text, '{}')) r
  where t.created_at <= known_at
  union all
  select r.* from undone u
  join platform_event d on d.org_id = nullif(current_setting('app.org', true), '')::uuid
    and d.name = 'register.portfolio.deleted' and d.at > known_at
  join platform_event a on a.org_id = d.org_id and a.subject_kind = 'portfolio' and a.subject_id = d.subject_id
    and a.name = 'register.portfolio.added' and a.at <= known_at
  cross join lateral jsonb_populate_record(null::register_portfolio, '{"description": "", "kind": "fixed", "version": 1}'
    || (u.fields -> d.subject_id) || jsonb_build_object('org_id', d.org_id, 'id', d.subject_id, 'created_at', a.at)) r
$$;

create function platform_organisation_known_at(known_at timestamptz) returns setof platform_organisation
language sql stable set search_path = public as $$
  select r.* from platform_organisation t
  cross join lateral jsonb_populate_record(t, coalesce(
    (select u.fields from platform_undone('organisation', known_at) u where u.id = t.id::text), '{}')) r
$$;

create or replace view register_v_rate with (security_invoker = true) as
select org_id, from_currency, to_currency, day, recorded_at from register_rate;
