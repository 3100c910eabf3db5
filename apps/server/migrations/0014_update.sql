-- The weekly update: what a report holds beside ratings, its template and review; deputies, reminders, notifications.

-- Versions of what a report asks for, by class of project. Append-only: a report keeps the version it was written by.
create table monitoring_report_template (
  org_id uuid not null,
  number integer not null check (number > 0),
  -- null: for every class without one of its own
  class text,
  name text not null,
  -- in the order in which they are asked
  dimensions text[] not null,
  -- [{ key, label, help, required }]
  sections jsonb not null,
  -- somebody else approves before it is published
  review boolean not null,
  note text not null,
  author_id uuid,
  recorded_at timestamptz not null,
  primary key (org_id, number),
  foreign key (org_id) references platform_organisation (id),
  foreign key (org_id, author_id) references register_person (org_id, id)
);
create index monitoring_report_template_author on monitoring_report_template (org_id, author_id);
create index monitoring_report_template_class on monitoring_report_template (org_id, class, number);

alter table monitoring_report
  -- the template it was written by; 0 the built-in one, null: written without
  add column template integer,
  -- { schedule: { text, evidence: { label, url } } }, by what differs from the data
  add column reasons jsonb not null default '{}',
  -- [{ id, section, text, source, money, state }]
  add column lines jsonb not null default '[]',
  -- [{ id, title, detail, due, person, who }]
  add column decisions jsonb not null default '[]',
  -- whom a deputy wrote it for
  add column for_id uuid,
  add column submitted_by uuid,
  add column submitted_at timestamptz,
  add column reviewer_id uuid,
  -- why it was returned
  add column review_note text,
  add foreign key (org_id, for_id) references register_person (org_id, id),
  add foreign key (org_id, submitted_by) references register_person (org_id, id),
  add foreign key (org_id, reviewer_id) references register_person (org_id, id),
  drop constraint monitoring_report_state_check,
  add constraint monitoring_report_state_check check (state in ('draft', 'in-review', 'published')),
  add check (state <> 'in-review' or submitted_at is not null);
create index monitoring_report_for on monitoring_report (org_id, for_id);
create index monitoring_report_submitted on monitoring_report (org_id, submitted_by);
create index monitoring_report_reviewer on monitoring_report (org_id, reviewer_id);
create index monitoring_report_open on monitoring_report (org_id, state, project_id) where state <> 'published';

-- Published for the rest of the house: with the new columns, and what is being written.
create or replace view monitoring_v_report with (security_invoker = true) as
select * from monitoring_report where state = 'published';
create view monitoring_v_open_report with (security_invoker = true) as
select org_id, id, project_id, as_of, state, author_id, submitted_by, submitted_at, review_note
from monitoring_report where state <> 'published';

-- Somebody is away and another may report in their place, from a day to a day, both included.
create table register_absence (
  org_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  deputy_id uuid not null,
  from_day date not null,
  until_day date not null,
  ended_at timestamptz,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (org_id, id),
  foreign key (org_id, person_id) references register_person (org_id, id),
  foreign key (org_id, deputy_id) references register_person (org_id, id),
  check (from_day <= until_day),
  check (person_id <> deputy_id)
);
create index register_absence_person on register_absence (org_id, person_id);
create index register_absence_deputy on register_absence (org_id, deputy_id);
create view register_v_absence with (security_invoker = true) as
select org_id, id, person_id, deputy_id, from_day, until_day from register_absence where ended_at is null;

-- A session opened by a link from a mail: only these permissions, on this project only.
alter table platform_session
  add column link_id uuid,
  add column scopes text[],
  add column project_id uuid,
  add check (num_nonnulls(link_id, scopes, project_id) in (0, 3)),
  add foreign key (org_id, link_id) references platform_link (org_id, id);
create index platform_session_link on platform_session (org_id, link_id);

-- How an organisation reminds of reports.
create table reminder_rule (
  org_id uuid not null,
  automatic boolean not null,
  day_before boolean not null,
  on_due boolean not null,
  after_days integer check (after_days between 1 and 365),
  every_days integer check (every_days between 1 and 365),
  until_days integer not null check (until_days between 0 and 1000),
  -- not before this hour of the organisation's day
  hour integer not null check (hour between 0 and 23),
  version integer not null,
  primary key (org_id),
  foreign key (org_id) references platform_organisation (id)
);

-- A reminder that was sent: the key keeps it from being sent twice.
create table reminder_sent (
  org_id uuid not null,
  project_id uuid not null,
  person_id uuid not null,
  due date not null,
  -- days after the day it was due (-1 the day before); by_hand ones are told apart by their instant
  step integer not null,
  by_hand timestamptz not null default '-infinity',
  sent_by uuid,
  sent_at timestamptz not null,
  primary key (org_id, project_id, person_id, due, step, by_hand),
  foreign key (org_id, project_id) references register_project (org_id, id),
  foreign key (org_id, person_id) references register_person (org_id, id),
  foreign key (org_id, sent_by) references register_person (org_id, id)
);
create index reminder_sent_person on reminder_sent (org_id, person_id);
create index reminder_sent_by on reminder_sent (org_id, sent_by);

-- What somebody is told inside the product.
create table notification_item (
  org_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('report-due', 'report-published', 'review-asked', 'report-returned')),
  project_id uuid not null,
  -- { due, asOf, by, note ... }
  data jsonb not null,
  created_at timestamptz not null,
  read_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, person_id) references register_person (org_id, id),
  foreign key (org_id, project_id) references register_project (org_id, id)
);
create index notification_item_person on notification_item (org_id, person_id, created_at);
create index notification_item_unread on notification_item (org_id, person_id) where read_at is null;
create index notification_item_project on notification_item (org_id, project_id);

-- Where somebody wants to be told of a kind of thing, where it is not the usual way.
create table notification_preference (
  org_id uuid not null,
  person_id uuid not null,
  kind text not null,
  in_app boolean not null,
  mail boolean not null,
  primary key (org_id, person_id, kind),
  foreign key (org_id, person_id) references register_person (org_id, id)
);

select platform_protect('monitoring_report_template', true);
select platform_protect('register_absence');
select platform_protect('reminder_rule');
select platform_protect('reminder_sent', true);
select platform_protect('notification_item');
select platform_protect('notification_preference');
grant select on register_v_absence, monitoring_v_open_report to chartroom_app;
