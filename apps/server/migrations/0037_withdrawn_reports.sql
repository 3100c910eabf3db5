-- A published report that was published by mistake, as by an import of the wrong file, is withdrawn: from then on nothing
-- counts it, and what was known before still knows it.

alter table monitoring_report
  add column withdrawn_at timestamptz,
  add constraint monitoring_report_withdrawn check (withdrawn_at is null or state = 'published');

create or replace function monitoring_published_is_final() returns trigger language plpgsql as $$
begin
  if old.state = 'published' and tg_op = 'UPDATE' and old.withdrawn_at is null and new.withdrawn_at is not null
    and to_jsonb(new) - 'withdrawn_at' = to_jsonb(old) - 'withdrawn_at' then
    return new;
  end if;
  if old.state = 'published' then
    raise exception 'A published report is final; publish a correction.' using errcode = 'check_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;

create or replace view monitoring_v_report with (security_invoker = true) as
select * from monitoring_report where state = 'published' and withdrawn_at is null;
