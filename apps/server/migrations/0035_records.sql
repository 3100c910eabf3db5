-- What is archived when a project changes phase, how long it is kept, what may not be thrown away, and who is told of it.

-- Where somebody else's system is told what happened here; one for each purpose.
create table platform_webhook (
  org_id uuid not null,
  purpose text not null check (purpose ~ '^[a-z-]{1,30}$'),
  url text check (length(url) <= 500),
  active boolean not null default false,
  -- signs what is sent, so it is kept as it is: shown once, left out of what is exported
  secret text,
  secret_at timestamptz,
  version integer not null default 1,
  primary key (org_id, purpose),
  foreign key (org_id) references platform_organisation (id),
  check (not active or (url is not null and secret is not null)),
  check ((secret is null) = (secret_at is null))
);

-- What is to be told, and how it went.
create table platform_webhook_delivery (
  org_id uuid not null,
  id uuid not null,
  purpose text not null,
  event text not null,
  body text not null,
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed')),
  attempts integer not null default 0,
  due_at timestamptz not null,
  created_at timestamptz not null,
  settled_at timestamptz,
  -- what the last attempt was answered
  status integer,
  answer text check (length(answer) <= 500),
  primary key (org_id, id),
  foreign key (org_id, purpose) references platform_webhook (org_id, purpose),
  check ((state in ('sent', 'failed')) = (settled_at is not null))
);
create index platform_webhook_delivery_newest on platform_webhook_delivery (org_id, purpose, created_at);
create index platform_webhook_delivery_due on platform_webhook_delivery (org_id, due_at) where state in ('waiting', 'sending');

select platform_protect('platform_webhook');
select platform_protect('platform_webhook_delivery');

create table governance_retention_rule (
  org_id uuid not null,
  id uuid not null,
  name text not null,
  applies_to text not null check (applies_to in ('everything', 'type', 'template')),
  -- a type of document or the key of a template
  subject text,
  years integer not null check (years between 0 and 100),
  counts_from text not null check (counts_from in ('archiving', 'closure')),
  at_end text not null check (at_end in ('review', 'delete')),
  active boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id) references platform_organisation (id),
  check ((applies_to = 'everything') = (subject is null))
);
create unique index governance_retention_rule_one on governance_retention_rule (org_id, applies_to, coalesce(subject, ''))
  where active;

-- Never changes: what was archived, of what, when, and the hash of its bytes.
create table governance_record (
  org_id uuid not null,
  id uuid not null,
  number integer not null check (number > 0),
  project_id uuid not null,
  kind text not null check (kind in ('document', 'gate')),
  title text not null,
  -- a type of document; of a gate `gate`
  type text not null,
  template_key text,
  document_id uuid,
  document_version integer,
  gate_id uuid,
  file_id uuid not null,
  file_name text not null,
  size integer not null check (size > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- the change of phase that it was archived at
  cause text not null check (cause in ('state', 'gate')),
  phase_from text not null,
  phase_to text not null,
  archived_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, number),
  -- archived once
  unique (org_id, document_id, document_version),
  unique (org_id, gate_id),
  foreign key (org_id, project_id) references register_project (org_id, id),
  foreign key (org_id, document_id, document_version) references governance_document_version (org_id, document_id, number),
  foreign key (org_id, gate_id) references governance_gate (org_id, id),
  foreign key (org_id, file_id) references platform_file (org_id, id),
  check ((kind = 'document') = (document_id is not null and document_version is not null)),
  check ((kind = 'gate') = (gate_id is not null))
);
create index governance_record_project on governance_record (org_id, project_id, number);
create index governance_record_file on governance_record (org_id, file_id);

