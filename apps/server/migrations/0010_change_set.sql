-- Steps that can be undone as one: all events of one request.

create table platform_change_set (
  org_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('edit', 'paste', 'import', 'undo')),
  title text not null,
  -- the request whose events it consists of
  request_id text not null,
  item_count integer not null,
  -- the step that this one takes back
  undoes uuid,
  undone_at timestamptz,
  created_by uuid,
  created_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id) references platform_organisation (id),
  foreign key (org_id, undoes) references platform_change_set (org_id, id)
);
create index platform_change_set_by on platform_change_set (org_id, created_by, created_at);
create index platform_change_set_undoes on platform_change_set (org_id, undoes);
create index platform_event_request on platform_event (org_id, request_id) where request_id is not null;
select platform_protect('platform_change_set');
