-- What is needed to answer a dependency where it is listed.
create or replace view monitoring_v_dependency with (security_invoker = true) as
select org_id, id, giver_id, giver_task, taker_id, taker_task, external_uid, type, lag_sec, lag_elapsed, state, promised, created_at,
  note, version
from monitoring_dependency;
