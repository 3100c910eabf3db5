-- Mail that waits to be sent, and links that may be used once.

-- The outbox: written with the change that gives the reason for it, delivered after the commit.
create table platform_mail (
  org_id uuid not null,
  id uuid not null,
  -- what it is for, in one word: invitation, reset, report-due
  purpose text not null,
  person_id uuid,
  to_name text not null check (to_name !~ '[[:cntrl:]]'),
  to_address text not null check (to_address !~ '[[:cntrl:][:space:],;<>]' and to_address like '%_@_%'),
  subject text not null check (subject !~ '[[:cntrl:]]'),
  -- {base} stands for the address of this installation, {link} for the link
  text text not null,
  -- a path with the secret of a link; erased once the mail is sent
  link text,
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'parked')),
  attempts integer not null default 0,
  -- not before then; of one that is being sent: when another node may take it over
  due_at timestamptz not null,
  error text,
  created_at timestamptz not null,
  sent_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id) references platform_organisation (id),
  check ((state = 'sent') = (sent_at is not null))
);
create index platform_mail_due on platform_mail (org_id, due_at) where state in ('waiting', 'sending');
create index platform_mail_newest on platform_mail (org_id, created_at);
create index platform_mail_person on platform_mail (org_id, person_id);

-- A link that opens one thing once; only the hash of its secret is kept.
create table platform_link (
  org_id uuid not null,
  id uuid not null,
  purpose text not null,
  hash bytea not null,
  -- whom it was made for
  person_id uuid,
  data jsonb,
  created_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  primary key (org_id, id),
  unique (org_id, hash),
  foreign key (org_id) references platform_organisation (id)
);
create index platform_link_person on platform_link (org_id, person_id, purpose);

select platform_protect('platform_mail');
select platform_protect('platform_link');
