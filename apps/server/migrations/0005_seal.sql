-- The seal of the event log: blocks of events in a SHA-256 chain, one chain for each organisation.

-- Covers every event of the organisation up to to_seq that no earlier block covers. The hash is over all the other
-- columns (docs/operations.md says how); each block holds the hash of the one before it.
create table platform_block (
  org_id uuid not null,
  number integer not null check (number > 0),
  -- which columns of an event are hashed, and how
  format integer not null,
  from_seq bigint not null,
  to_seq bigint not null,
  event_count integer not null check (event_count > 0),
  -- for each event in order: seq (8 bytes) and SHA-256 (32 bytes), so that a bad row can be named
  entries bytea not null,
  -- 32 zeros in the first block
  previous_hash bytea not null,
  hash bytea not null,
  sealed_at timestamptz not null,
  primary key (org_id, number),
  check (from_seq <= to_seq),
  foreign key (org_id) references platform_organisation (id)
);
select platform_protect('platform_block', true);
