-- What is personal of an event is kept beside it until it is erased: put back like the rest of the event, while it is there.
create or replace function platform_undone(subject text, known_at timestamptz) returns table (id text, fields jsonb)
language sql stable as $$
  select e.subject_id,
    jsonb_object_agg(lower(regexp_replace(f.key, '([A-Z])', '_\1', 'g')), f.value order by e.seq desc)
  from platform_event e
  left join platform_event_personal p on p.org_id = e.org_id and p.event_id = e.id
  cross join lateral jsonb_each(case when jsonb_typeof(e.before) = 'object' then e.before else '{}' end
    || coalesce(p.before::jsonb, '{}')) f
  where e.org_id = nullif(current_setting('app.org', true), '')::uuid and e.subject_kind = subject
    and e.at > known_at
  group by e.subject_id
$$;
