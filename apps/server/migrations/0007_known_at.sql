-- What has no dated facts of its own, by what was known at an instant: its row as it is now, with what later events
-- changed put back. Events are append-only and carry the fields before, so nothing has to be kept twice.

-- The fields of things of a kind before the first event later than an instant, by column name.
create function platform_undone(subject text, known_at timestamptz) returns table (id text, fields jsonb)
language sql stable as $$
  select e.subject_id,
    jsonb_object_agg(lower(regexp_replace(f.key, '([A-Z])', '_\1', 'g')), f.value order by e.seq desc)
  from platform_event e cross join lateral jsonb_each(e.before) f
  where e.org_id = nullif(current_setting('app.org', true), '')::uuid and e.subject_kind = subject
    and e.at > known_at and jsonb_typeof(e.before) = 'object'
  group by e.subject_id
$$;

create function register_unit_known_at(known_at timestamptz) returns setof register_unit
language sql stable as $$
  select r.* from register_unit t
  left join platform_undone('unit', known_at) u on u.id = t.id::text
  cross join lateral jsonb_populate_record(t, coalesce(u.fields, '{}')) r
  where t.created_at <= known_at
$$;

create function register_person_known_at(known_at timestamptz) returns setof register_person
language sql stable as $$
  select r.* from register_person t
  left join platform_undone('person', known_at) u on u.id = t.id::text
  cross join lateral jsonb_populate_record(t, coalesce(u.fields, '{}')) r
  where t.created_at <= known_at
$$;

create function register_programme_known_at(known_at timestamptz) returns setof register_programme
language sql stable as $$
  select r.* from register_programme t
  left join platform_undone('programme', known_at) u on u.id = t.id::text
  cross join lateral jsonb_populate_record(t, coalesce(u.fields, '{}')) r
  where t.created_at <= known_at
$$;

-- Portfolios can be deleted: those that were there come back as their last event left them.
create function register_portfolio_known_at(known_at timestamptz) returns setof register_portfolio
language sql stable as $$
  select r.* from register_portfolio t
  left join platform_undone('portfolio', known_at) u on u.id = t.id::text
  cross join lateral jsonb_populate_record(t, coalesce(u.fields, '{}')) r
  where t.created_at <= known_at
  union all
  select r.* from platform_event d
  join platform_event a on a.org_id = d.org_id and a.subject_kind = 'portfolio' and a.subject_id = d.subject_id
    and a.name = 'register.portfolio.added' and a.at <= known_at
  join platform_undone('portfolio', known_at) u on u.id = d.subject_id
  cross join lateral jsonb_populate_record(null::register_portfolio, '{"description": "", "kind": "fixed", "version": 1}'
    || u.fields || jsonb_build_object('org_id', d.org_id, 'id', d.subject_id, 'created_at', a.at)) r
  where d.org_id = nullif(current_setting('app.org', true), '')::uuid and d.name = 'register.portfolio.deleted'
    and d.at > known_at
$$;
