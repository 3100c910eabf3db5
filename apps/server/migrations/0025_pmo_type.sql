-- Types of PMO as dated changes, and what a control does in one unit whatever the type.

-- The column of the unit, or of the organisation, holds the type of today; a row here says from when, why and by whom.
create table register_pmo_type (
  org_id uuid not null,
  id uuid not null,
  -- null: the organisation
  unit_id uuid,
  -- null: as the unit above
  type text check (type in ('supportive', 'controlling', 'directive')),
  from_day date not null,
  reason text,
  set_by uuid,
  recorded_at timestamptz not null,
  -- null: still to come
  applied_at timestamptz,
  withdrawn_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id) references platform_organisation (id),
  foreign key (org_id, unit_id) references register_unit (org_id, id),
  foreign key (org_id, set_by) references register_person (org_id, id),
  check (unit_id is not null or type is not null),
  check (applied_at is null or withdrawn_at is null)
);
create index register_pmo_type_unit on register_pmo_type (org_id, unit_id, from_day);
create index register_pmo_type_set_by on register_pmo_type (org_id, set_by);
-- one to come for a place and a day
create unique index register_pmo_type_once on register_pmo_type
  (org_id, coalesce(unit_id, org_id), from_day) where applied_at is null and withdrawn_at is null;

-- What a control does in a unit and under it, in place of what the type of PMO says; null: again by the type.
create table governance_control_override (
  org_id uuid not null,
  unit_id uuid not null,
  code text not null check (code ~ '^[A-Z]{2,5}-\d{2,3}$'),
  strength text check (strength in ('off', 'advise', 'waiver', 'block')),
  reason text not null,
  version integer not null default 1,
  recorded_at timestamptz not null,
  primary key (org_id, unit_id, code),
  foreign key (org_id, unit_id) references register_unit (org_id, id)
);

select platform_protect('register_pmo_type');
select platform_protect('governance_control_override');
