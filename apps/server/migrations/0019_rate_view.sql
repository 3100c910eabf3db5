-- Rates for the rest of the house: what is warned of when an amount cannot be added up.
create view register_v_rate with (security_invoker = true) as
select org_id, from_currency, to_currency, day from register_rate;
grant select on register_v_rate to chartroom_app;