-- How long a record is kept: the rule as it was when it was archived, and since when it is due.
create table governance_record_term (
  org_id uuid not null,
  record_id uuid not null,
  project_id uuid not null,
  rule_id uuid,
  rule_name text,
  years integer,
  counts_from text check (counts_from in ('archiving', 'closure')),
  at_end text check (at_end in ('review', 'delete')),
  -- null while there is no end: no rule, or a project that is not closed
  keep_until date,
  due_since date,
  version integer not null default 1,
  primary key (org_id, record_id),
  foreign key (org_id, record_id) references governance_record (org_id, id),
  foreign key (org_id, project_id) references register_project (org_id, id),
  foreign key (org_id, rule_id) references governance_retention_rule (org_id, id),
  check (num_nonnulls(rule_id, rule_name, years, counts_from, at_end) in (0, 5)),
  check (due_since is null or keep_until is not null)
);
create index governance_record_term_project on governance_record_term (org_id, project_id);
create index governance_record_term_rule on governance_record_term (org_id, rule_id);
create index governance_record_term_ending on governance_record_term (org_id, keep_until) where due_since is null;

-- That the bytes of a record were thrown away, by whom and why; what it was stays.
create table governance_record_disposal (
  org_id uuid not null,
  record_id uuid not null,
  project_id uuid not null,
  reason text not null check (reason <> ''),
  disposed_by uuid,
  disposed_at timestamptz not null,
  primary key (org_id, record_id),
  foreign key (org_id, record_id) references governance_record (org_id, id),
  foreign key (org_id, project_id) references register_project (org_id, id),
  foreign key (org_id, disposed_by) references register_person (org_id, id)
);
create index governance_record_disposal_project on governance_record_disposal (org_id, project_id);
create index governance_record_disposal_by on governance_record_disposal (org_id, disposed_by);

-- Nothing of a project, or one record of it, may be thrown away or made anonymous while it is held.
create table governance_legal_hold (
  org_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  record_id uuid,
  matter text not null check (matter <> ''),
  reason text not null check (reason <> ''),
  placed_by uuid,
  placed_at timestamptz not null,
  lifted_by uuid,
  lifted_at timestamptz,
  lift_reason text,
  version integer not null default 1,
  primary key (org_id, id),
  foreign key (org_id, project_id) references register_project (org_id, id),
  foreign key (org_id, record_id) references governance_record (org_id, id),
  foreign key (org_id, placed_by) references register_person (org_id, id),
  foreign key (org_id, lifted_by) references register_person (org_id, id),
  check (num_nonnulls(lifted_at, lift_reason) in (0, 2))
);
create index governance_legal_hold_project on governance_legal_hold (org_id, project_id);
create index governance_legal_hold_record on governance_legal_hold (org_id, record_id);
create index governance_legal_hold_placed_by on governance_legal_hold (org_id, placed_by);
create index governance_legal_hold_lifted_by on governance_legal_hold (org_id, lifted_by);
create unique index governance_legal_hold_once on governance_legal_hold (org_id, project_id, matter, coalesce(record_id, project_id))
  where lifted_at is null;

-- A second wall, whatever the use case asked: nothing held is disposed of, and bytes go with a disposal only.
create function governance_disposal_is_free() returns trigger language plpgsql as $$
begin
  if exists (select 1 from governance_legal_hold h where h.org_id = new.org_id and h.project_id = new.project_id
      and (h.record_id is null or h.record_id = new.record_id) and h.lifted_at is null) then
    raise exception 'This record is under a legal hold.' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger governance_record_disposal_free before insert on governance_record_disposal
  for each row execute function governance_disposal_is_free();
create function governance_bytes_are_kept() returns trigger language plpgsql as $$
begin
  if exists (select 1 from governance_record r where r.org_id = old.org_id and r.file_id = old.file_id and (tg_op = 'UPDATE'
      or not exists (select 1 from governance_record_disposal d where d.org_id = r.org_id and d.record_id = r.id))) then
    raise exception 'The bytes of a record stay as they are until it is disposed of.' using errcode = 'check_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger platform_file_chunk_kept before update or delete on platform_file_chunk
  for each row execute function governance_bytes_are_kept();

select platform_protect('governance_retention_rule');
select platform_protect('governance_record', true);
select platform_protect('governance_record_term');
select platform_protect('governance_record_disposal', true);
select platform_protect('governance_legal_hold');
revoke delete on governance_record_term, governance_legal_hold, governance_retention_rule from chartroom_app;
