-- What a person may know and end of their own sessions, and what is personal in the log.

-- Sessions of before have no name to end them by: their people sign in again.
delete from platform_session;
alter table platform_session
  add column id uuid not null default gen_random_uuid(),
  -- what the browser says it is, and where it signed in from
  add column user_agent text not null default '',
  add column address text not null default '',
  -- the password was typed so recently that dangerous acts are open until then
  add column fresh_until timestamptz not null default 'epoch',
  add constraint platform_session_id unique (org_id, id);

-- What is personal of an event stands beside the log, so that it can be erased: the event seals only a hash of it,
-- which nobody can guess from without the salt.
create table platform_event_personal (
  org_id uuid not null,
  event_id uuid not null,
  person_id uuid not null,
  salt bytea not null,
  -- JSON, as text: its bytes are hashed
  before text,
  after text,
  primary key (org_id, event_id),
  foreign key (org_id, event_id) references platform_event (org_id, id)
);
create index platform_event_personal_person on platform_event_personal (org_id, person_id);
select platform_protect('platform_event_personal');
revoke update on platform_event_personal from chartroom_app;

-- Who left and asked to be forgotten.
alter table register_person add column anonymised_at timestamptz;
