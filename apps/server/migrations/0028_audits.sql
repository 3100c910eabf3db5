-- Audits: programmes, audits with the frame they were sampled from, questionnaires with what was answered, findings with
-- corrective actions, reviews with recommendations, assessments of maturity, false alarms of controls.

create table governance_audit_programme (
  org_id uuid not null,
  id uuid not null,
  year integer not null,
  title text not null,
  purpose text not null default '',
  version integer not null default 1,
  recorded_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id) references platform_organisation (id)
);

create table governance_questionnaire (
  org_id uuid not null,
  code text not null check (code ~ '^[A-Z]{2,12}$'),
  number integer not null check (number between 1 and 999),
  title text not null,
  kind text not null check (kind in ('health', 'gateway', 'maturity')),
  state text not null check (state in ('draft', 'published', 'retired')),
  -- [{ title, questions: [{ id, text, kind, weight, standard, evidence }] }]
  sections jsonb not null,
  version integer not null default 1,
  recorded_at timestamptz not null,
  primary key (org_id, code, number),
  foreign key (org_id) references platform_organisation (id)
);

create table governance_audit (
  org_id uuid not null,
  id uuid not null,
  number integer not null,
  programme_id uuid not null,
  title text not null,
  state text not null default 'planned' check (state in ('planned', 'fieldwork', 'reporting', 'closed')),
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  lead_id uuid not null,
  -- ids of register_unit and register_portfolio, checked when they are written
  unit_ids uuid[] not null default '{}',
  portfolio_ids uuid[] not null default '{}',
  -- CODE-number, of the organisation's own or of those that come with the product
  questionnaire text not null,
  reaudit_of uuid,
  summary text not null default '',
  -- { seed, size, weights, frameHash, drawnAt }; null before a sample is drawn
  sample jsonb,
  closed_on date,
  version integer not null default 1,
  recorded_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, number),
  foreign key (org_id, programme_id) references governance_audit_programme (org_id, id),
  foreign key (org_id, lead_id) references register_person (org_id, id),
  foreign key (org_id, reaudit_of) references governance_audit (org_id, id)
);
create index governance_audit_by_programme on governance_audit (org_id, programme_id);
create index governance_audit_lead on governance_audit (org_id, lead_id);
create index governance_audit_reaudit on governance_audit (org_id, reaudit_of);

create table governance_audit_member (
  org_id uuid not null,
  audit_id uuid not null,
  person_id uuid not null,
  primary key (org_id, audit_id, person_id),
  foreign key (org_id, audit_id) references governance_audit (org_id, id),
  foreign key (org_id, person_id) references register_person (org_id, id)
);
create index governance_audit_member_person on governance_audit_member (org_id, person_id);

-- The frame as it was when the sample was drawn; a rank for what was drawn.
create table governance_audit_project (
  org_id uuid not null,
  audit_id uuid not null,
  project_id uuid not null,
  score double precision not null,
  points jsonb not null,
  band text not null check (band in ('high', 'medium', 'low')),
  -- what decided in the band; null for one put in by hand
  key double precision,
  rank integer,
  by_hand boolean not null default false,
  reason text not null default '',
  auditor_id uuid,
  primary key (org_id, audit_id, project_id),
  foreign key (org_id, audit_id) references governance_audit (org_id, id),
  foreign key (org_id, project_id) references register_project (org_id, id),
  foreign key (org_id, auditor_id) references register_person (org_id, id)
);
create index governance_audit_project_project on governance_audit_project (org_id, project_id);
create index governance_audit_project_auditor on governance_audit_project (org_id, auditor_id);

create table governance_audit_answers (
  org_id uuid not null,
  audit_id uuid not null,
  project_id uuid not null,
  side text not null check (side in ('auditor', 'self')),
  -- [{ question, score, na, note, links: [{ label, url }] }]
  answers jsonb not null,
  answered_by uuid,
  version integer not null default 1,
  recorded_at timestamptz not null,
  primary key (org_id, audit_id, project_id, side),
  foreign key (org_id, audit_id, project_id) references governance_audit_project (org_id, audit_id, project_id),
  foreign key (org_id, answered_by) references register_person (org_id, id)
);
create index governance_audit_answers_by on governance_audit_answers (org_id, answered_by);

create table governance_review (
  org_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  title text not null,
  kind text not null check (kind in ('gateway', 'peer')),
  day date not null,
  lead_id uuid,
  confidence text check (confidence in ('green', 'amber-green', 'amber', 'amber-red', 'red')),
  summary text not null default '',
  state text not null default 'draft' check (state in ('draft', 'final')),
  version integer not null default 1,
  recorded_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, project_id) references register_project (org_id, id),
  foreign key (org_id, lead_id) references register_person (org_id, id),
  check (state = 'draft' or confidence is not null)
);
create index governance_review_project on governance_review (org_id, project_id);
create index governance_review_lead on governance_review (org_id, lead_id);

