-- The organisation's own limits for the checks of a schedule; without a row the usual ones hold.

create table governance_quality_limits (
  org_id uuid not null,
  -- the limit of each check and the two lengths, as the contract names them
  limits jsonb not null,
  note text not null default '',
  version integer not null,
  primary key (org_id),
  foreign key (org_id) references platform_organisation (id)
);

select platform_protect('governance_quality_limits');
