-- Templates of documents, checklists and registers; what projects made of them, reviewed and approved.

-- A template that comes with the product has a row from the day it is used or changed.
create table governance_template (
  org_id uuid not null,
  key text not null check (key ~ '^[a-z0-9-]{2,60}$'),
  kind text not null check (kind in ('document', 'checklist', 'register')),
  type text not null,
  own boolean not null,
  owner_id uuid,
  review_on date,
  state text not null check (state in ('draft', 'published', 'retired')),
  version integer not null default 1,
  recorded_at timestamptz not null,
  primary key (org_id, key),
  foreign key (org_id) references platform_organisation (id),
  foreign key (org_id, owner_id) references register_person (org_id, id)
);
create index governance_template_owner on governance_template (org_id, owner_id);

-- A published version never changes.
create table governance_template_version (
  org_id uuid not null,
  template_key text not null,
  number integer not null check (number > 0),
  state text not null check (state in ('draft', 'published')),
  -- { en-GB: { title, summary, sections }, de: ... }
  texts jsonb not null,
  note text not null default '',
  written_by uuid,
  published_at timestamptz,
  primary key (org_id, template_key, number),
  foreign key (org_id, template_key) references governance_template (org_id, key),
  foreign key (org_id, written_by) references register_person (org_id, id),
  check ((state = 'published') = (published_at is not null))
);
create index governance_template_version_writer on governance_template_version (org_id, written_by);
create function governance_published_is_final() returns trigger language plpgsql as $$
begin
  if old.state = 'published' then
    raise exception 'A published version of a template is final; begin a draft.' using errcode = 'check_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger governance_template_version_final before update or delete on governance_template_version
  for each row execute function governance_published_is_final();
create unique index governance_template_draft on governance_template_version (org_id, template_key) where state = 'draft';

-- The organisation's own DOCX or PPTX of a template, checked when it was taken in.
create table governance_template_file (
  org_id uuid not null,
  template_key text not null,
  format text not null check (format in ('docx', 'pptx')),
  file_id uuid not null,
  name text not null,
  -- placeholders found in it
  placeholders text[] not null,
  uploaded_by uuid,
  uploaded_at timestamptz not null,
  primary key (org_id, template_key, format),
  foreign key (org_id, template_key) references governance_template (org_id, key),
  foreign key (org_id, file_id) references platform_file (org_id, id),
  foreign key (org_id, uploaded_by) references register_person (org_id, id)
);
create index governance_template_file_file on governance_template_file (org_id, file_id);
create index governance_template_file_by on governance_template_file (org_id, uploaded_by);

create table governance_document (
  org_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  template_key text not null,
  template_number integer not null,
  language text not null,
  title text not null,
  currency text not null,
  state text not null check (state in ('draft', 'in-review', 'approved')),
  -- { section.field: value }
  content jsonb not null,
  -- { section.field: day of the data }
  prefilled jsonb not null,
  author_id uuid,
  -- who has written any of it: none of them approves it
  writers uuid[] not null default '{}',
  approver_id uuid,
  submitted_by uuid,
  submitted_at timestamptz,
  approved_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  primary key (org_id, id),
  foreign key (org_id, project_id) references register_project (org_id, id),
  foreign key (org_id, template_key, template_number) references governance_template_version (org_id, template_key, number),
  foreign key (org_id, author_id) references register_person (org_id, id),
  foreign key (org_id, approver_id) references register_person (org_id, id),
  foreign key (org_id, submitted_by) references register_person (org_id, id),
  check (state <> 'in-review' or (submitted_at is not null and approver_id is not null)),
  check (state <> 'approved' or approved_at is not null),
  -- nobody approves what they wrote
  check (approver_id is null or approver_id is distinct from author_id)
);
create index governance_document_project on governance_document (org_id, project_id, created_at);
create index governance_document_template on governance_document (org_id, template_key, template_number);
create index governance_document_author on governance_document (org_id, author_id);
create index governance_document_approver on governance_document (org_id, approver_id);
create index governance_document_submitted on governance_document (org_id, submitted_by);

-- What was handed in for review, as it was.
create table governance_document_version (
  org_id uuid not null,
  document_id uuid not null,
  number integer not null check (number > 0),
  title text not null,
  content jsonb not null,
  prefilled jsonb not null,
  hash text not null,
  written_by uuid,
  recorded_at timestamptz not null,
  primary key (org_id, document_id, number),
  foreign key (org_id, document_id) references governance_document (org_id, id),
  foreign key (org_id, written_by) references register_person (org_id, id)
);
create index governance_document_version_writer on governance_document_version (org_id, written_by);

-- What was decided on a version, and in whose place.
create table governance_document_decision (
  org_id uuid not null,
  document_id uuid not null,
  number integer not null,
  decision text not null check (decision in ('approved', 'returned')),
  comment text not null,
  decided_by uuid,
  for_id uuid,
  decided_at timestamptz not null,
  primary key (org_id, document_id, number),
  foreign key (org_id, document_id, number) references governance_document_version (org_id, document_id, number),
  foreign key (org_id, decided_by) references register_person (org_id, id),
  foreign key (org_id, for_id) references register_person (org_id, id)
);
create index governance_document_decision_by on governance_document_decision (org_id, decided_by);
create index governance_document_decision_for on governance_document_decision (org_id, for_id);

select platform_protect('governance_template');
select platform_protect('governance_template_version');
select platform_protect('governance_template_file');
select platform_protect('governance_document');
select platform_protect('governance_document_version', true);
select platform_protect('governance_document_decision', true);

create view governance_v_document with (security_invoker = true) as
select d.org_id, d.id, d.project_id, d.template_key, t.type, d.title, d.state, d.approved_at
from governance_document d join governance_template t on t.org_id = d.org_id and t.key = d.template_key;
grant select on governance_v_document to chartroom_app;
