-- Read-only links to the one page, for people without an account; only the hash of a link's secret is kept.

create table share_link (
  org_id uuid not null,
  id uuid not null,
  hash bytea not null,
  title text not null,
  -- what it shows, frozen
  as_of date not null,
  compare_with date,
  known_at timestamptz not null,
  portfolio_id uuid,
  created_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  opened integer not null default 0,
  last_opened_at timestamptz,
  primary key (org_id, id),
  unique (org_id, hash),
  foreign key (org_id) references platform_organisation (id),
  foreign key (org_id, created_by) references register_person (org_id, id)
);
create index share_link_by on share_link (org_id, created_by, created_at);
select platform_protect('share_link');