create table governance_recommendation (
  org_id uuid not null,
  id uuid not null,
  review_id uuid not null,
  text text not null,
  criticality text not null check (criticality in ('critical', 'essential', 'recommended')),
  owner_id uuid,
  due date,
  state text not null default 'open' check (state in ('open', 'done')),
  outcome text not null default '',
  version integer not null default 1,
  recorded_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, review_id) references governance_review (org_id, id),
  foreign key (org_id, owner_id) references register_person (org_id, id)
);
create index governance_recommendation_review on governance_recommendation (org_id, review_id);
create index governance_recommendation_owner on governance_recommendation (org_id, owner_id);

create table governance_finding (
  org_id uuid not null,
  id uuid not null,
  number integer not null,
  -- null: of the organisation
  project_id uuid,
  audit_id uuid,
  review_id uuid,
  control_code text,
  title text not null,
  severity text not null check (severity in ('critical', 'major', 'minor')),
  state text not null default 'open' check (state in ('open', 'agreed', 'done', 'verified', 'closed')),
  standard text not null,
  root_cause text not null,
  statement text not null,
  evidence text not null default '',
  evidence_url text,
  raised_on date not null,
  raised_by uuid,
  closed_on date check (closed_on >= raised_on),
  reaudit_on date,
  reopened integer not null default 0,
  version integer not null default 1,
  recorded_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, number),
  foreign key (org_id, project_id) references register_project (org_id, id),
  foreign key (org_id, audit_id) references governance_audit (org_id, id),
  foreign key (org_id, review_id) references governance_review (org_id, id),
  foreign key (org_id, raised_by) references register_person (org_id, id),
  check ((state = 'closed') = (closed_on is not null))
);
create index governance_finding_project on governance_finding (org_id, project_id, standard);
create index governance_finding_audit on governance_finding (org_id, audit_id);
create index governance_finding_review on governance_finding (org_id, review_id);
create index governance_finding_raised_by on governance_finding (org_id, raised_by);

-- From which day on a finding was in which state. Append-only.
create table governance_finding_fact (
  org_id uuid not null,
  id uuid not null,
  finding_id uuid not null,
  day date not null,
  state text not null check (state in ('open', 'agreed', 'done', 'verified', 'closed')),
  person_id uuid,
  note text not null default '',
  recorded_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, finding_id) references governance_finding (org_id, id),
  foreign key (org_id, person_id) references register_person (org_id, id)
);
create index governance_finding_fact_finding on governance_finding_fact (org_id, finding_id);
create index governance_finding_fact_person on governance_finding_fact (org_id, person_id);

create table governance_action (
  org_id uuid not null,
  id uuid not null,
  finding_id uuid not null,
  what text not null,
  owner_id uuid not null,
  due date not null,
  state text not null default 'open' check (state in ('open', 'done', 'verified')),
  done_on date,
  evidence text not null default '',
  evidence_url text,
  verified_by uuid,
  verified_on date,
  verification text not null default '',
  version integer not null default 1,
  recorded_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, finding_id) references governance_finding (org_id, id),
  foreign key (org_id, owner_id) references register_person (org_id, id),
  foreign key (org_id, verified_by) references register_person (org_id, id),
  -- nobody verifies their own
  check (verified_by is distinct from owner_id),
  check ((state = 'open') = (done_on is null))
);
create index governance_action_finding on governance_action (org_id, finding_id);
create index governance_action_owner on governance_action (org_id, owner_id, state);
create index governance_action_verified_by on governance_action (org_id, verified_by);

create table governance_maturity (
  org_id uuid not null,
  id uuid not null,
  title text not null,
  day date not null,
  questionnaire text not null,
  answers jsonb not null default '[]',
  answered_by uuid,
  version integer not null default 1,
  recorded_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id) references platform_organisation (id),
  foreign key (org_id, answered_by) references register_person (org_id, id)
);
create index governance_maturity_answered_by on governance_maturity (org_id, answered_by);

create table governance_false_alarm (
  org_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  code text not null,
  reason text not null,
  expires date not null,
  marked_by uuid,
  marked_at timestamptz not null,
  ended_at timestamptz,
  version integer not null default 1,
  primary key (org_id, id),
  foreign key (org_id, project_id) references register_project (org_id, id),
  foreign key (org_id, marked_by) references register_person (org_id, id)
);
create index governance_false_alarm_project on governance_false_alarm (org_id, project_id, code);
create index governance_false_alarm_marked_by on governance_false_alarm (org_id, marked_by);
-- one at a time for a project and a control
create unique index governance_false_alarm_standing on governance_false_alarm (org_id, project_id, code) where ended_at is null;

select platform_protect('governance_audit_programme');
select platform_protect('governance_questionnaire');
select platform_protect('governance_audit');
select platform_protect('governance_audit_member');
select platform_protect('governance_audit_project');
select platform_protect('governance_audit_answers');
select platform_protect('governance_review');
select platform_protect('governance_recommendation');
select platform_protect('governance_finding');
select platform_protect('governance_finding_fact', true);
select platform_protect('governance_action');
select platform_protect('governance_maturity');
select platform_protect('governance_false_alarm');

-- Who has a part in a project: its members by a role of their own, and who is planned to work on it.
create view register_v_member with (security_invoker = true) as
select org_id, project_id, person_id, role from register_grant where project_id is not null;
create view register_v_plan_person with (security_invoker = true) as
select org_id, project_id, person_id from register_plan_resource where person_id is not null;
grant select on register_v_member, register_v_plan_person to chartroom_app;
