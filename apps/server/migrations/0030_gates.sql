-- Gates: what is asked at one, how far it is, who votes, what was decided on which evidence, and the conditions of it.

-- Versions of what gates are prepared from; what comes with the product is version 1 and in no row.
create table governance_gate_standard (
  org_id uuid not null,
  code text not null check (code ~ '^[a-z0-9-]{2,30}$'),
  version integer not null,
  name text not null,
  purpose text not null,
  -- { criteria, deliverables, approvers, quorum, holds }
  content jsonb not null,
  retired boolean not null,
  changed_by uuid,
  reason text not null,
  recorded_at timestamptz not null,
  primary key (org_id, code, version),
  foreign key (org_id) references platform_organisation (id),
  foreign key (org_id, changed_by) references register_person (org_id, id)
);
create index governance_gate_standard_changed_by on governance_gate_standard (org_id, changed_by);

-- One round at the gate of a milestone; recycled and held gates come again as the next.
create table governance_gate (
  org_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  milestone_id uuid not null,
  round integer not null check (round >= 1),
  state text not null check (state in ('planned', 'open', 'decided')),
  standard_code text not null,
  standard_name text not null,
  standard_version integer not null,
  quorum integer not null check (quorum >= 1),
  -- what may not begin before it: start, spending, baseline, close
  holds text[] not null,
  decide_by date,
  opened_at timestamptz,
  opened_by uuid,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, milestone_id, round),
  foreign key (org_id, project_id) references register_project (org_id, id),
  foreign key (org_id, milestone_id) references register_milestone (org_id, id),
  foreign key (org_id, opened_by) references register_person (org_id, id),
  check ((state = 'planned') = (opened_at is null))
);
create index governance_gate_project on governance_gate (org_id, project_id);
create index governance_gate_opened_by on governance_gate (org_id, opened_by);
create index governance_gate_open on governance_gate (org_id) where state = 'open';

create table governance_gate_criterion (
  org_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  gate_id uuid not null,
  position integer not null,
  kind text not null check (kind in ('automatic', 'judged')),
  code text,
  name text not null,
  verdict text not null default 'none' check (verdict in ('met', 'not-met', 'none')),
  words text not null default '',
  link text not null default '',
  judged_by uuid,
  judged_on date,
  version integer not null default 1,
  primary key (org_id, id),
  foreign key (org_id, project_id) references register_project (org_id, id),
  foreign key (org_id, gate_id) references governance_gate (org_id, id),
  foreign key (org_id, judged_by) references register_person (org_id, id),
  check ((kind = 'automatic') = (code is not null))
);
create index governance_gate_criterion_project on governance_gate_criterion (org_id, project_id);
create index governance_gate_criterion_gate on governance_gate_criterion (org_id, gate_id, position);
create index governance_gate_criterion_judged_by on governance_gate_criterion (org_id, judged_by);

create table governance_gate_deliverable (
  org_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  gate_id uuid not null,
  position integer not null,
  name text not null,
  state text not null default 'missing' check (state in ('missing', 'draft', 'in-review', 'approved', 'not-needed')),
  link text not null default '',
  reason text not null default '',
  changed_by uuid,
  changed_on date,
  version integer not null default 1,
  primary key (org_id, id),
  foreign key (org_id, project_id) references register_project (org_id, id),
  foreign key (org_id, gate_id) references governance_gate (org_id, id),
  foreign key (org_id, changed_by) references register_person (org_id, id),
  check (state <> 'not-needed' or reason <> '')
);
create index governance_gate_deliverable_project on governance_gate_deliverable (org_id, project_id);
create index governance_gate_deliverable_gate on governance_gate_deliverable (org_id, gate_id, position);
create index governance_gate_deliverable_changed_by on governance_gate_deliverable (org_id, changed_by);

-- A role that decides, and what was voted in it; who holds the role is worked out when it is asked.
create table governance_gate_seat (
  org_id uuid not null,
  gate_id uuid not null,
  role text not null,
  project_id uuid not null,
  position integer not null,
  chair boolean not null,
  voter_id uuid,
  choice text check (choice in ('for', 'against', 'abstain')),
  words text not null default '',
  voted_at timestamptz,
  primary key (org_id, gate_id, role),
  foreign key (org_id, project_id) references register_project (org_id, id),
  foreign key (org_id, gate_id) references governance_gate (org_id, id),
  foreign key (org_id, voter_id) references register_person (org_id, id),
  check (num_nonnulls(voter_id, choice, voted_at) in (0, 3))
);
create index governance_gate_seat_project on governance_gate_seat (org_id, project_id);
create index governance_gate_seat_voter on governance_gate_seat (org_id, voter_id);
-- nobody votes twice
create unique index governance_gate_seat_once on governance_gate_seat (org_id, gate_id, voter_id);

