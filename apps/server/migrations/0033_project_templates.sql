-- Templates that projects are made of, what each project was made of, and what it did not want.

create table governance_project_template (
  org_id uuid not null,
  key text not null check (key ~ '^[a-z0-9-]{2,60}$'),
  name text not null,
  summary text not null,
  kind text not null check (kind in ('base', 'add-on')),
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
create index governance_project_template_owner on governance_project_template (org_id, owner_id);

-- A published version never changes.
create table governance_project_template_version (
  org_id uuid not null,
  template_key text not null,
  number integer not null check (number > 0),
  state text not null check (state in ('draft', 'published')),
  -- tasks, roles, documents, rows, fields, budget, gates, method
  definition jsonb not null,
  note text not null default '',
  written_by uuid,
  published_at timestamptz,
  primary key (org_id, template_key, number),
  foreign key (org_id, template_key) references governance_project_template (org_id, key),
  foreign key (org_id, written_by) references register_person (org_id, id),
  check ((state = 'published') = (published_at is not null))
);
create index governance_project_template_version_writer on governance_project_template_version (org_id, written_by);
create trigger governance_project_template_version_final before update or delete on governance_project_template_version
  for each row execute function governance_published_is_final();
create unique index governance_project_template_draft on governance_project_template_version (org_id, template_key)
  where state = 'draft';

-- Which version of a template a project runs with, and what was made of each of its elements.
create table governance_project_template_use (
  org_id uuid not null,
  project_id uuid not null,
  template_key text not null,
  template_number integer not null,
  start_on date not null,
  -- { kind:id: what it became and how it looked then }
  made jsonb not null,
  step integer,
  applied_by uuid,
  applied_at timestamptz not null,
  version integer not null default 1,
  primary key (org_id, project_id, template_key),
  foreign key (org_id, project_id) references register_project (org_id, id),
  foreign key (org_id, template_key, template_number)
    references governance_project_template_version (org_id, template_key, number),
  foreign key (org_id, applied_by) references register_person (org_id, id)
);
create index governance_project_template_use_version
  on governance_project_template_use (org_id, template_key, template_number);
create index governance_project_template_use_by on governance_project_template_use (org_id, applied_by);

-- What of a version a project does not take; an empty element is the whole of it.
create table governance_project_template_opt_out (
  org_id uuid not null,
  project_id uuid not null,
  template_key text not null,
  number integer not null,
  element text not null,
  reason text not null,
  opted_by uuid,
  opted_at timestamptz not null,
  primary key (org_id, project_id, template_key, number, element),
  foreign key (org_id, project_id, template_key)
    references governance_project_template_use (org_id, project_id, template_key),
  foreign key (org_id, opted_by) references register_person (org_id, id)
);
create index governance_project_template_opt_out_by on governance_project_template_opt_out (org_id, opted_by);

select platform_protect('governance_project_template');
select platform_protect('governance_project_template_version');
select platform_protect('governance_project_template_use');
select platform_protect('governance_project_template_opt_out', true);
