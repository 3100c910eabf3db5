-- Two tasks may be linked at both ends (start to start and finish to finish), as Primavera does.
alter table register_plan_link add column type text not null default 'FS' check (type in ('FS', 'SS', 'FF', 'SF'));
alter table register_plan_link alter column type drop default;
alter table register_plan_link drop constraint register_plan_link_pkey;
alter table register_plan_link add primary key (org_id, project_id, pred_uid, succ_uid, type);