-- What was decided, and the evidence as canonical JSON. Append-only.
create table governance_gate_decision (
  org_id uuid not null,
  gate_id uuid not null,
  project_id uuid not null,
  decision text not null check (decision in ('go', 'go-with-conditions', 'hold', 'recycle', 'stop')),
  words text not null,
  decided_by uuid,
  decided_on date not null,
  decided_at timestamptz not null,
  dissent jsonb not null,
  snapshot text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  -- rows of the evidence: a gate decided without any is found by a control
  evidence_count integer not null,
  primary key (org_id, gate_id),
  foreign key (org_id, gate_id) references governance_gate (org_id, id),
  foreign key (org_id, project_id) references register_project (org_id, id),
  foreign key (org_id, decided_by) references register_person (org_id, id)
);
create index governance_gate_decision_project on governance_gate_decision (org_id, project_id);
create index governance_gate_decision_decided_by on governance_gate_decision (org_id, decided_by);

create table governance_gate_condition (
  org_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  gate_id uuid not null,
  number integer not null,
  text text not null,
  owner_id uuid not null,
  due date not null,
  evidence text not null default '',
  reported_by uuid,
  reported_on date,
  confirmed_by uuid,
  confirmed_on date,
  version integer not null default 1,
  primary key (org_id, id),
  foreign key (org_id, project_id) references register_project (org_id, id),
  foreign key (org_id, gate_id) references governance_gate (org_id, id),
  foreign key (org_id, owner_id) references register_person (org_id, id),
  foreign key (org_id, reported_by) references register_person (org_id, id),
  foreign key (org_id, confirmed_by) references register_person (org_id, id),
  -- confirmed by somebody else than who answers for it, or said that it is met
  check (confirmed_by is null or (confirmed_by <> owner_id and confirmed_by is distinct from reported_by))
);
create index governance_gate_condition_project on governance_gate_condition (org_id, project_id);
create index governance_gate_condition_gate on governance_gate_condition (org_id, gate_id, number);
create index governance_gate_condition_owner on governance_gate_condition (org_id, owner_id) where confirmed_on is null;
create index governance_gate_condition_reported_by on governance_gate_condition (org_id, reported_by);
create index governance_gate_condition_confirmed_by on governance_gate_condition (org_id, confirmed_by);

-- Gates of projects, the last round of each, with what was decided: what controls and lists read.
create view governance_v_gate with (security_invoker = true) as
select g.org_id, g.id, g.project_id, g.milestone_id, g.round, g.state, g.holds, g.standard_name, g.decide_by, g.opened_at,
  d.decision, d.decided_on, d.decided_at, coalesce(d.decision in ('go', 'go-with-conditions'), false) as passed,
  coalesce(d.evidence_count = 0, false) as without_evidence
from governance_gate g
left join governance_gate_decision d on d.org_id = g.org_id and d.gate_id = g.id
where not exists (select from governance_gate n
  where n.org_id = g.org_id and n.milestone_id = g.milestone_id and n.round > g.round);

-- Conditions of gates; one that is not confirmed after its day is overdue.
create view governance_v_gate_condition with (security_invoker = true) as
select org_id, id, project_id, gate_id, text, owner_id, due, reported_on, confirmed_on is not null as met
from governance_gate_condition;

-- Who has which role where: as given, as owner of a portfolio, as manager of a programme.
create view register_v_role with (security_invoker = true) as
select org_id, person_id, role, scope_kind, coalesce(unit_id, portfolio_id, programme_id, project_id) as place_id
from register_grant
union all
select org_id, owner_id, 'portfolio-manager', 'portfolio', id from register_portfolio where owner_id is not null
union all
select org_id, manager_id, 'programme-manager', 'programme', id from register_programme where manager_id is not null;

select platform_protect('governance_gate_standard', true);
select platform_protect('governance_gate');
select platform_protect('governance_gate_criterion');
select platform_protect('governance_gate_deliverable');
select platform_protect('governance_gate_seat');
select platform_protect('governance_gate_decision', true);
select platform_protect('governance_gate_condition');
grant select on governance_v_gate, governance_v_gate_condition, register_v_role to chartroom_app;

alter table notification_item drop constraint notification_item_kind_check;
alter table notification_item add constraint notification_item_kind_check
  check (kind in ('report-due', 'report-published', 'review-asked', 'report-returned', 'gate-opened'));
