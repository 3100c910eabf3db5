-- Views of lists that people keep: filter, order, columns; their own, or shared with the organisation.

create table platform_view (
  org_id uuid not null,
  id uuid not null,
  list text not null,
  name text not null,
  owner_id uuid not null,
  shared boolean not null default false,
  -- what everybody gets who has chosen no other
  for_everybody boolean not null default false,
  settings jsonb not null,
  -- taken away, but to be brought back by an undo
  deleted_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id) references platform_organisation (id),
  check (shared or not for_everybody)
);
create unique index platform_view_name on platform_view (org_id, list, owner_id, lower(name)) where deleted_at is null;
create unique index platform_view_for_everybody on platform_view (org_id, list)
  where for_everybody and deleted_at is null;
select platform_protect('platform_view');

-- The view a person begins with.
create table platform_view_choice (
  org_id uuid not null,
  person_id uuid not null,
  list text not null,
  view_id uuid not null,
  primary key (org_id, person_id, list),
  foreign key (org_id, view_id) references platform_view (org_id, id)
);
create index platform_view_choice_view on platform_view_choice (org_id, view_id);
select platform_protect('platform_view_choice');
