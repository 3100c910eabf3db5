-- Written by `npm run schema` from the migrations; a description to read, not to run.

table governance_action row level security forced
  org_id uuid not null
  id uuid not null
  finding_id uuid not null
  what text not null
  owner_id uuid not null
  due date not null
  state text not null default 'open'::text
  done_on date
  evidence text not null default ''::text
  evidence_url text
  verified_by uuid
  verified_on date
  verification text not null default ''::text
  version integer not null default 1
  recorded_at timestamp with time zone not null
  reminded_on date
  constraint governance_action_check CHECK ((verified_by IS DISTINCT FROM owner_id))
  constraint governance_action_check1 CHECK (((state = 'open'::text) = (done_on IS NULL)))
  constraint governance_action_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'verified'::text])))
  constraint governance_action_org_id_finding_id_fkey FOREIGN KEY (org_id, finding_id) REFERENCES governance_finding(org_id, id)
  constraint governance_action_org_id_owner_id_fkey FOREIGN KEY (org_id, owner_id) REFERENCES register_person(org_id, id)
  constraint governance_action_org_id_verified_by_fkey FOREIGN KEY (org_id, verified_by) REFERENCES register_person(org_id, id)
  constraint governance_action_pkey PRIMARY KEY (org_id, id)
  index CREATE INDEX governance_action_finding ON public.governance_action USING btree (org_id, finding_id)
  index CREATE INDEX governance_action_owner ON public.governance_action USING btree (org_id, owner_id, state)
  index CREATE INDEX governance_action_verified_by ON public.governance_action USING btree (org_id, verified_by)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table governance_audit row level security forced
  org_id uuid not null
  id uuid not null
  number integer not null
  programme_id uuid not null
  title text not null
  state text not null default 'planned'::text
  from_day date not null
  to_day date not null
  lead_id uuid not null
  unit_ids uuid[] not null default '{}'::uuid[]
  portfolio_ids uuid[] not null default '{}'::uuid[]
  questionnaire text not null
  reaudit_of uuid
  summary text not null default ''::text
  sample jsonb
  closed_on date
  version integer not null default 1
  recorded_at timestamp with time zone not null
  constraint governance_audit_check CHECK ((to_day >= from_day))
  constraint governance_audit_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'fieldwork'::text, 'reporting'::text, 'closed'::text])))
  constraint governance_audit_org_id_lead_id_fkey FOREIGN KEY (org_id, lead_id) REFERENCES register_person(org_id, id)
  constraint governance_audit_org_id_programme_id_fkey FOREIGN KEY (org_id, programme_id) REFERENCES governance_audit_programme(org_id, id)
  constraint governance_audit_org_id_reaudit_of_fkey FOREIGN KEY (org_id, reaudit_of) REFERENCES governance_audit(org_id, id)
  constraint governance_audit_pkey PRIMARY KEY (org_id, id)
  constraint governance_audit_org_id_number_key UNIQUE (org_id, number)
  index CREATE INDEX governance_audit_by_programme ON public.governance_audit USING btree (org_id, programme_id)
  index CREATE INDEX governance_audit_lead ON public.governance_audit USING btree (org_id, lead_id)
  index CREATE INDEX governance_audit_reaudit ON public.governance_audit USING btree (org_id, reaudit_of)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table governance_audit_answers row level security forced
  org_id uuid not null
  audit_id uuid not null
  project_id uuid not null
  side text not null
  answers jsonb not null
  answered_by uuid
  version integer not null default 1
  recorded_at timestamp with time zone not null
  constraint governance_audit_answers_side_check CHECK ((side = ANY (ARRAY['auditor'::text, 'self'::text])))
  constraint governance_audit_answers_org_id_answered_by_fkey FOREIGN KEY (org_id, answered_by) REFERENCES register_person(org_id, id)
  constraint governance_audit_answers_org_id_audit_id_project_id_fkey FOREIGN KEY (org_id, audit_id, project_id) REFERENCES governance_audit_project(org_id, audit_id, project_id)
  constraint governance_audit_answers_pkey PRIMARY KEY (org_id, audit_id, project_id, side)
  index CREATE INDEX governance_audit_answers_by ON public.governance_audit_answers USING btree (org_id, answered_by)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table governance_audit_member row level security forced
  org_id uuid not null
  audit_id uuid not null
  person_id uuid not null
  constraint governance_audit_member_org_id_audit_id_fkey FOREIGN KEY (org_id, audit_id) REFERENCES governance_audit(org_id, id)
  constraint governance_audit_member_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES register_person(org_id, id)
  constraint governance_audit_member_pkey PRIMARY KEY (org_id, audit_id, person_id)
  index CREATE INDEX governance_audit_member_person ON public.governance_audit_member USING btree (org_id, person_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table governance_audit_programme row level security forced
  org_id uuid not null
  id uuid not null
  year integer not null
  title text not null
  purpose text not null default ''::text
  version integer not null default 1
  recorded_at timestamp with time zone not null
  constraint governance_audit_programme_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint governance_audit_programme_pkey PRIMARY KEY (org_id, id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table governance_audit_project row level security forced
  org_id uuid not null
  audit_id uuid not null
  project_id uuid not null
  score double precision not null
  points jsonb not null
  band text not null
  key double precision
  rank integer
  by_hand boolean not null default false
  reason text not null default ''::text
  auditor_id uuid
  constraint governance_audit_project_band_check CHECK ((band = ANY (ARRAY['high'::text, 'medium'::text, 'low'::text])))
  constraint governance_audit_project_org_id_audit_id_fkey FOREIGN KEY (org_id, audit_id) REFERENCES governance_audit(org_id, id)
  constraint governance_audit_project_org_id_auditor_id_fkey FOREIGN KEY (org_id, auditor_id) REFERENCES register_person(org_id, id)
  constraint governance_audit_project_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_project(org_id, id)
  constraint governance_audit_project_pkey PRIMARY KEY (org_id, audit_id, project_id)
  index CREATE INDEX governance_audit_project_auditor ON public.governance_audit_project USING btree (org_id, auditor_id)
  index CREATE INDEX governance_audit_project_project ON public.governance_audit_project USING btree (org_id, project_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table governance_control row level security forced
  org_id uuid not null
  code text not null
  own boolean not null
  name text
  category text
  severity text
  standard text
  applies text
  fails text
  remedy text
  strength jsonb not null
  active boolean not null default true
  version integer not null default 1
  recorded_at timestamp with time zone not null
  constraint governance_control_check CHECK (((NOT own) OR ((name IS NOT NULL) AND (category IS NOT NULL) AND (severity IS NOT NULL) AND (fails IS NOT NULL))))
  constraint governance_control_code_check CHECK ((code ~ '^[A-Z]{2,5}-\d{2,3}$'::text))
  constraint governance_control_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint governance_control_pkey PRIMARY KEY (org_id, code)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table governance_control_override row level security forced
  org_id uuid not null
  unit_id uuid not null
  code text not null
  strength text
  reason text not null
  version integer not null default 1
  recorded_at timestamp with time zone not null
  constraint governance_control_override_code_check CHECK ((code ~ '^[A-Z]{2,5}-\d{2,3}$'::text))
  constraint governance_control_override_strength_check CHECK ((strength = ANY (ARRAY['off'::text, 'advise'::text, 'waiver'::text, 'block'::text])))
  constraint governance_control_override_org_id_unit_id_fkey FOREIGN KEY (org_id, unit_id) REFERENCES register_unit(org_id, id)
  constraint governance_control_override_pkey PRIMARY KEY (org_id, unit_id, code)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table governance_control_result row level security forced
  org_id uuid not null
  project_id uuid not null
  code text not null
  recorded_at timestamp with time zone not null
  day date not null
  state text not null
  constraint governance_control_result_state_check CHECK ((state = ANY (ARRAY['pass'::text, 'fail'::text, 'none'::text])))
  constraint governance_control_result_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_project(org_id, id)
  constraint governance_control_result_pkey PRIMARY KEY (org_id, project_id, code, recorded_at)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant insert, select to chartroom_app

table governance_document row level security forced
  org_id uuid not null
  id uuid not null
  project_id uuid not null
  template_key text not null
  template_number integer not null
  language text not null
  title text not null
  currency text not null
  state text not null
  content jsonb not null
  prefilled jsonb not null
  author_id uuid
  writers uuid[] not null default '{}'::uuid[]
  approver_id uuid
  submitted_by uuid
  submitted_at timestamp with time zone
  approved_at timestamp with time zone
  created_at timestamp with time zone not null
  updated_at timestamp with time zone not null
  version integer not null default 1
  constraint governance_document_check CHECK (((state <> 'in-review'::text) OR ((submitted_at IS NOT NULL) AND (approver_id IS NOT NULL))))
  constraint governance_document_check1 CHECK (((state <> 'approved'::text) OR (approved_at IS NOT NULL)))
  constraint governance_document_check2 CHECK (((approver_id IS NULL) OR (approver_id IS DISTINCT FROM author_id)))
  constraint governance_document_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'in-review'::text, 'approved'::text])))
  constraint governance_document_org_id_approver_id_fkey FOREIGN KEY (org_id, approver_id) REFERENCES register_person(org_id, id)
  constraint governance_document_org_id_author_id_fkey FOREIGN KEY (org_id, author_id) REFERENCES register_person(org_id, id)
  constraint governance_document_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_project(org_id, id)
  constraint governance_document_org_id_submitted_by_fkey FOREIGN KEY (org_id, submitted_by) REFERENCES register_person(org_id, id)
  constraint governance_document_org_id_template_key_template_number_fkey FOREIGN KEY (org_id, template_key, template_number) REFERENCES governance_template_version(org_id, template_key, number)
  constraint governance_document_pkey PRIMARY KEY (org_id, id)
  index CREATE INDEX governance_document_approver ON public.governance_document USING btree (org_id, approver_id)
  index CREATE INDEX governance_document_author ON public.governance_document USING btree (org_id, author_id)
  index CREATE INDEX governance_document_project ON public.governance_document USING btree (org_id, project_id, created_at)
  index CREATE INDEX governance_document_submitted ON public.governance_document USING btree (org_id, submitted_by)
  index CREATE INDEX governance_document_template ON public.governance_document USING btree (org_id, template_key, template_number)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table governance_document_decision row level security forced
  org_id uuid not null
  document_id uuid not null
  number integer not null
  decision text not null
  comment text not null
  decided_by uuid
  for_id uuid
  decided_at timestamp with time zone not null
  constraint governance_document_decision_decision_check CHECK ((decision = ANY (ARRAY['approved'::text, 'returned'::text])))
  constraint governance_document_decision_org_id_decided_by_fkey FOREIGN KEY (org_id, decided_by) REFERENCES register_person(org_id, id)
  constraint governance_document_decision_org_id_document_id_number_fkey FOREIGN KEY (org_id, document_id, number) REFERENCES governance_document_version(org_id, document_id, number)
  constraint governance_document_decision_org_id_for_id_fkey FOREIGN KEY (org_id, for_id) REFERENCES register_person(org_id, id)
  constraint governance_document_decision_pkey PRIMARY KEY (org_id, document_id, number)
  index CREATE INDEX governance_document_decision_by ON public.governance_document_decision USING btree (org_id, decided_by)
  index CREATE INDEX governance_document_decision_for ON public.governance_document_decision USING btree (org_id, for_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant insert, select to chartroom_app

table governance_document_version row level security forced
  org_id uuid not null
  document_id uuid not null
  number integer not null
  title text not null
  content jsonb not null
  prefilled jsonb not null
  hash text not null
  written_by uuid
  recorded_at timestamp with time zone not null
  constraint governance_document_version_number_check CHECK ((number > 0))
  constraint governance_document_version_org_id_document_id_fkey FOREIGN KEY (org_id, document_id) REFERENCES governance_document(org_id, id)
  constraint governance_document_version_org_id_written_by_fkey FOREIGN KEY (org_id, written_by) REFERENCES register_person(org_id, id)
  constraint governance_document_version_pkey PRIMARY KEY (org_id, document_id, number)
  index CREATE INDEX governance_document_version_writer ON public.governance_document_version USING btree (org_id, written_by)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant insert, select to chartroom_app

table governance_false_alarm row level security forced
  org_id uuid not null
  id uuid not null
  project_id uuid not null
  code text not null
  reason text not null
  expires date not null
  marked_by uuid
  marked_at timestamp with time zone not null
  ended_at timestamp with time zone
  version integer not null default 1
  constraint governance_false_alarm_org_id_marked_by_fkey FOREIGN KEY (org_id, marked_by) REFERENCES register_person(org_id, id)
  constraint governance_false_alarm_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_project(org_id, id)
  constraint governance_false_alarm_pkey PRIMARY KEY (org_id, id)
  index CREATE INDEX governance_false_alarm_marked_by ON public.governance_false_alarm USING btree (org_id, marked_by)
  index CREATE INDEX governance_false_alarm_project ON public.governance_false_alarm USING btree (org_id, project_id, code)
  index CREATE UNIQUE INDEX governance_false_alarm_standing ON public.governance_false_alarm USING btree (org_id, project_id, code) WHERE (ended_at IS NULL)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table governance_finding row level security forced
  org_id uuid not null
  id uuid not null
  number integer not null
  project_id uuid
  audit_id uuid
  review_id uuid
  control_code text
  title text not null
  severity text not null
  state text not null default 'open'::text
  standard text not null
  root_cause text not null
  statement text not null
  evidence text not null default ''::text
  evidence_url text
  raised_on date not null
  raised_by uuid
  closed_on date
  reaudit_on date
  reopened integer not null default 0
  version integer not null default 1
  recorded_at timestamp with time zone not null
  constraint governance_finding_check CHECK ((closed_on >= raised_on))
  constraint governance_finding_check1 CHECK (((state = 'closed'::text) = (closed_on IS NOT NULL)))
  constraint governance_finding_severity_check CHECK ((severity = ANY (ARRAY['critical'::text, 'major'::text, 'minor'::text])))
  constraint governance_finding_state_check CHECK ((state = ANY (ARRAY['open'::text, 'agreed'::text, 'done'::text, 'verified'::text, 'closed'::text])))
  constraint governance_finding_org_id_audit_id_fkey FOREIGN KEY (org_id, audit_id) REFERENCES governance_audit(org_id, id)
  constraint governance_finding_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_project(org_id, id)
  constraint governance_finding_org_id_raised_by_fkey FOREIGN KEY (org_id, raised_by) REFERENCES register_person(org_id, id)
  constraint governance_finding_org_id_review_id_fkey FOREIGN KEY (org_id, review_id) REFERENCES governance_review(org_id, id)
  constraint governance_finding_pkey PRIMARY KEY (org_id, id)
  constraint governance_finding_org_id_number_key UNIQUE (org_id, number)
  index CREATE INDEX governance_finding_audit ON public.governance_finding USING btree (org_id, audit_id)
  index CREATE INDEX governance_finding_project ON public.governance_finding USING btree (org_id, project_id, standard)
  index CREATE INDEX governance_finding_raised_by ON public.governance_finding USING btree (org_id, raised_by)
  index CREATE INDEX governance_finding_review ON public.governance_finding USING btree (org_id, review_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table governance_finding_fact row level security forced
  org_id uuid not null
  id uuid not null
  finding_id uuid not null
  day date not null
  state text not null
  person_id uuid
  note text not null default ''::text
  recorded_at timestamp with time zone not null
  constraint governance_finding_fact_state_check CHECK ((state = ANY (ARRAY['open'::text, 'agreed'::text, 'done'::text, 'verified'::text, 'closed'::text])))
  constraint governance_finding_fact_org_id_finding_id_fkey FOREIGN KEY (org_id, finding_id) REFERENCES governance_finding(org_id, id)
  constraint governance_finding_fact_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES register_person(org_id, id)
  constraint governance_finding_fact_pkey PRIMARY KEY (org_id, id)
  index CREATE INDEX governance_finding_fact_finding ON public.governance_finding_fact USING btree (org_id, finding_id)
  index CREATE INDEX governance_finding_fact_person ON public.governance_finding_fact USING btree (org_id, person_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant insert, select to chartroom_app

table governance_gate row level security forced
  org_id uuid not null
  id uuid not null
  project_id uuid not null
  milestone_id uuid not null
  round integer not null
  state text not null
  standard_code text not null
  standard_name text not null
  standard_version integer not null
  quorum integer not null
  holds text[] not null
  decide_by date
  opened_at timestamp with time zone
  opened_by uuid
  version integer not null default 1
  created_at timestamp with time zone not null
  constraint governance_gate_check CHECK (((state = 'planned'::text) = (opened_at IS NULL)))
  constraint governance_gate_quorum_check CHECK ((quorum >= 1))
  constraint governance_gate_round_check CHECK ((round >= 1))
  constraint governance_gate_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'open'::text, 'decided'::text])))
  constraint governance_gate_org_id_milestone_id_fkey FOREIGN KEY (org_id, milestone_id) REFERENCES register_milestone(org_id, id)
  constraint governance_gate_org_id_opened_by_fkey FOREIGN KEY (org_id, opened_by) REFERENCES register_person(org_id, id)
  constraint governance_gate_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_project(org_id, id)
  constraint governance_gate_pkey PRIMARY KEY (org_id, id)
  constraint governance_gate_org_id_milestone_id_round_key UNIQUE (org_id, milestone_id, round)
  index CREATE INDEX governance_gate_open ON public.governance_gate USING btree (org_id) WHERE (state = 'open'::text)
  index CREATE INDEX governance_gate_opened_by ON public.governance_gate USING btree (org_id, opened_by)
  index CREATE INDEX governance_gate_project ON public.governance_gate USING btree (org_id, project_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table governance_gate_condition row level security forced
  org_id uuid not null
  id uuid not null
  project_id uuid not null
  gate_id uuid not null
  number integer not null
  text text not null
  owner_id uuid not null
  due date not null
  evidence text not null default ''::text
  reported_by uuid
  reported_on date
  confirmed_by uuid
  confirmed_on date
  version integer not null default 1
  constraint governance_gate_condition_check CHECK (((confirmed_by IS NULL) OR ((confirmed_by <> owner_id) AND (confirmed_by IS DISTINCT FROM reported_by))))
  constraint governance_gate_condition_org_id_confirmed_by_fkey FOREIGN KEY (org_id, confirmed_by) REFERENCES register_person(org_id, id)
  constraint governance_gate_condition_org_id_gate_id_fkey FOREIGN KEY (org_id, gate_id) REFERENCES governance_gate(org_id, id)
  constraint governance_gate_condition_org_id_owner_id_fkey FOREIGN KEY (org_id, owner_id) REFERENCES register_person(org_id, id)
  constraint governance_gate_condition_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_project(org_id, id)
  constraint governance_gate_condition_org_id_reported_by_fkey FOREIGN KEY (org_id, reported_by) REFERENCES register_person(org_id, id)
  constraint governance_gate_condition_pkey PRIMARY KEY (org_id, id)
  index CREATE INDEX governance_gate_condition_confirmed_by ON public.governance_gate_condition USING btree (org_id, confirmed_by)
  index CREATE INDEX governance_gate_condition_gate ON public.governance_gate_condition USING btree (org_id, gate_id, number)
  index CREATE INDEX governance_gate_condition_owner ON public.governance_gate_condition USING btree (org_id, owner_id) WHERE (confirmed_on IS NULL)
  index CREATE INDEX governance_gate_condition_project ON public.governance_gate_condition USING btree (org_id, project_id)
  index CREATE INDEX governance_gate_condition_reported_by ON public.governance_gate_condition USING btree (org_id, reported_by)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table governance_gate_criterion row level security forced
  org_id uuid not null
  id uuid not null
  project_id uuid not null
  gate_id uuid not null
  position integer not null
  kind text not null
  code text
  name text not null
  verdict text not null default 'none'::text
  words text not null default ''::text
  link text not null default ''::text
  judged_by uuid
  judged_on date
  version integer not null default 1
  constraint governance_gate_criterion_check CHECK (((kind = 'judged'::text) = (code IS NULL)))
  constraint governance_gate_criterion_kind_check CHECK ((kind = ANY (ARRAY['automatic'::text, 'judged'::text, 'field'::text])))
  constraint governance_gate_criterion_verdict_check CHECK ((verdict = ANY (ARRAY['met'::text, 'not-met'::text, 'none'::text])))
  constraint governance_gate_criterion_org_id_gate_id_fkey FOREIGN KEY (org_id, gate_id) REFERENCES governance_gate(org_id, id)
  constraint governance_gate_criterion_org_id_judged_by_fkey FOREIGN KEY (org_id, judged_by) REFERENCES register_person(org_id, id)
  constraint governance_gate_criterion_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_project(org_id, id)
  constraint governance_gate_criterion_pkey PRIMARY KEY (org_id, id)
  index CREATE INDEX governance_gate_criterion_gate ON public.governance_gate_criterion USING btree (org_id, gate_id, "position")
  index CREATE INDEX governance_gate_criterion_judged_by ON public.governance_gate_criterion USING btree (org_id, judged_by)
  index CREATE INDEX governance_gate_criterion_project ON public.governance_gate_criterion USING btree (org_id, project_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table governance_gate_decision row level security forced
  org_id uuid not null
  gate_id uuid not null
  project_id uuid not null
  decision text not null
  words text not null
  decided_by uuid
  decided_on date not null
  decided_at timestamp with time zone not null
  dissent jsonb not null
  snapshot text not null
  hash text not null
  evidence_count integer not null
  constraint governance_gate_decision_decision_check CHECK ((decision = ANY (ARRAY['go'::text, 'go-with-conditions'::text, 'hold'::text, 'recycle'::text, 'stop'::text])))
  constraint governance_gate_decision_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text))
  constraint governance_gate_decision_org_id_decided_by_fkey FOREIGN KEY (org_id, decided_by) REFERENCES register_person(org_id, id)
  constraint governance_gate_decision_org_id_gate_id_fkey FOREIGN KEY (org_id, gate_id) REFERENCES governance_gate(org_id, id)
  constraint governance_gate_decision_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_project(org_id, id)
  constraint governance_gate_decision_pkey PRIMARY KEY (org_id, gate_id)
  index CREATE INDEX governance_gate_decision_decided_by ON public.governance_gate_decision USING btree (org_id, decided_by)
  index CREATE INDEX governance_gate_decision_project ON public.governance_gate_decision USING btree (org_id, project_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant insert, select to chartroom_app

table governance_gate_deliverable row level security forced
  org_id uuid not null
  id uuid not null
  project_id uuid not null
  gate_id uuid not null
  position integer not null
  name text not null
  state text not null default 'missing'::text
  link text not null default ''::text
  reason text not null default ''::text
  changed_by uuid
  changed_on date
  version integer not null default 1
  constraint governance_gate_deliverable_check CHECK (((state <> 'not-needed'::text) OR (reason <> ''::text)))
  constraint governance_gate_deliverable_state_check CHECK ((state = ANY (ARRAY['missing'::text, 'draft'::text, 'in-review'::text, 'approved'::text, 'not-needed'::text])))
  constraint governance_gate_deliverable_org_id_changed_by_fkey FOREIGN KEY (org_id, changed_by) REFERENCES register_person(org_id, id)
  constraint governance_gate_deliverable_org_id_gate_id_fkey FOREIGN KEY (org_id, gate_id) REFERENCES governance_gate(org_id, id)
  constraint governance_gate_deliverable_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_project(org_id, id)
  constraint governance_gate_deliverable_pkey PRIMARY KEY (org_id, id)
  index CREATE INDEX governance_gate_deliverable_changed_by ON public.governance_gate_deliverable USING btree (org_id, changed_by)
  index CREATE INDEX governance_gate_deliverable_gate ON public.governance_gate_deliverable USING btree (org_id, gate_id, "position")
  index CREATE INDEX governance_gate_deliverable_project ON public.governance_gate_deliverable USING btree (org_id, project_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table governance_gate_seat row level security forced
  org_id uuid not null
  gate_id uuid not null
  role text not null
  project_id uuid not null
  position integer not null
  chair boolean not null
  voter_id uuid
  choice text
  words text not null default ''::text
  voted_at timestamp with time zone
  constraint governance_gate_seat_check CHECK ((num_nonnulls(voter_id, choice, voted_at) = ANY (ARRAY[0, 3])))
  constraint governance_gate_seat_choice_check CHECK ((choice = ANY (ARRAY['for'::text, 'against'::text, 'abstain'::text])))
  constraint governance_gate_seat_org_id_gate_id_fkey FOREIGN KEY (org_id, gate_id) REFERENCES governance_gate(org_id, id)
  constraint governance_gate_seat_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_project(org_id, id)
  constraint governance_gate_seat_org_id_voter_id_fkey FOREIGN KEY (org_id, voter_id) REFERENCES register_person(org_id, id)
  constraint governance_gate_seat_pkey PRIMARY KEY (org_id, gate_id, role)
  index CREATE UNIQUE INDEX governance_gate_seat_once ON public.governance_gate_seat USING btree (org_id, gate_id, voter_id)
  index CREATE INDEX governance_gate_seat_project ON public.governance_gate_seat USING btree (org_id, project_id)
  index CREATE INDEX governance_gate_seat_voter ON public.governance_gate_seat USING btree (org_id, voter_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table governance_gate_standard row level security forced
  org_id uuid not null
  code text not null
  version integer not null
  name text not null
  purpose text not null
  content jsonb not null
  retired boolean not null
  changed_by uuid
  reason text not null
  recorded_at timestamp with time zone not null
  constraint governance_gate_standard_code_check CHECK ((code ~ '^[a-z0-9-]{2,30}$'::text))
  constraint governance_gate_standard_org_id_changed_by_fkey FOREIGN KEY (org_id, changed_by) REFERENCES register_person(org_id, id)
  constraint governance_gate_standard_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint governance_gate_standard_pkey PRIMARY KEY (org_id, code, version)
  index CREATE INDEX governance_gate_standard_changed_by ON public.governance_gate_standard USING btree (org_id, changed_by)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant insert, select to chartroom_app

table governance_legal_hold row level security forced
  org_id uuid not null
  id uuid not null
  project_id uuid not null
  record_id uuid
  matter text not null
  reason text not null
  placed_by uuid
  placed_at timestamp with time zone not null
  lifted_by uuid
  lifted_at timestamp with time zone
  lift_reason text
  version integer not null default 1
  constraint governance_legal_hold_check CHECK ((num_nonnulls(lifted_at, lift_reason) = ANY (ARRAY[0, 2])))
  constraint governance_legal_hold_matter_check CHECK ((matter <> ''::text))
  constraint governance_legal_hold_reason_check CHECK ((reason <> ''::text))
  constraint governance_legal_hold_org_id_lifted_by_fkey FOREIGN KEY (org_id, lifted_by) REFERENCES register_person(org_id, id)
  constraint governance_legal_hold_org_id_placed_by_fkey FOREIGN KEY (org_id, placed_by) REFERENCES register_person(org_id, id)
  constraint governance_legal_hold_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_project(org_id, id)
  constraint governance_legal_hold_org_id_record_id_fkey FOREIGN KEY (org_id, record_id) REFERENCES governance_record(org_id, id)
  constraint governance_legal_hold_pkey PRIMARY KEY (org_id, id)
  index CREATE INDEX governance_legal_hold_lifted_by ON public.governance_legal_hold USING btree (org_id, lifted_by)
  index CREATE UNIQUE INDEX governance_legal_hold_once ON public.governance_legal_hold USING btree (org_id, project_id, matter, COALESCE(record_id, project_id)) WHERE (lifted_at IS NULL)
  index CREATE INDEX governance_legal_hold_placed_by ON public.governance_legal_hold USING btree (org_id, placed_by)
  index CREATE INDEX governance_legal_hold_project ON public.governance_legal_hold USING btree (org_id, project_id)
  index CREATE INDEX governance_legal_hold_record ON public.governance_legal_hold USING btree (org_id, record_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant insert, select, update to chartroom_app

table governance_maturity row level security forced
  org_id uuid not null
  id uuid not null
  title text not null
  day date not null
  questionnaire text not null
  answers jsonb not null default '[]'::jsonb
  answered_by uuid
  version integer not null default 1
  recorded_at timestamp with time zone not null
  constraint governance_maturity_org_id_answered_by_fkey FOREIGN KEY (org_id, answered_by) REFERENCES register_person(org_id, id)
  constraint governance_maturity_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint governance_maturity_pkey PRIMARY KEY (org_id, id)
  index CREATE INDEX governance_maturity_answered_by ON public.governance_maturity USING btree (org_id, answered_by)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table governance_method row level security forced
  org_id uuid not null
  id uuid not null
  key text not null
  name text not null
  kind text not null
  source text not null
  owner_id uuid
  version integer not null default 1
  recorded_at timestamp with time zone not null
  constraint governance_method_key_check CHECK ((key ~ '^[A-Z][A-Z0-9-]{1,19}$'::text))
  constraint governance_method_kind_check CHECK ((kind = ANY (ARRAY['waterfall'::text, 'agile'::text, 'hybrid'::text, 'light'::text, 'other'::text])))
  constraint governance_method_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint governance_method_org_id_owner_id_fkey FOREIGN KEY (org_id, owner_id) REFERENCES register_person(org_id, id)
  constraint governance_method_pkey PRIMARY KEY (org_id, id)
  constraint governance_method_org_id_key_key UNIQUE (org_id, key)
  index CREATE INDEX governance_method_owner ON public.governance_method USING btree (org_id, owner_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table governance_method_opt_out row level security forced
  org_id uuid not null
  project_id uuid not null
  method_version_id uuid not null
  recorded_at timestamp with time zone not null
  day date not null
  reason text not null
  recorded_by uuid
  constraint governance_method_opt_out_org_id_method_version_id_fkey FOREIGN KEY (org_id, method_version_id) REFERENCES governance_method_version(org_id, id)
  constraint governance_method_opt_out_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_project(org_id, id)
  constraint governance_method_opt_out_org_id_recorded_by_fkey FOREIGN KEY (org_id, recorded_by) REFERENCES register_person(org_id, id)
  constraint governance_method_opt_out_pkey PRIMARY KEY (org_id, project_id, method_version_id, recorded_at)
  index CREATE INDEX governance_method_opt_out_recorded_by ON public.governance_method_opt_out USING btree (org_id, recorded_by)
  index CREATE INDEX governance_method_opt_out_version ON public.governance_method_opt_out USING btree (org_id, method_version_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant insert, select to chartroom_app

table governance_method_step row level security forced
  org_id uuid not null
  project_id uuid not null
  method_id uuid not null
  step text not null
  seq integer not null
  state text not null
  reason text not null
  day date not null
  recorded_by uuid
  recorded_at timestamp with time zone not null
  constraint governance_method_step_check CHECK (((state <> 'not-applicable'::text) OR (reason <> ''::text)))
  constraint governance_method_step_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'not-applicable'::text])))
  constraint governance_method_step_org_id_method_id_fkey FOREIGN KEY (org_id, method_id) REFERENCES governance_method(org_id, id)
  constraint governance_method_step_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_project(org_id, id)
  constraint governance_method_step_org_id_recorded_by_fkey FOREIGN KEY (org_id, recorded_by) REFERENCES register_person(org_id, id)
  constraint governance_method_step_pkey PRIMARY KEY (org_id, project_id, method_id, step, seq)
  index CREATE INDEX governance_method_step_method ON public.governance_method_step USING btree (org_id, method_id)
  index CREATE INDEX governance_method_step_recorded_by ON public.governance_method_step USING btree (org_id, recorded_by)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant insert, select to chartroom_app

table governance_method_version row level security forced
  org_id uuid not null
  id uuid not null
  method_id uuid not null
  number integer not null
  state text not null
  effective_from date
  note text not null
  definition jsonb not null
  version integer not null default 1
  published_at timestamp with time zone
  published_by uuid
  recorded_at timestamp with time zone not null
  constraint governance_method_version_check CHECK (((state = 'draft'::text) OR ((effective_from IS NOT NULL) AND (published_at IS NOT NULL))))
  constraint governance_method_version_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'retired'::text])))
  constraint governance_method_version_org_id_method_id_fkey FOREIGN KEY (org_id, method_id) REFERENCES governance_method(org_id, id)
  constraint governance_method_version_org_id_published_by_fkey FOREIGN KEY (org_id, published_by) REFERENCES register_person(org_id, id)
  constraint governance_method_version_pkey PRIMARY KEY (org_id, id)
  constraint governance_method_version_org_id_method_id_number_key UNIQUE (org_id, method_id, number)
  index CREATE UNIQUE INDEX governance_method_version_draft ON public.governance_method_version USING btree (org_id, method_id) WHERE (state = 'draft'::text)
  index CREATE INDEX governance_method_version_published_by ON public.governance_method_version USING btree (org_id, published_by)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table governance_project_method row level security forced
  org_id uuid not null
  project_id uuid not null
  seq integer not null
  method_version_id uuid not null
  level text not null
  from_day date not null
  agreed_by uuid
  reason text not null
  rule text
  deviates boolean not null
  tailoring jsonb not null
  recorded_by uuid
  recorded_at timestamp with time zone not null
  constraint governance_project_method_level_check CHECK ((level = ANY (ARRAY['light'::text, 'standard'::text, 'full'::text])))
  constraint governance_project_method_org_id_agreed_by_fkey FOREIGN KEY (org_id, agreed_by) REFERENCES register_person(org_id, id)
  constraint governance_project_method_org_id_method_version_id_fkey FOREIGN KEY (org_id, method_version_id) REFERENCES governance_method_version(org_id, id)
  constraint governance_project_method_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_project(org_id, id)
  constraint governance_project_method_org_id_recorded_by_fkey FOREIGN KEY (org_id, recorded_by) REFERENCES register_person(org_id, id)
  constraint governance_project_method_pkey PRIMARY KEY (org_id, project_id, seq)
  index CREATE INDEX governance_project_method_agreed_by ON public.governance_project_method USING btree (org_id, agreed_by)
  index CREATE INDEX governance_project_method_recorded_by ON public.governance_project_method USING btree (org_id, recorded_by)
  index CREATE INDEX governance_project_method_version ON public.governance_project_method USING btree (org_id, method_version_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant insert, select to chartroom_app

table governance_project_template row level security forced
  org_id uuid not null
  key text not null
  name text not null
  summary text not null
  kind text not null
  own boolean not null
  owner_id uuid
  review_on date
  state text not null
  version integer not null default 1
  recorded_at timestamp with time zone not null
  constraint governance_project_template_key_check CHECK ((key ~ '^[a-z0-9-]{2,60}$'::text))
  constraint governance_project_template_kind_check CHECK ((kind = ANY (ARRAY['base'::text, 'add-on'::text])))
  constraint governance_project_template_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'retired'::text])))
  constraint governance_project_template_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint governance_project_template_org_id_owner_id_fkey FOREIGN KEY (org_id, owner_id) REFERENCES register_person(org_id, id)
  constraint governance_project_template_pkey PRIMARY KEY (org_id, key)
  index CREATE INDEX governance_project_template_owner ON public.governance_project_template USING btree (org_id, owner_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table governance_project_template_opt_out row level security forced
  org_id uuid not null
  project_id uuid not null
  template_key text not null
  number integer not null
  element text not null
  reason text not null
  opted_by uuid
  opted_at timestamp with time zone not null
  constraint governance_project_template_o_org_id_project_id_template_k_fkey FOREIGN KEY (org_id, project_id, template_key) REFERENCES governance_project_template_use(org_id, project_id, template_key)
  constraint governance_project_template_opt_out_org_id_opted_by_fkey FOREIGN KEY (org_id, opted_by) REFERENCES register_person(org_id, id)
  constraint governance_project_template_opt_out_pkey PRIMARY KEY (org_id, project_id, template_key, number, element)
  index CREATE INDEX governance_project_template_opt_out_by ON public.governance_project_template_opt_out USING btree (org_id, opted_by)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant insert, select to chartroom_app

table governance_project_template_use row level security forced
  org_id uuid not null
  project_id uuid not null
  template_key text not null
  template_number integer not null
  start_on date not null
  made jsonb not null
  step integer
  applied_by uuid
  applied_at timestamp with time zone not null
  version integer not null default 1
  constraint governance_project_template_u_org_id_template_key_template_fkey FOREIGN KEY (org_id, template_key, template_number) REFERENCES governance_project_template_version(org_id, template_key, number)
  constraint governance_project_template_use_org_id_applied_by_fkey FOREIGN KEY (org_id, applied_by) REFERENCES register_person(org_id, id)
  constraint governance_project_template_use_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_project(org_id, id)
  constraint governance_project_template_use_pkey PRIMARY KEY (org_id, project_id, template_key)
  index CREATE INDEX governance_project_template_use_by ON public.governance_project_template_use USING btree (org_id, applied_by)
  index CREATE INDEX governance_project_template_use_version ON public.governance_project_template_use USING btree (org_id, template_key, template_number)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table governance_project_template_version row level security forced
  org_id uuid not null
  template_key text not null
  number integer not null
  state text not null
  definition jsonb not null
  note text not null default ''::text
  written_by uuid
  published_at timestamp with time zone
  constraint governance_project_template_version_check CHECK (((state = 'published'::text) = (published_at IS NOT NULL)))
  constraint governance_project_template_version_number_check CHECK ((number > 0))
  constraint governance_project_template_version_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text])))
  constraint governance_project_template_version_org_id_template_key_fkey FOREIGN KEY (org_id, template_key) REFERENCES governance_project_template(org_id, key)
  constraint governance_project_template_version_org_id_written_by_fkey FOREIGN KEY (org_id, written_by) REFERENCES register_person(org_id, id)
  constraint governance_project_template_version_pkey PRIMARY KEY (org_id, template_key, number)
  index CREATE UNIQUE INDEX governance_project_template_draft ON public.governance_project_template_version USING btree (org_id, template_key) WHERE (state = 'draft'::text)
  index CREATE INDEX governance_project_template_version_writer ON public.governance_project_template_version USING btree (org_id, written_by)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  CREATE TRIGGER governance_project_template_version_final BEFORE DELETE OR UPDATE ON public.governance_project_template_version FOR EACH ROW EXECUTE FUNCTION governance_published_is_final()
  grant delete, insert, select, update to chartroom_app

table governance_quality_limits row level security forced
  org_id uuid not null
  limits jsonb not null
  note text not null default ''::text
  version integer not null
  constraint governance_quality_limits_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint governance_quality_limits_pkey PRIMARY KEY (org_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table governance_questionnaire row level security forced
  org_id uuid not null
  code text not null
  number integer not null
  title text not null
  kind text not null
  state text not null
  sections jsonb not null
  version integer not null default 1
  recorded_at timestamp with time zone not null
  constraint governance_questionnaire_code_check CHECK ((code ~ '^[A-Z]{2,12}$'::text))
  constraint governance_questionnaire_kind_check CHECK ((kind = ANY (ARRAY['health'::text, 'gateway'::text, 'maturity'::text])))
  constraint governance_questionnaire_number_check CHECK (((number >= 1) AND (number <= 999)))
  constraint governance_questionnaire_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'retired'::text])))
  constraint governance_questionnaire_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint governance_questionnaire_pkey PRIMARY KEY (org_id, code, number)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table governance_recommendation row level security forced
  org_id uuid not null
  id uuid not null
  review_id uuid not null
  text text not null
  criticality text not null
  owner_id uuid
  due date
  state text not null default 'open'::text
  outcome text not null default ''::text
  version integer not null default 1
  recorded_at timestamp with time zone not null
  constraint governance_recommendation_criticality_check CHECK ((criticality = ANY (ARRAY['critical'::text, 'essential'::text, 'recommended'::text])))
  constraint governance_recommendation_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text])))
  constraint governance_recommendation_org_id_owner_id_fkey FOREIGN KEY (org_id, owner_id) REFERENCES register_person(org_id, id)
  constraint governance_recommendation_org_id_review_id_fkey FOREIGN KEY (org_id, review_id) REFERENCES governance_review(org_id, id)
  constraint governance_recommendation_pkey PRIMARY KEY (org_id, id)
  index CREATE INDEX governance_recommendation_owner ON public.governance_recommendation USING btree (org_id, owner_id)
  index CREATE INDEX governance_recommendation_review ON public.governance_recommendation USING btree (org_id, review_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table governance_record row level security forced
  org_id uuid not null
  id uuid not null
  number integer not null
  project_id uuid not null
  kind text not null
  title text not null
  type text not null
  template_key text
  document_id uuid
  document_version integer
  gate_id uuid
  file_id uuid not null
  file_name text not null
  size integer not null
  sha256 text not null
  cause text not null
  phase_from text not null
  phase_to text not null
  archived_at timestamp with time zone not null
  constraint governance_record_cause_check CHECK ((cause = ANY (ARRAY['state'::text, 'gate'::text])))
  constraint governance_record_check CHECK (((kind = 'document'::text) = ((document_id IS NOT NULL) AND (document_version IS NOT NULL))))
  constraint governance_record_check1 CHECK (((kind = 'gate'::text) = (gate_id IS NOT NULL)))
  constraint governance_record_kind_check CHECK ((kind = ANY (ARRAY['document'::text, 'gate'::text])))
  constraint governance_record_number_check CHECK ((number > 0))
  constraint governance_record_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
  constraint governance_record_size_check CHECK ((size > 0))
  constraint governance_record_org_id_document_id_document_version_fkey FOREIGN KEY (org_id, document_id, document_version) REFERENCES governance_document_version(org_id, document_id, number)
  constraint governance_record_org_id_file_id_fkey FOREIGN KEY (org_id, file_id) REFERENCES platform_file(org_id, id)
  constraint governance_record_org_id_gate_id_fkey FOREIGN KEY (org_id, gate_id) REFERENCES governance_gate(org_id, id)
  constraint governance_record_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_project(org_id, id)
  constraint governance_record_pkey PRIMARY KEY (org_id, id)
  constraint governance_record_org_id_document_id_document_version_key UNIQUE (org_id, document_id, document_version)
  constraint governance_record_org_id_gate_id_key UNIQUE (org_id, gate_id)
  constraint governance_record_org_id_number_key UNIQUE (org_id, number)
  index CREATE INDEX governance_record_file ON public.governance_record USING btree (org_id, file_id)
  index CREATE INDEX governance_record_project ON public.governance_record USING btree (org_id, project_id, number)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant insert, select to chartroom_app

table governance_record_disposal row level security forced
  org_id uuid not null
  record_id uuid not null
  project_id uuid not null
  reason text not null
  disposed_by uuid
  disposed_at timestamp with time zone not null
  constraint governance_record_disposal_reason_check CHECK ((reason <> ''::text))
  constraint governance_record_disposal_org_id_disposed_by_fkey FOREIGN KEY (org_id, disposed_by) REFERENCES register_person(org_id, id)
  constraint governance_record_disposal_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_project(org_id, id)
  constraint governance_record_disposal_org_id_record_id_fkey FOREIGN KEY (org_id, record_id) REFERENCES governance_record(org_id, id)
  constraint governance_record_disposal_pkey PRIMARY KEY (org_id, record_id)
  index CREATE INDEX governance_record_disposal_by ON public.governance_record_disposal USING btree (org_id, disposed_by)
  index CREATE INDEX governance_record_disposal_project ON public.governance_record_disposal USING btree (org_id, project_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  CREATE TRIGGER governance_record_disposal_free BEFORE INSERT ON public.governance_record_disposal FOR EACH ROW EXECUTE FUNCTION governance_disposal_is_free()
  grant insert, select to chartroom_app

table governance_record_term row level security forced
  org_id uuid not null
  record_id uuid not null
  project_id uuid not null
  rule_id uuid
  rule_name text
  years integer
  counts_from text
  at_end text
  keep_until date
  due_since date
  version integer not null default 1
  constraint governance_record_term_at_end_check CHECK ((at_end = ANY (ARRAY['review'::text, 'delete'::text])))
  constraint governance_record_term_check CHECK ((num_nonnulls(rule_id, rule_name, years, counts_from, at_end) = ANY (ARRAY[0, 5])))
  constraint governance_record_term_check1 CHECK (((due_since IS NULL) OR (keep_until IS NOT NULL)))
  constraint governance_record_term_counts_from_check CHECK ((counts_from = ANY (ARRAY['archiving'::text, 'closure'::text])))
  constraint governance_record_term_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_project(org_id, id)
  constraint governance_record_term_org_id_record_id_fkey FOREIGN KEY (org_id, record_id) REFERENCES governance_record(org_id, id)
  constraint governance_record_term_org_id_rule_id_fkey FOREIGN KEY (org_id, rule_id) REFERENCES governance_retention_rule(org_id, id)
  constraint governance_record_term_pkey PRIMARY KEY (org_id, record_id)
  index CREATE INDEX governance_record_term_ending ON public.governance_record_term USING btree (org_id, keep_until) WHERE (due_since IS NULL)
  index CREATE INDEX governance_record_term_project ON public.governance_record_term USING btree (org_id, project_id)
  index CREATE INDEX governance_record_term_rule ON public.governance_record_term USING btree (org_id, rule_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant insert, select, update to chartroom_app

table governance_retention_rule row level security forced
  org_id uuid not null
  id uuid not null
  name text not null
  applies_to text not null
  subject text
  years integer not null
  counts_from text not null
  at_end text not null
  active boolean not null default true
  version integer not null default 1
  created_at timestamp with time zone not null
  constraint governance_retention_rule_applies_to_check CHECK ((applies_to = ANY (ARRAY['everything'::text, 'type'::text, 'template'::text])))
  constraint governance_retention_rule_at_end_check CHECK ((at_end = ANY (ARRAY['review'::text, 'delete'::text])))
  constraint governance_retention_rule_check CHECK (((applies_to = 'everything'::text) = (subject IS NULL)))
  constraint governance_retention_rule_counts_from_check CHECK ((counts_from = ANY (ARRAY['archiving'::text, 'closure'::text])))
  constraint governance_retention_rule_years_check CHECK (((years >= 0) AND (years <= 100)))
  constraint governance_retention_rule_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint governance_retention_rule_pkey PRIMARY KEY (org_id, id)
  index CREATE UNIQUE INDEX governance_retention_rule_one ON public.governance_retention_rule USING btree (org_id, applies_to, COALESCE(subject, ''::text)) WHERE active
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant insert, select, update to chartroom_app

table governance_review row level security forced
  org_id uuid not null
  id uuid not null
  project_id uuid not null
  title text not null
  kind text not null
  day date not null
  lead_id uuid
  confidence text
  summary text not null default ''::text
  state text not null default 'draft'::text
  version integer not null default 1
  recorded_at timestamp with time zone not null
  constraint governance_review_check CHECK (((state = 'draft'::text) OR (confidence IS NOT NULL)))
  constraint governance_review_confidence_check CHECK ((confidence = ANY (ARRAY['green'::text, 'amber-green'::text, 'amber'::text, 'amber-red'::text, 'red'::text])))
  constraint governance_review_kind_check CHECK ((kind = ANY (ARRAY['gateway'::text, 'peer'::text])))
  constraint governance_review_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'final'::text])))
  constraint governance_review_org_id_lead_id_fkey FOREIGN KEY (org_id, lead_id) REFERENCES register_person(org_id, id)
  constraint governance_review_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_project(org_id, id)
  constraint governance_review_pkey PRIMARY KEY (org_id, id)
  index CREATE INDEX governance_review_lead ON public.governance_review USING btree (org_id, lead_id)
  index CREATE INDEX governance_review_project ON public.governance_review USING btree (org_id, project_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table governance_standard row level security forced
  org_id uuid not null
  in_force_from date
  version integer not null default 1
  recorded_at timestamp with time zone not null
  constraint governance_standard_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint governance_standard_pkey PRIMARY KEY (org_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table governance_tailoring row level security forced
  org_id uuid not null
  version integer not null default 1
  recorded_at timestamp with time zone not null
  constraint governance_tailoring_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint governance_tailoring_pkey PRIMARY KEY (org_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table governance_tailoring_rule row level security forced
  org_id uuid not null
  position integer not null
  name text not null
  condition text not null
  method_id uuid not null
  level text not null
  constraint governance_tailoring_rule_level_check CHECK ((level = ANY (ARRAY['light'::text, 'standard'::text, 'full'::text])))
  constraint governance_tailoring_rule_org_id_method_id_fkey FOREIGN KEY (org_id, method_id) REFERENCES governance_method(org_id, id)
  constraint governance_tailoring_rule_pkey PRIMARY KEY (org_id, "position")
  index CREATE INDEX governance_tailoring_rule_method ON public.governance_tailoring_rule USING btree (org_id, method_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table governance_template row level security forced
  org_id uuid not null
  key text not null
  kind text not null
  type text not null
  own boolean not null
  owner_id uuid
  review_on date
  state text not null
  version integer not null default 1
  recorded_at timestamp with time zone not null
  constraint governance_template_key_check CHECK ((key ~ '^[a-z0-9-]{2,60}$'::text))
  constraint governance_template_kind_check CHECK ((kind = ANY (ARRAY['document'::text, 'checklist'::text, 'register'::text])))
  constraint governance_template_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'retired'::text])))
  constraint governance_template_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint governance_template_org_id_owner_id_fkey FOREIGN KEY (org_id, owner_id) REFERENCES register_person(org_id, id)
  constraint governance_template_pkey PRIMARY KEY (org_id, key)
  index CREATE INDEX governance_template_owner ON public.governance_template USING btree (org_id, owner_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table governance_template_file row level security forced
  org_id uuid not null
  template_key text not null
  format text not null
  file_id uuid not null
  name text not null
  placeholders text[] not null
  uploaded_by uuid
  uploaded_at timestamp with time zone not null
  constraint governance_template_file_format_check CHECK ((format = ANY (ARRAY['docx'::text, 'pptx'::text])))
  constraint governance_template_file_org_id_file_id_fkey FOREIGN KEY (org_id, file_id) REFERENCES platform_file(org_id, id)
  constraint governance_template_file_org_id_template_key_fkey FOREIGN KEY (org_id, template_key) REFERENCES governance_template(org_id, key)
  constraint governance_template_file_org_id_uploaded_by_fkey FOREIGN KEY (org_id, uploaded_by) REFERENCES register_person(org_id, id)
  constraint governance_template_file_pkey PRIMARY KEY (org_id, template_key, format)
  index CREATE INDEX governance_template_file_by ON public.governance_template_file USING btree (org_id, uploaded_by)
  index CREATE INDEX governance_template_file_file ON public.governance_template_file USING btree (org_id, file_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table governance_template_version row level security forced
  org_id uuid not null
  template_key text not null
  number integer not null
  state text not null
  texts jsonb not null
  note text not null default ''::text
  written_by uuid
  published_at timestamp with time zone
  constraint governance_template_version_check CHECK (((state = 'published'::text) = (published_at IS NOT NULL)))
  constraint governance_template_version_number_check CHECK ((number > 0))
  constraint governance_template_version_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text])))
  constraint governance_template_version_org_id_template_key_fkey FOREIGN KEY (org_id, template_key) REFERENCES governance_template(org_id, key)
  constraint governance_template_version_org_id_written_by_fkey FOREIGN KEY (org_id, written_by) REFERENCES register_person(org_id, id)
  constraint governance_template_version_pkey PRIMARY KEY (org_id, template_key, number)
  index CREATE UNIQUE INDEX governance_template_draft ON public.governance_template_version USING btree (org_id, template_key) WHERE (state = 'draft'::text)
  index CREATE INDEX governance_template_version_writer ON public.governance_template_version USING btree (org_id, written_by)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  CREATE TRIGGER governance_template_version_final BEFORE DELETE OR UPDATE ON public.governance_template_version FOR EACH ROW EXECUTE FUNCTION governance_published_is_final()
  grant delete, insert, select, update to chartroom_app

view governance_v_document (security_invoker=true)
  org_id uuid
  id uuid
  project_id uuid
  template_key text
  type text
  title text
  state text
  approved_at timestamp with time zone
  grant select to chartroom_app
 SELECT d.org_id,
    d.id,
    d.project_id,
    d.template_key,
    t.type,
    d.title,
    d.state,
    d.approved_at
   FROM governance_document d
     JOIN governance_template t ON t.org_id = d.org_id AND t.key = d.template_key;

view governance_v_gate (security_invoker=true)
  org_id uuid
  id uuid
  project_id uuid
  milestone_id uuid
  round integer
  state text
  holds text[]
  standard_name text
  decide_by date
  opened_at timestamp with time zone
  decision text
  decided_on date
  decided_at timestamp with time zone
  passed boolean
  without_evidence boolean
  grant select to chartroom_app
 SELECT g.org_id,
    g.id,
    g.project_id,
    g.milestone_id,
    g.round,
    g.state,
    g.holds,
    g.standard_name,
    g.decide_by,
    g.opened_at,
    d.decision,
    d.decided_on,
    d.decided_at,
    COALESCE(d.decision = ANY (ARRAY['go'::text, 'go-with-conditions'::text]), false) AS passed,
    COALESCE(d.evidence_count = 0, false) AS without_evidence
   FROM governance_gate g
     LEFT JOIN governance_gate_decision d ON d.org_id = g.org_id AND d.gate_id = g.id
  WHERE NOT (EXISTS ( SELECT
           FROM governance_gate n
          WHERE n.org_id = g.org_id AND n.milestone_id = g.milestone_id AND n.round > g.round));

view governance_v_gate_condition (security_invoker=true)
  org_id uuid
  id uuid
  project_id uuid
  gate_id uuid
  text text
  owner_id uuid
  due date
  reported_on date
  met boolean
  grant select to chartroom_app
 SELECT org_id,
    id,
    project_id,
    gate_id,
    text,
    owner_id,
    due,
    reported_on,
    confirmed_on IS NOT NULL AS met
   FROM governance_gate_condition;

table governance_waiver row level security forced
  org_id uuid not null
  id uuid not null
  project_id uuid not null
  code text not null
  state text not null
  reason text not null
  compensation text not null
  expires date not null
  asked_by uuid
  asked_at timestamp with time zone not null
  decided_by uuid
  decided_at timestamp with time zone
  answer text
  version integer not null default 1
  constraint governance_waiver_check CHECK (((decided_by IS NULL) OR (state = 'withdrawn'::text) OR (decided_by IS DISTINCT FROM asked_by)))
  constraint governance_waiver_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'approved'::text, 'refused'::text, 'withdrawn'::text])))
  constraint governance_waiver_org_id_asked_by_fkey FOREIGN KEY (org_id, asked_by) REFERENCES register_person(org_id, id)
  constraint governance_waiver_org_id_decided_by_fkey FOREIGN KEY (org_id, decided_by) REFERENCES register_person(org_id, id)
  constraint governance_waiver_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_project(org_id, id)
  constraint governance_waiver_pkey PRIMARY KEY (org_id, id)
  index CREATE INDEX governance_waiver_asked_by ON public.governance_waiver USING btree (org_id, asked_by)
  index CREATE INDEX governance_waiver_decided_by ON public.governance_waiver USING btree (org_id, decided_by)
  index CREATE UNIQUE INDEX governance_waiver_open ON public.governance_waiver USING btree (org_id, project_id, code) WHERE (state = 'asked'::text)
  index CREATE INDEX governance_waiver_project ON public.governance_waiver USING btree (org_id, project_id, code)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table import_mapping row level security forced
  org_id uuid not null
  kind text not null
  headers text not null
  mapping jsonb not null
  used_by uuid
  used_at timestamp with time zone not null
  constraint import_mapping_kind_check CHECK ((kind = ANY (ARRAY['projects'::text, 'reports'::text, 'programmes'::text, 'milestones'::text])))
  constraint import_mapping_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint import_mapping_org_id_used_by_fkey FOREIGN KEY (org_id, used_by) REFERENCES register_person(org_id, id)
  constraint import_mapping_pkey PRIMARY KEY (org_id, kind, headers)
  index CREATE INDEX import_mapping_by ON public.import_mapping USING btree (org_id, used_by)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table import_refused_row row level security forced
  org_id uuid not null
  import_id uuid not null
  row_number integer not null
  cells jsonb not null
  reasons jsonb not null
  constraint import_refused_row_org_id_import_id_fkey FOREIGN KEY (org_id, import_id) REFERENCES import_run(org_id, id) ON DELETE CASCADE
  constraint import_refused_row_pkey PRIMARY KEY (org_id, import_id, row_number)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table import_run row level security forced
  org_id uuid not null
  id uuid not null
  file_id uuid not null
  file_name text not null
  kind text not null
  sheet text
  state text not null
  format text not null
  encoding text
  delimiter text
  columns jsonb not null
  row_count integer not null
  suggestion jsonb not null
  suggested_from text not null
  mapping jsonb
  mode text
  counts jsonb
  problems jsonb not null default '[]'::jsonb
  diff jsonb not null default '[]'::jsonb
  job_id uuid
  created_by uuid
  version integer not null default 1
  created_at timestamp with time zone not null
  constraint import_run_format_check CHECK ((format = ANY (ARRAY['csv'::text, 'xlsx'::text])))
  constraint import_run_kind_check CHECK ((kind = ANY (ARRAY['projects'::text, 'reports'::text, 'programmes'::text, 'milestones'::text])))
  constraint import_run_mode_check CHECK ((mode = ANY (ARRAY['all'::text, 'good'::text])))
  constraint import_run_state_check CHECK ((state = ANY (ARRAY['uploaded'::text, 'checked'::text, 'applied'::text, 'failed'::text, 'cancelled'::text])))
  constraint import_run_suggested_from_check CHECK ((suggested_from = ANY (ARRAY['remembered'::text, 'matched'::text])))
  constraint import_run_org_id_created_by_fkey FOREIGN KEY (org_id, created_by) REFERENCES register_person(org_id, id)
  constraint import_run_org_id_file_id_fkey FOREIGN KEY (org_id, file_id) REFERENCES platform_file(org_id, id)
  constraint import_run_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint import_run_org_id_job_id_fkey FOREIGN KEY (org_id, job_id) REFERENCES platform_job(org_id, id)
  constraint import_run_pkey PRIMARY KEY (org_id, id)
  index CREATE INDEX import_run_by ON public.import_run USING btree (org_id, created_by)
  index CREATE INDEX import_run_file ON public.import_run USING btree (org_id, file_id)
  index CREATE INDEX import_run_job ON public.import_run USING btree (org_id, job_id)
  index CREATE INDEX import_run_newest ON public.import_run USING btree (org_id, created_at)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table monitoring_dependency row level security forced
  org_id uuid not null
  id uuid not null
  giver_id uuid not null
  giver_task integer not null
  taker_id uuid not null
  taker_task integer not null
  external_uid integer not null
  type text not null
  lag_sec bigint not null default 0
  lag_elapsed boolean not null default false
  state text not null default 'proposed'::text
  promised bigint
  note text not null default ''::text
  answered_by uuid
  answered_at timestamp with time zone
  created_by uuid
  version integer not null default 1
  created_at timestamp with time zone not null
  constraint monitoring_dependency_check CHECK ((giver_id <> taker_id))
  constraint monitoring_dependency_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'accepted'::text, 'disputed'::text])))
  constraint monitoring_dependency_type_check CHECK ((type = ANY (ARRAY['FS'::text, 'SS'::text, 'FF'::text, 'SF'::text])))
  constraint monitoring_dependency_org_id_answered_by_fkey FOREIGN KEY (org_id, answered_by) REFERENCES register_person(org_id, id)
  constraint monitoring_dependency_org_id_created_by_fkey FOREIGN KEY (org_id, created_by) REFERENCES register_person(org_id, id)
  constraint monitoring_dependency_org_id_giver_id_fkey FOREIGN KEY (org_id, giver_id) REFERENCES register_project(org_id, id)
  constraint monitoring_dependency_org_id_taker_id_fkey FOREIGN KEY (org_id, taker_id) REFERENCES register_project(org_id, id)
  constraint monitoring_dependency_pkey PRIMARY KEY (org_id, id)
  index CREATE INDEX monitoring_dependency_answered_by ON public.monitoring_dependency USING btree (org_id, answered_by)
  index CREATE INDEX monitoring_dependency_created_by ON public.monitoring_dependency USING btree (org_id, created_by)
  index CREATE UNIQUE INDEX monitoring_dependency_once ON public.monitoring_dependency USING btree (org_id, giver_id, giver_task, taker_id, taker_task)
  index CREATE INDEX monitoring_dependency_taker ON public.monitoring_dependency USING btree (org_id, taker_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table monitoring_override row level security forced
  org_id uuid not null
  id uuid not null
  project_id uuid not null
  status text not null
  reason text not null
  valid_from date not null
  expires date not null
  withdrawn_from date
  withdrawn_at timestamp with time zone
  author_id uuid
  recorded_at timestamp with time zone not null
  version integer not null default 1
  constraint monitoring_override_check CHECK ((expires > valid_from))
  constraint monitoring_override_status_check CHECK ((status = ANY (ARRAY['on-track'::text, 'at-risk'::text, 'off-track'::text])))
  constraint monitoring_override_org_id_author_id_fkey FOREIGN KEY (org_id, author_id) REFERENCES register_person(org_id, id)
  constraint monitoring_override_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_project(org_id, id)
  constraint monitoring_override_pkey PRIMARY KEY (org_id, id)
  index CREATE INDEX monitoring_override_author ON public.monitoring_override USING btree (org_id, author_id)
  index CREATE INDEX monitoring_override_project ON public.monitoring_override USING btree (org_id, project_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table monitoring_report row level security forced
  org_id uuid not null
  id uuid not null
  project_id uuid not null
  as_of date not null
  revision integer not null
  state text not null
  scale_id uuid not null
  overall_said text not null
  overall_level text
  dimensions jsonb not null default '{}'::jsonb
  narrative text not null default ''::text
  finish_forecast date
  cost_forecast_minor bigint
  currency text
  author_id uuid
  import_id uuid
  reason text
  recorded_at timestamp with time zone not null
  published_at timestamp with time zone
  version integer not null default 1
  template integer
  reasons jsonb not null default '{}'::jsonb
  lines jsonb not null default '[]'::jsonb
  decisions jsonb not null default '[]'::jsonb
  for_id uuid
  submitted_by uuid
  submitted_at timestamp with time zone
  reviewer_id uuid
  review_note text
  withdrawn_at timestamp with time zone
  constraint monitoring_report_check CHECK (((state = 'published'::text) = (published_at IS NOT NULL)))
  constraint monitoring_report_check1 CHECK (((state <> 'in-review'::text) OR (submitted_at IS NOT NULL)))
  constraint monitoring_report_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'in-review'::text, 'published'::text])))
  constraint monitoring_report_withdrawn CHECK (((withdrawn_at IS NULL) OR (state = 'published'::text)))
  constraint monitoring_report_org_id_author_id_fkey FOREIGN KEY (org_id, author_id) REFERENCES register_person(org_id, id)
  constraint monitoring_report_org_id_for_id_fkey FOREIGN KEY (org_id, for_id) REFERENCES register_person(org_id, id)
  constraint monitoring_report_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_project(org_id, id)
  constraint monitoring_report_org_id_reviewer_id_fkey FOREIGN KEY (org_id, reviewer_id) REFERENCES register_person(org_id, id)
  constraint monitoring_report_org_id_scale_id_fkey FOREIGN KEY (org_id, scale_id) REFERENCES monitoring_scale(org_id, id)
  constraint monitoring_report_org_id_submitted_by_fkey FOREIGN KEY (org_id, submitted_by) REFERENCES register_person(org_id, id)
  constraint monitoring_report_pkey PRIMARY KEY (org_id, id)
  constraint monitoring_report_org_id_project_id_as_of_revision_key UNIQUE (org_id, project_id, as_of, revision)
  index CREATE INDEX monitoring_report_author ON public.monitoring_report USING btree (org_id, author_id)
  index CREATE INDEX monitoring_report_for ON public.monitoring_report USING btree (org_id, for_id)
  index CREATE INDEX monitoring_report_open ON public.monitoring_report USING btree (org_id, state, project_id) WHERE (state <> 'published'::text)
  index CREATE INDEX monitoring_report_reviewer ON public.monitoring_report USING btree (org_id, reviewer_id)
  index CREATE INDEX monitoring_report_scale ON public.monitoring_report USING btree (org_id, scale_id)
  index CREATE INDEX monitoring_report_submitted ON public.monitoring_report USING btree (org_id, submitted_by)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  CREATE TRIGGER monitoring_report_final BEFORE DELETE OR UPDATE ON public.monitoring_report FOR EACH ROW EXECUTE FUNCTION monitoring_published_is_final()
  grant delete, insert, select, update to chartroom_app

table monitoring_report_template row level security forced
  org_id uuid not null
  number integer not null
  class text
  name text not null
  dimensions text[] not null
  sections jsonb not null
  review boolean not null
  note text not null
  author_id uuid
  recorded_at timestamp with time zone not null
  constraint monitoring_report_template_number_check CHECK ((number > 0))
  constraint monitoring_report_template_org_id_author_id_fkey FOREIGN KEY (org_id, author_id) REFERENCES register_person(org_id, id)
  constraint monitoring_report_template_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint monitoring_report_template_pkey PRIMARY KEY (org_id, number)
  index CREATE INDEX monitoring_report_template_author ON public.monitoring_report_template USING btree (org_id, author_id)
  index CREATE INDEX monitoring_report_template_class ON public.monitoring_report_template USING btree (org_id, class, number)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant insert, select to chartroom_app

table monitoring_rule_set row level security forced
  org_id uuid not null
  number integer not null
  valid_from date not null
  recorded_at timestamp with time zone not null
  rules jsonb not null
  note text not null default ''::text
  author_id uuid
  constraint monitoring_rule_set_org_id_author_id_fkey FOREIGN KEY (org_id, author_id) REFERENCES register_person(org_id, id)
  constraint monitoring_rule_set_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint monitoring_rule_set_pkey PRIMARY KEY (org_id, number)
  index CREATE INDEX monitoring_rule_set_author ON public.monitoring_rule_set USING btree (org_id, author_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant insert, select to chartroom_app

table monitoring_scale row level security forced
  org_id uuid not null
  id uuid not null
  name text not null
  levels jsonb not null
  version integer not null default 1
  created_at timestamp with time zone not null
  constraint monitoring_scale_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint monitoring_scale_pkey PRIMARY KEY (org_id, id)
  index CREATE UNIQUE INDEX monitoring_scale_name ON public.monitoring_scale USING btree (org_id, lower(name))
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table monitoring_status_point row level security forced
  org_id uuid not null
  project_id uuid not null
  day date not null
  recorded_at timestamp with time zone not null
  report_id uuid
  report_day date
  reported_said text
  reported_level text
  reported_scale uuid
  reported_status text not null
  computed_status text not null
  disagree_since date
  slip_days integer
  slip_pct double precision
  cost_variance_pct double precision
  by_rules text not null
  override_id uuid
  rule_set integer
  dimensions json not null
  constraint monitoring_status_point_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_project(org_id, id)
  constraint monitoring_status_point_pkey PRIMARY KEY (org_id, project_id, day, recorded_at)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant insert, select to chartroom_app

view monitoring_v_dependency (security_invoker=true)
  org_id uuid
  id uuid
  giver_id uuid
  giver_task integer
  taker_id uuid
  taker_task integer
  external_uid integer
  type text
  lag_sec bigint
  lag_elapsed boolean
  state text
  promised bigint
  created_at timestamp with time zone
  note text
  version integer
  grant select to chartroom_app
 SELECT org_id,
    id,
    giver_id,
    giver_task,
    taker_id,
    taker_task,
    external_uid,
    type,
    lag_sec,
    lag_elapsed,
    state,
    promised,
    created_at,
    note,
    version
   FROM monitoring_dependency;

view monitoring_v_open_report (security_invoker=true)
  org_id uuid
  id uuid
  project_id uuid
  as_of date
  state text
  author_id uuid
  submitted_by uuid
  submitted_at timestamp with time zone
  review_note text
  grant select to chartroom_app
 SELECT org_id,
    id,
    project_id,
    as_of,
    state,
    author_id,
    submitted_by,
    submitted_at,
    review_note
   FROM monitoring_report
  WHERE state <> 'published'::text;

view monitoring_v_report (security_invoker=true)
  org_id uuid
  id uuid
  project_id uuid
  as_of date
  revision integer
  state text
  scale_id uuid
  overall_said text
  overall_level text
  dimensions jsonb
  narrative text
  finish_forecast date
  cost_forecast_minor bigint
  currency text
  author_id uuid
  import_id uuid
  reason text
  recorded_at timestamp with time zone
  published_at timestamp with time zone
  version integer
  template integer
  reasons jsonb
  lines jsonb
  decisions jsonb
  for_id uuid
  submitted_by uuid
  submitted_at timestamp with time zone
  reviewer_id uuid
  review_note text
  withdrawn_at timestamp with time zone
  grant select to chartroom_app
 SELECT org_id,
    id,
    project_id,
    as_of,
    revision,
    state,
    scale_id,
    overall_said,
    overall_level,
    dimensions,
    narrative,
    finish_forecast,
    cost_forecast_minor,
    currency,
    author_id,
    import_id,
    reason,
    recorded_at,
    published_at,
    version,
    template,
    reasons,
    lines,
    decisions,
    for_id,
    submitted_by,
    submitted_at,
    reviewer_id,
    review_note,
    withdrawn_at
   FROM monitoring_report
  WHERE state = 'published'::text AND withdrawn_at IS NULL;

view monitoring_v_status_point (security_invoker=true)
  org_id uuid
  project_id uuid
  day date
  recorded_at timestamp with time zone
  report_id uuid
  report_day date
  reported_said text
  reported_level text
  reported_scale uuid
  reported_status text
  computed_status text
  disagree_since date
  slip_days integer
  slip_pct double precision
  cost_variance_pct double precision
  by_rules text
  override_id uuid
  rule_set integer
  dimensions json
  grant select to chartroom_app
 SELECT org_id,
    project_id,
    day,
    recorded_at,
    report_id,
    report_day,
    reported_said,
    reported_level,
    reported_scale,
    reported_status,
    computed_status,
    disagree_since,
    slip_days,
    slip_pct,
    cost_variance_pct,
    by_rules,
    override_id,
    rule_set,
    dimensions
   FROM monitoring_status_point;

table notification_item row level security forced
  org_id uuid not null
  id uuid not null
  person_id uuid not null
  kind text not null
  project_id uuid not null
  data jsonb not null
  created_at timestamp with time zone not null
  read_at timestamp with time zone
  constraint notification_item_kind_check CHECK ((kind = ANY (ARRAY['report-due'::text, 'report-published'::text, 'review-asked'::text, 'report-returned'::text, 'gate-opened'::text, 'document-asked'::text, 'document-approved'::text, 'document-sent-back'::text, 'action-overdue'::text])))
  constraint notification_item_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES register_person(org_id, id)
  constraint notification_item_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_project(org_id, id)
  constraint notification_item_pkey PRIMARY KEY (org_id, id)
  index CREATE INDEX notification_item_person ON public.notification_item USING btree (org_id, person_id, created_at)
  index CREATE INDEX notification_item_project ON public.notification_item USING btree (org_id, project_id)
  index CREATE INDEX notification_item_unread ON public.notification_item USING btree (org_id, person_id) WHERE (read_at IS NULL)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table notification_preference row level security forced
  org_id uuid not null
  person_id uuid not null
  kind text not null
  in_app boolean not null
  mail boolean not null
  constraint notification_preference_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES register_person(org_id, id)
  constraint notification_preference_pkey PRIMARY KEY (org_id, person_id, kind)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table planfile_import row level security forced
  org_id uuid not null
  id uuid not null
  project_id uuid not null
  file_id uuid not null
  file_name text not null
  format text not null
  mode text not null
  state text not null
  job_id uuid
  step integer
  counts jsonb
  losses jsonb not null default '[]'::jsonb
  findings jsonb not null default '[]'::jsonb
  created_by uuid
  created_at timestamp with time zone not null
  constraint planfile_import_format_check CHECK ((format = ANY (ARRAY['mspdi'::text, 'xer'::text, 'pmxml'::text, 'csv'::text, 'xlsx'::text])))
  constraint planfile_import_mode_check CHECK ((mode = ANY (ARRAY['new'::text, 'replace'::text])))
  constraint planfile_import_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'done'::text, 'failed'::text])))
  constraint planfile_import_org_id_created_by_fkey FOREIGN KEY (org_id, created_by) REFERENCES register_person(org_id, id)
  constraint planfile_import_org_id_file_id_fkey FOREIGN KEY (org_id, file_id) REFERENCES platform_file(org_id, id)
  constraint planfile_import_org_id_job_id_fkey FOREIGN KEY (org_id, job_id) REFERENCES platform_job(org_id, id)
  constraint planfile_import_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_project(org_id, id)
  constraint planfile_import_pkey PRIMARY KEY (org_id, id)
  index CREATE INDEX planfile_import_by ON public.planfile_import USING btree (org_id, created_by)
  index CREATE INDEX planfile_import_file ON public.planfile_import USING btree (org_id, file_id)
  index CREATE INDEX planfile_import_job ON public.planfile_import USING btree (org_id, job_id)
  index CREATE INDEX planfile_import_project ON public.planfile_import USING btree (org_id, project_id, created_at)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table platform_account row level security forced
  org_id uuid not null
  person_id uuid not null
  email text not null
  password_hash text
  disabled_at timestamp with time zone
  created_at timestamp with time zone not null
  constraint platform_account_email_check CHECK ((email = lower(email)))
  constraint platform_account_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint platform_account_pkey PRIMARY KEY (org_id, person_id)
  constraint platform_account_org_id_email_key UNIQUE (org_id, email)
  index CREATE INDEX platform_account_email ON public.platform_account USING btree (email)
  policy sign_in for r to chartroom_system using true
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app
  grant select to chartroom_system

table platform_block row level security forced
  org_id uuid not null
  number integer not null
  format integer not null
  from_seq bigint not null
  to_seq bigint not null
  event_count integer not null
  entries bytea not null
  previous_hash bytea not null
  hash bytea not null
  sealed_at timestamp with time zone not null
  constraint platform_block_check CHECK ((from_seq <= to_seq))
  constraint platform_block_event_count_check CHECK ((event_count > 0))
  constraint platform_block_number_check CHECK ((number > 0))
  constraint platform_block_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint platform_block_pkey PRIMARY KEY (org_id, number)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant insert, select to chartroom_app

table platform_change_set row level security forced
  org_id uuid not null
  id uuid not null
  kind text not null
  title text not null
  request_id text not null
  item_count integer not null
  undoes uuid
  undone_at timestamp with time zone
  created_by uuid
  created_at timestamp with time zone not null
  constraint platform_change_set_kind_check CHECK ((kind = ANY (ARRAY['edit'::text, 'paste'::text, 'import'::text, 'undo'::text])))
  constraint platform_change_set_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint platform_change_set_org_id_undoes_fkey FOREIGN KEY (org_id, undoes) REFERENCES platform_change_set(org_id, id)
  constraint platform_change_set_pkey PRIMARY KEY (org_id, id)
  index CREATE INDEX platform_change_set_by ON public.platform_change_set USING btree (org_id, created_by, created_at)
  index CREATE INDEX platform_change_set_request ON public.platform_change_set USING btree (org_id, request_id)
  index CREATE INDEX platform_change_set_undoes ON public.platform_change_set USING btree (org_id, undoes)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table platform_event row level security forced
  org_id uuid not null
  id uuid not null
  seq bigint not null generated always as identity
  at timestamp with time zone not null
  name text not null
  actor_kind text not null
  actor_id uuid
  person_id uuid
  subject_kind text not null
  subject_id text not null
  project_id uuid
  before jsonb
  after jsonb
  reason text
  request_id text
  constraint platform_event_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['person'::text, 'token'::text, 'system'::text])))
  constraint platform_event_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint platform_event_pkey PRIMARY KEY (org_id, id)
  constraint platform_event_org_id_seq_key UNIQUE (org_id, seq)
  index CREATE INDEX platform_event_name ON public.platform_event USING btree (org_id, name, seq)
  index CREATE INDEX platform_event_project ON public.platform_event USING btree (org_id, project_id, seq) WHERE (project_id IS NOT NULL)
  index CREATE INDEX platform_event_request ON public.platform_event USING btree (org_id, request_id) WHERE (request_id IS NOT NULL)
  index CREATE INDEX platform_event_subject ON public.platform_event USING btree (org_id, subject_kind, subject_id, seq)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant insert, select to chartroom_app

table platform_event_personal row level security forced
  org_id uuid not null
  event_id uuid not null
  person_id uuid not null
  salt bytea not null
  before text
  after text
  constraint platform_event_personal_org_id_event_id_fkey FOREIGN KEY (org_id, event_id) REFERENCES platform_event(org_id, id)
  constraint platform_event_personal_pkey PRIMARY KEY (org_id, event_id)
  index CREATE INDEX platform_event_personal_person ON public.platform_event_personal USING btree (org_id, person_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select to chartroom_app

table platform_file row level security forced
  org_id uuid not null
  id uuid not null
  name text not null
  media_type text not null
  purpose text not null
  size bigint not null
  sha256 bytea not null
  created_by uuid
  created_at timestamp with time zone not null
  constraint platform_file_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint platform_file_pkey PRIMARY KEY (org_id, id)
  index CREATE INDEX platform_file_by ON public.platform_file USING btree (org_id, created_by)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table platform_file_chunk row level security forced
  org_id uuid not null
  file_id uuid not null
  number integer not null
  bytes bytea not null
  constraint platform_file_chunk_org_id_file_id_fkey FOREIGN KEY (org_id, file_id) REFERENCES platform_file(org_id, id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
  constraint platform_file_chunk_pkey PRIMARY KEY (org_id, file_id, number)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  CREATE TRIGGER platform_file_chunk_kept BEFORE DELETE OR UPDATE ON public.platform_file_chunk FOR EACH ROW EXECUTE FUNCTION governance_bytes_are_kept()
  grant delete, insert, select, update to chartroom_app

table platform_idempotency row level security forced
  org_id uuid not null
  actor text not null
  endpoint text not null
  key text not null
  request_hash bytea not null
  status integer
  response jsonb
  created_at timestamp with time zone not null
  constraint platform_idempotency_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint platform_idempotency_pkey PRIMARY KEY (org_id, actor, endpoint, key)
  index CREATE INDEX platform_idempotency_age ON public.platform_idempotency USING btree (org_id, created_at)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table platform_job row level security forced
  org_id uuid not null
  id uuid not null
  kind text not null
  state text not null
  progress double precision not null default 0
  message text not null default ''::text
  input jsonb not null
  result jsonb
  error jsonb
  attempt integer not null default 0
  created_by uuid
  created_token uuid
  created_at timestamp with time zone not null
  started_at timestamp with time zone
  finished_at timestamp with time zone
  cancel_requested_at timestamp with time zone
  constraint platform_job_progress_check CHECK (((progress >= (0)::double precision) AND (progress <= (1)::double precision)))
  constraint platform_job_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
  constraint platform_job_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint platform_job_pkey PRIMARY KEY (org_id, id)
  index CREATE INDEX platform_job_by ON public.platform_job USING btree (org_id, created_by)
  index CREATE INDEX platform_job_newest ON public.platform_job USING btree (org_id, created_at)
  index CREATE INDEX platform_job_open ON public.platform_job USING btree (org_id, state) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text]))
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table platform_link row level security forced
  org_id uuid not null
  id uuid not null
  purpose text not null
  hash bytea not null
  person_id uuid
  data jsonb
  created_by uuid
  created_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  used_at timestamp with time zone
  revoked_at timestamp with time zone
  constraint platform_link_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint platform_link_pkey PRIMARY KEY (org_id, id)
  constraint platform_link_org_id_hash_key UNIQUE (org_id, hash)
  index CREATE INDEX platform_link_person ON public.platform_link USING btree (org_id, person_id, purpose)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table platform_mail row level security forced
  org_id uuid not null
  id uuid not null
  purpose text not null
  person_id uuid
  to_name text not null
  to_address text not null
  subject text not null
  text text not null
  link text
  state text not null default 'waiting'::text
  attempts integer not null default 0
  due_at timestamp with time zone not null
  error text
  created_at timestamp with time zone not null
  sent_at timestamp with time zone
  constraint platform_mail_check CHECK (((state = 'sent'::text) = (sent_at IS NOT NULL)))
  constraint platform_mail_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'parked'::text])))
  constraint platform_mail_subject_check CHECK ((subject !~ '[[:cntrl:]]'::text))
  constraint platform_mail_to_address_check CHECK (((to_address !~ '[[:cntrl:][:space:],;<>]'::text) AND (to_address ~~ '%_@_%'::text)))
  constraint platform_mail_to_name_check CHECK ((to_name !~ '[[:cntrl:]]'::text))
  constraint platform_mail_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint platform_mail_pkey PRIMARY KEY (org_id, id)
  index CREATE INDEX platform_mail_due ON public.platform_mail USING btree (org_id, due_at) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text]))
  index CREATE INDEX platform_mail_newest ON public.platform_mail USING btree (org_id, created_at)
  index CREATE INDEX platform_mail_person ON public.platform_mail USING btree (org_id, person_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table platform_organisation row level security forced
  id uuid not null
  slug text not null
  name text not null
  currency text not null
  fiscal_year_start text not null default '01-01'::text
  locale text not null default 'en-GB'::text
  time_zone text not null default 'UTC'::text
  pmo_type text not null default 'controlling'::text
  cadence_days integer not null default 30
  project_key_prefix text not null default 'PRJ'::text
  version integer not null default 1
  created_at timestamp with time zone not null
  constraint platform_organisation_cadence_days_check CHECK (((cadence_days >= 1) AND (cadence_days <= 1000)))
  constraint platform_organisation_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text))
  constraint platform_organisation_fiscal_year_start_check CHECK ((fiscal_year_start ~ '^\d{2}-\d{2}$'::text))
  constraint platform_organisation_pmo_type_check CHECK ((pmo_type = ANY (ARRAY['supportive'::text, 'controlling'::text, 'directive'::text])))
  constraint platform_organisation_project_key_prefix_check CHECK ((project_key_prefix ~ '^[A-Z][A-Z0-9]{0,9}$'::text))
  constraint platform_organisation_slug_check CHECK (((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(slug) <= 63)))
  constraint platform_organisation_pkey PRIMARY KEY (id)
  constraint platform_organisation_slug_key UNIQUE (slug)
  policy every_organisation for r to chartroom_system using true
  policy new_organisation for a to chartroom_system with check true
  policy tenant for * to chartroom_app using (id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant select, update to chartroom_app
  grant insert, select to chartroom_system

table platform_session row level security forced
  org_id uuid not null
  hash bytea not null
  person_id uuid not null
  csrf text not null
  created_at timestamp with time zone not null
  last_seen_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  id uuid not null default gen_random_uuid()
  user_agent text not null default ''::text
  address text not null default ''::text
  fresh_until timestamp with time zone not null default '1970-01-01 00:00:00+00'::timestamp with time zone
  link_id uuid
  scopes text[]
  project_id uuid
  constraint platform_session_check CHECK ((num_nonnulls(link_id, scopes, project_id) = ANY (ARRAY[0, 3])))
  constraint platform_session_org_id_link_id_fkey FOREIGN KEY (org_id, link_id) REFERENCES platform_link(org_id, id)
  constraint platform_session_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES platform_account(org_id, person_id) ON DELETE CASCADE
  constraint platform_session_pkey PRIMARY KEY (org_id, hash)
  constraint platform_session_id UNIQUE (org_id, id)
  index CREATE INDEX platform_session_link ON public.platform_session USING btree (org_id, link_id)
  index CREATE INDEX platform_session_person ON public.platform_session USING btree (org_id, person_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table platform_token row level security forced
  org_id uuid not null
  id uuid not null
  person_id uuid not null
  name text not null
  hash bytea not null
  scopes text[] not null
  created_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  revoked_at timestamp with time zone
  last_used_at timestamp with time zone
  constraint platform_token_scopes_check CHECK ((cardinality(scopes) > 0))
  constraint platform_token_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES platform_account(org_id, person_id)
  constraint platform_token_pkey PRIMARY KEY (org_id, id)
  constraint platform_token_org_id_hash_key UNIQUE (org_id, hash)
  index CREATE UNIQUE INDEX platform_token_name ON public.platform_token USING btree (org_id, person_id, lower(name))
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table platform_view row level security forced
  org_id uuid not null
  id uuid not null
  list text not null
  name text not null
  owner_id uuid not null
  shared boolean not null default false
  for_everybody boolean not null default false
  settings jsonb not null
  deleted_at timestamp with time zone
  version integer not null default 1
  created_at timestamp with time zone not null
  updated_at timestamp with time zone not null
  constraint platform_view_check CHECK ((shared OR (NOT for_everybody)))
  constraint platform_view_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint platform_view_pkey PRIMARY KEY (org_id, id)
  index CREATE UNIQUE INDEX platform_view_for_everybody ON public.platform_view USING btree (org_id, list) WHERE (for_everybody AND (deleted_at IS NULL))
  index CREATE UNIQUE INDEX platform_view_name ON public.platform_view USING btree (org_id, list, owner_id, lower(name)) WHERE (deleted_at IS NULL)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table platform_view_choice row level security forced
  org_id uuid not null
  person_id uuid not null
  list text not null
  view_id uuid not null
  constraint platform_view_choice_org_id_view_id_fkey FOREIGN KEY (org_id, view_id) REFERENCES platform_view(org_id, id)
  constraint platform_view_choice_pkey PRIMARY KEY (org_id, person_id, list)
  index CREATE INDEX platform_view_choice_view ON public.platform_view_choice USING btree (org_id, view_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table platform_webhook row level security forced
  org_id uuid not null
  purpose text not null
  url text
  active boolean not null default false
  secret text
  secret_at timestamp with time zone
  version integer not null default 1
  constraint platform_webhook_check CHECK (((NOT active) OR ((url IS NOT NULL) AND (secret IS NOT NULL))))
  constraint platform_webhook_check1 CHECK (((secret IS NULL) = (secret_at IS NULL)))
  constraint platform_webhook_purpose_check CHECK ((purpose ~ '^[a-z-]{1,30}$'::text))
  constraint platform_webhook_url_check CHECK ((length(url) <= 500))
  constraint platform_webhook_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint platform_webhook_pkey PRIMARY KEY (org_id, purpose)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table platform_webhook_delivery row level security forced
  org_id uuid not null
  id uuid not null
  purpose text not null
  event text not null
  body text not null
  state text not null default 'waiting'::text
  attempts integer not null default 0
  due_at timestamp with time zone not null
  created_at timestamp with time zone not null
  settled_at timestamp with time zone
  status integer
  answer text
  constraint platform_webhook_delivery_answer_check CHECK ((length(answer) <= 500))
  constraint platform_webhook_delivery_check CHECK (((state = ANY (ARRAY['sent'::text, 'failed'::text])) = (settled_at IS NOT NULL)))
  constraint platform_webhook_delivery_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'failed'::text])))
  constraint platform_webhook_delivery_org_id_purpose_fkey FOREIGN KEY (org_id, purpose) REFERENCES platform_webhook(org_id, purpose)
  constraint platform_webhook_delivery_pkey PRIMARY KEY (org_id, id)
  index CREATE INDEX platform_webhook_delivery_due ON public.platform_webhook_delivery USING btree (org_id, due_at) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text]))
  index CREATE INDEX platform_webhook_delivery_newest ON public.platform_webhook_delivery USING btree (org_id, purpose, created_at)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table register_absence row level security forced
  org_id uuid not null
  id uuid not null
  person_id uuid not null
  deputy_id uuid not null
  from_day date not null
  until_day date not null
  ended_at timestamp with time zone
  created_at timestamp with time zone not null
  version integer not null default 1
  constraint register_absence_check CHECK ((from_day <= until_day))
  constraint register_absence_check1 CHECK ((person_id <> deputy_id))
  constraint register_absence_org_id_deputy_id_fkey FOREIGN KEY (org_id, deputy_id) REFERENCES register_person(org_id, id)
  constraint register_absence_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES register_person(org_id, id)
  constraint register_absence_pkey PRIMARY KEY (org_id, id)
  index CREATE INDEX register_absence_deputy ON public.register_absence USING btree (org_id, deputy_id)
  index CREATE INDEX register_absence_person ON public.register_absence USING btree (org_id, person_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table register_counter row level security forced
  org_id uuid not null
  name text not null
  value integer not null
  constraint register_counter_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint register_counter_pkey PRIMARY KEY (org_id, name)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table register_field row level security forced
  org_id uuid not null
  id uuid not null
  entity text not null
  key text not null
  type text not null
  result text
  label text not null
  help text not null default ''::text
  unit text not null default ''::text
  decimals integer not null default 0
  min double precision
  max double precision
  options jsonb not null default '[]'::jsonb
  formula text not null default ''::text
  required_from text
  required_class text
  seen_by text not null default 'everybody'::text
  edited_by text not null default 'editors'::text
  position integer not null
  retired boolean not null default false
  version integer not null default 1
  created_at timestamp with time zone not null
  figure text not null default 'none'::text
  better text not null default 'none'::text
  constraint register_field_better_check CHECK ((better = ANY (ARRAY['none'::text, 'higher'::text, 'lower'::text])))
  constraint register_field_check CHECK (((type = 'formula'::text) = (result IS NOT NULL)))
  constraint register_field_decimals_check CHECK (((decimals >= 0) AND (decimals <= 6)))
  constraint register_field_edited_by_check CHECK ((edited_by = ANY (ARRAY['editors'::text, 'office'::text])))
  constraint register_field_entity_check CHECK ((entity = ANY (ARRAY['project'::text, 'programme'::text, 'portfolio'::text, 'unit'::text, 'person'::text, 'milestone'::text])))
  constraint register_field_figure_check CHECK ((figure = ANY (ARRAY['none'::text, 'sum'::text, 'median'::text])))
  constraint register_field_key_check CHECK ((key ~ '^[a-z][a-zA-Z0-9]{0,39}$'::text))
  constraint register_field_required_from_check CHECK ((required_from = ANY (ARRAY['approved'::text, 'active'::text, 'closing'::text, 'closed'::text])))
  constraint register_field_result_check CHECK ((result = ANY (ARRAY['number'::text, 'text'::text, 'money'::text, 'date'::text, 'yes-no'::text])))
  constraint register_field_seen_by_check CHECK ((seen_by = ANY (ARRAY['everybody'::text, 'money'::text])))
  constraint register_field_type_check CHECK ((type = ANY (ARRAY['text'::text, 'number'::text, 'money'::text, 'date'::text, 'person'::text, 'list'::text, 'tree'::text, 'yes-no'::text, 'formula'::text])))
  constraint register_field_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint register_field_pkey PRIMARY KEY (org_id, id)
  constraint register_field_org_id_entity_key_key UNIQUE (org_id, entity, key)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table register_field_value row level security forced
  org_id uuid not null
  entity text not null
  subject_id uuid not null
  fields jsonb not null default '{}'::jsonb
  version integer not null default 1
  changed_at timestamp with time zone not null
  constraint register_field_value_entity_check CHECK ((entity = ANY (ARRAY['programme'::text, 'portfolio'::text, 'unit'::text, 'person'::text, 'milestone'::text])))
  constraint register_field_value_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint register_field_value_pkey PRIMARY KEY (org_id, entity, subject_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table register_grant row level security forced
  org_id uuid not null
  id uuid not null
  person_id uuid not null
  role text not null
  scope_kind text not null
  unit_id uuid
  portfolio_id uuid
  programme_id uuid
  project_id uuid
  granted_at timestamp with time zone not null
  constraint register_grant_check CHECK ((num_nonnulls(unit_id, portfolio_id, programme_id, project_id) =
CASE
    WHEN (scope_kind = 'organisation'::text) THEN 0
    ELSE 1
END))
  constraint register_grant_scope_kind_check CHECK ((scope_kind = ANY (ARRAY['organisation'::text, 'unit'::text, 'portfolio'::text, 'programme'::text, 'project'::text])))
  constraint register_grant_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES register_person(org_id, id)
  constraint register_grant_org_id_portfolio_id_fkey FOREIGN KEY (org_id, portfolio_id) REFERENCES register_portfolio(org_id, id)
  constraint register_grant_org_id_programme_id_fkey FOREIGN KEY (org_id, programme_id) REFERENCES register_programme(org_id, id)
  constraint register_grant_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_project(org_id, id)
  constraint register_grant_org_id_unit_id_fkey FOREIGN KEY (org_id, unit_id) REFERENCES register_unit(org_id, id)
  constraint register_grant_pkey PRIMARY KEY (org_id, id)
  index CREATE UNIQUE INDEX register_grant_once ON public.register_grant USING btree (org_id, person_id, role, scope_kind, COALESCE(unit_id, portfolio_id, programme_id, project_id, org_id))
  index CREATE INDEX register_grant_portfolio ON public.register_grant USING btree (org_id, portfolio_id)
  index CREATE INDEX register_grant_programme ON public.register_grant USING btree (org_id, programme_id)
  index CREATE INDEX register_grant_project ON public.register_grant USING btree (org_id, project_id)
  index CREATE INDEX register_grant_unit ON public.register_grant USING btree (org_id, unit_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table register_holiday row level security forced
  org_id uuid not null
  id uuid not null
  unit_id uuid
  day date not null
  name text not null
  constraint register_holiday_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint register_holiday_org_id_unit_id_fkey FOREIGN KEY (org_id, unit_id) REFERENCES register_unit(org_id, id)
  constraint register_holiday_pkey PRIMARY KEY (org_id, id)
  index CREATE UNIQUE INDEX register_holiday_day ON public.register_holiday USING btree (org_id, COALESCE(unit_id, org_id), day)
  index CREATE INDEX register_holiday_unit ON public.register_holiday USING btree (org_id, unit_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table register_milestone row level security forced
  org_id uuid not null
  id uuid not null
  project_id uuid not null
  name text not null
  kind text not null default 'milestone'::text
  external_key text
  baseline date
  forecast date
  actual date
  cost_baseline_minor bigint
  status_said text
  version integer not null default 1
  created_at timestamp with time zone not null
  present boolean not null default true
  constraint register_milestone_kind_check CHECK ((kind = ANY (ARRAY['milestone'::text, 'gate'::text])))
  constraint register_milestone_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_project(org_id, id)
  constraint register_milestone_pkey PRIMARY KEY (org_id, id)
  index CREATE UNIQUE INDEX register_milestone_external ON public.register_milestone USING btree (org_id, project_id, external_key)
  index CREATE INDEX register_milestone_project ON public.register_milestone USING btree (org_id, project_id, forecast)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table register_milestone_fact row level security forced
  org_id uuid not null
  milestone_id uuid not null
  valid_from date not null
  recorded_at timestamp with time zone not null
  event_id uuid not null
  name text not null
  baseline date
  forecast date
  actual date
  present boolean not null default true
  constraint register_milestone_fact_org_id_milestone_id_fkey FOREIGN KEY (org_id, milestone_id) REFERENCES register_milestone(org_id, id)
  constraint register_milestone_fact_pkey PRIMARY KEY (org_id, milestone_id, valid_from, recorded_at)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant insert, select to chartroom_app

table register_person row level security forced
  org_id uuid not null
  id uuid not null
  name text not null
  email text
  job_title text
  unit_id uuid
  active boolean not null default true
  version integer not null default 1
  created_at timestamp with time zone not null
  anonymised_at timestamp with time zone
  constraint register_person_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint register_person_org_id_unit_id_fkey FOREIGN KEY (org_id, unit_id) REFERENCES register_unit(org_id, id)
  constraint register_person_pkey PRIMARY KEY (org_id, id)
  index CREATE UNIQUE INDEX register_person_email ON public.register_person USING btree (org_id, lower(email))
  index CREATE INDEX register_person_name ON public.register_person USING btree (org_id, lower(name) COLLATE "C")
  index CREATE INDEX register_person_unit ON public.register_person USING btree (org_id, unit_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table register_plan row level security forced
  org_id uuid not null
  project_id uuid not null
  version integer not null default 1
  header json not null
  custom_fields json not null default '[]'::json
  board json
  next_task integer not null default 1
  task_count integer not null default 0
  created_at timestamp with time zone not null
  constraint register_plan_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_project(org_id, id)
  constraint register_plan_pkey PRIMARY KEY (org_id, project_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table register_plan_assignment row level security forced
  org_id uuid not null
  project_id uuid not null
  uid integer not null
  task_uid integer not null
  resource_uid integer
  input json not null
  constraint register_plan_assignment_org_id_project_id_resource_uid_fkey FOREIGN KEY (org_id, project_id, resource_uid) REFERENCES register_plan_resource(org_id, project_id, uid)
  constraint register_plan_assignment_org_id_project_id_task_uid_fkey FOREIGN KEY (org_id, project_id, task_uid) REFERENCES register_plan_task(org_id, project_id, uid)
  constraint register_plan_assignment_pkey PRIMARY KEY (org_id, project_id, uid)
  index CREATE INDEX register_plan_assignment_resource ON public.register_plan_assignment USING btree (org_id, project_id, resource_uid)
  index CREATE INDEX register_plan_assignment_task ON public.register_plan_assignment USING btree (org_id, project_id, task_uid)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table register_plan_baseline row level security forced
  org_id uuid not null
  project_id uuid not null
  number integer not null
  taken_at timestamp with time zone not null
  person_id uuid
  reason text not null
  step integer not null
  tasks json not null
  assignments json not null
  constraint register_plan_baseline_number_check CHECK (((number >= 0) AND (number <= 10)))
  constraint register_plan_baseline_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES register_person(org_id, id)
  constraint register_plan_baseline_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_plan(org_id, project_id)
  constraint register_plan_baseline_pkey PRIMARY KEY (org_id, project_id, number)
  index CREATE INDEX register_plan_baseline_person ON public.register_plan_baseline USING btree (org_id, person_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table register_plan_calendar row level security forced
  org_id uuid not null
  project_id uuid not null
  uid integer not null
  input json not null
  constraint register_plan_calendar_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_plan(org_id, project_id)
  constraint register_plan_calendar_pkey PRIMARY KEY (org_id, project_id, uid)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table register_plan_card_move row level security forced
  org_id uuid not null
  project_id uuid not null
  id uuid not null
  task_uid integer not null
  at timestamp with time zone not null
  person_id uuid
  from_column text
  to_column text
  from_sprint integer
  to_sprint integer
  points double precision not null default 0
  constraint register_plan_card_move_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES register_person(org_id, id)
  constraint register_plan_card_move_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_plan(org_id, project_id)
  constraint register_plan_card_move_pkey PRIMARY KEY (org_id, project_id, id)
  index CREATE INDEX register_plan_card_move_at ON public.register_plan_card_move USING btree (org_id, project_id, at)
  index CREATE INDEX register_plan_card_move_person ON public.register_plan_card_move USING btree (org_id, person_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant insert, select to chartroom_app

table register_plan_change_request row level security forced
  org_id uuid not null
  id uuid not null
  project_id uuid not null
  state text not null default 'open'::text
  reason text not null
  effect jsonb not null
  plan_version integer not null
  asked_by uuid
  asked_at timestamp with time zone not null
  decided_by uuid
  decided_at timestamp with time zone
  note text not null default ''::text
  version integer not null default 1
  constraint register_plan_change_request_check CHECK (((state = 'open'::text) OR (decided_by IS DISTINCT FROM asked_by)))
  constraint register_plan_change_request_state_check CHECK ((state = ANY (ARRAY['open'::text, 'approved'::text, 'rejected'::text])))
  constraint register_plan_change_request_org_id_asked_by_fkey FOREIGN KEY (org_id, asked_by) REFERENCES register_person(org_id, id)
  constraint register_plan_change_request_org_id_decided_by_fkey FOREIGN KEY (org_id, decided_by) REFERENCES register_person(org_id, id)
  constraint register_plan_change_request_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_plan(org_id, project_id)
  constraint register_plan_change_request_pkey PRIMARY KEY (org_id, id)
  index CREATE INDEX register_plan_change_request_asked_by ON public.register_plan_change_request USING btree (org_id, asked_by)
  index CREATE INDEX register_plan_change_request_decided_by ON public.register_plan_change_request USING btree (org_id, decided_by)
  index CREATE UNIQUE INDEX register_plan_change_request_open ON public.register_plan_change_request USING btree (org_id, project_id) WHERE (state = 'open'::text)
  index CREATE INDEX register_plan_change_request_project ON public.register_plan_change_request USING btree (org_id, project_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table register_plan_key_date row level security forced
  org_id uuid not null
  project_id uuid not null
  uid integer not null
  name text not null
  kind text not null
  start_at bigint not null
  finish_at bigint not null
  deadline bigint
  percent_complete double precision not null default 0
  constraint register_plan_key_date_kind_check CHECK ((kind = ANY (ARRAY['milestone'::text, 'phase'::text])))
  constraint register_plan_key_date_org_id_project_id_uid_fkey FOREIGN KEY (org_id, project_id, uid) REFERENCES register_plan_task(org_id, project_id, uid) ON DELETE CASCADE
  constraint register_plan_key_date_pkey PRIMARY KEY (org_id, project_id, uid)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table register_plan_link row level security forced
  org_id uuid not null
  project_id uuid not null
  pred_uid integer not null
  succ_uid integer not null
  input json not null
  type text not null
  constraint register_plan_link_type_check CHECK ((type = ANY (ARRAY['FS'::text, 'SS'::text, 'FF'::text, 'SF'::text])))
  constraint register_plan_link_org_id_project_id_pred_uid_fkey FOREIGN KEY (org_id, project_id, pred_uid) REFERENCES register_plan_task(org_id, project_id, uid)
  constraint register_plan_link_org_id_project_id_succ_uid_fkey FOREIGN KEY (org_id, project_id, succ_uid) REFERENCES register_plan_task(org_id, project_id, uid)
  constraint register_plan_link_pkey PRIMARY KEY (org_id, project_id, pred_uid, succ_uid, type)
  index CREATE INDEX register_plan_link_succ ON public.register_plan_link USING btree (org_id, project_id, succ_uid)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table register_plan_resource row level security forced
  org_id uuid not null
  project_id uuid not null
  uid integer not null
  person_id uuid
  input json not null
  constraint register_plan_resource_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES register_person(org_id, id)
  constraint register_plan_resource_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_plan(org_id, project_id)
  constraint register_plan_resource_pkey PRIMARY KEY (org_id, project_id, uid)
  index CREATE INDEX register_plan_resource_person ON public.register_plan_resource USING btree (org_id, person_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table register_plan_sprint_close row level security forced
  org_id uuid not null
  project_id uuid not null
  sprint_uid integer not null
  name text not null
  closed_at timestamp with time zone not null
  person_id uuid
  committed_points double precision not null
  done_points double precision not null
  carried_over integer not null
  constraint register_plan_sprint_close_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES register_person(org_id, id)
  constraint register_plan_sprint_close_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_plan(org_id, project_id)
  constraint register_plan_sprint_close_pkey PRIMARY KEY (org_id, project_id, sprint_uid)
  index CREATE INDEX register_plan_sprint_close_person ON public.register_plan_sprint_close USING btree (org_id, person_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant insert, select to chartroom_app

table register_plan_step row level security forced
  org_id uuid not null
  project_id uuid not null
  number integer not null
  at timestamp with time zone not null
  person_id uuid
  kind text not null
  summary text not null
  reason text
  reverts integer
  change_count integer not null
  changes json not null
  constraint register_plan_step_kind_check CHECK ((kind = ANY (ARRAY['create'::text, 'edit'::text, 'import'::text, 'undo'::text, 'redo'::text, 'follow'::text, 'baseline'::text])))
  constraint register_plan_step_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES register_person(org_id, id)
  constraint register_plan_step_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_plan(org_id, project_id)
  constraint register_plan_step_pkey PRIMARY KEY (org_id, project_id, number)
  index CREATE INDEX register_plan_step_person ON public.register_plan_step USING btree (org_id, person_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant insert, select to chartroom_app

table register_plan_task row level security forced
  org_id uuid not null
  project_id uuid not null
  uid integer not null
  position double precision not null
  input json not null
  imported json
  constraint register_plan_task_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_plan(org_id, project_id)
  constraint register_plan_task_pkey PRIMARY KEY (org_id, project_id, uid)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table register_pmo_type row level security forced
  org_id uuid not null
  id uuid not null
  unit_id uuid
  type text
  from_day date not null
  reason text
  set_by uuid
  recorded_at timestamp with time zone not null
  applied_at timestamp with time zone
  withdrawn_at timestamp with time zone
  constraint register_pmo_type_check CHECK (((unit_id IS NOT NULL) OR (type IS NOT NULL)))
  constraint register_pmo_type_check1 CHECK (((applied_at IS NULL) OR (withdrawn_at IS NULL)))
  constraint register_pmo_type_type_check CHECK ((type = ANY (ARRAY['supportive'::text, 'controlling'::text, 'directive'::text])))
  constraint register_pmo_type_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint register_pmo_type_org_id_set_by_fkey FOREIGN KEY (org_id, set_by) REFERENCES register_person(org_id, id)
  constraint register_pmo_type_org_id_unit_id_fkey FOREIGN KEY (org_id, unit_id) REFERENCES register_unit(org_id, id)
  constraint register_pmo_type_pkey PRIMARY KEY (org_id, id)
  index CREATE UNIQUE INDEX register_pmo_type_once ON public.register_pmo_type USING btree (org_id, COALESCE(unit_id, org_id), from_day) WHERE ((applied_at IS NULL) AND (withdrawn_at IS NULL))
  index CREATE INDEX register_pmo_type_set_by ON public.register_pmo_type USING btree (org_id, set_by)
  index CREATE INDEX register_pmo_type_unit ON public.register_pmo_type USING btree (org_id, unit_id, from_day)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table register_portfolio row level security forced
  org_id uuid not null
  id uuid not null
  parent_id uuid
  name text not null
  description text not null default ''::text
  kind text not null
  filter text
  owner_id uuid
  cadence_days integer
  version integer not null default 1
  created_at timestamp with time zone not null
  constraint register_portfolio_cadence_days_check CHECK (((cadence_days >= 1) AND (cadence_days <= 1000)))
  constraint register_portfolio_check CHECK (((kind = 'dynamic'::text) = (filter IS NOT NULL)))
  constraint register_portfolio_check1 CHECK ((parent_id <> id))
  constraint register_portfolio_kind_check CHECK ((kind = ANY (ARRAY['fixed'::text, 'dynamic'::text])))
  constraint register_portfolio_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint register_portfolio_org_id_owner_id_fkey FOREIGN KEY (org_id, owner_id) REFERENCES register_person(org_id, id)
  constraint register_portfolio_org_id_parent_id_fkey FOREIGN KEY (org_id, parent_id) REFERENCES register_portfolio(org_id, id)
  constraint register_portfolio_pkey PRIMARY KEY (org_id, id)
  index CREATE UNIQUE INDEX register_portfolio_name ON public.register_portfolio USING btree (org_id, lower(name))
  index CREATE INDEX register_portfolio_owner ON public.register_portfolio USING btree (org_id, owner_id)
  index CREATE INDEX register_portfolio_parent ON public.register_portfolio USING btree (org_id, parent_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table register_programme row level security forced
  org_id uuid not null
  id uuid not null
  name text not null
  description text not null default ''::text
  portfolio_id uuid
  manager_id uuid
  external_key text
  version integer not null default 1
  created_at timestamp with time zone not null
  constraint register_programme_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint register_programme_org_id_manager_id_fkey FOREIGN KEY (org_id, manager_id) REFERENCES register_person(org_id, id)
  constraint register_programme_org_id_portfolio_id_fkey FOREIGN KEY (org_id, portfolio_id) REFERENCES register_portfolio(org_id, id)
  constraint register_programme_pkey PRIMARY KEY (org_id, id)
  index CREATE UNIQUE INDEX register_programme_external_key ON public.register_programme USING btree (org_id, external_key)
  index CREATE INDEX register_programme_manager ON public.register_programme USING btree (org_id, manager_id)
  index CREATE UNIQUE INDEX register_programme_name ON public.register_programme USING btree (org_id, lower(name), COALESCE(external_key, ''::text))
  index CREATE INDEX register_programme_portfolio ON public.register_programme USING btree (org_id, portfolio_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table register_project row level security forced
  org_id uuid not null
  id uuid not null
  number integer not null
  key text not null
  confidential boolean not null default false
  external_source text
  external_key text
  version integer not null default 1
  created_at timestamp with time zone not null
  name text not null
  description text not null default ''::text
  class text
  category text
  state text not null
  present boolean not null default true
  unit_id uuid
  portfolio_id uuid
  programme_id uuid
  sponsor_id uuid
  manager_id uuid
  start_baseline date
  start_forecast date
  start_actual date
  finish_baseline date
  finish_forecast date
  finish_actual date
  baseline_number integer not null default 0
  currency text not null
  cost_baseline_minor bigint
  cost_forecast_minor bigint
  spent_minor bigint
  year_budget_minor bigint
  year_forecast_minor bigint
  benefits_baseline_minor bigint
  benefits_forecast_minor bigint
  fields jsonb not null default '{}'::jsonb
  constraint register_project_state_check CHECK ((state = ANY (ARRAY['approved'::text, 'active'::text, 'on-hold'::text, 'closing'::text, 'closed'::text, 'cancelled'::text])))
  constraint register_project_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint register_project_org_id_manager_id_fkey FOREIGN KEY (org_id, manager_id) REFERENCES register_person(org_id, id)
  constraint register_project_org_id_portfolio_id_fkey FOREIGN KEY (org_id, portfolio_id) REFERENCES register_portfolio(org_id, id)
  constraint register_project_org_id_programme_id_fkey FOREIGN KEY (org_id, programme_id) REFERENCES register_programme(org_id, id)
  constraint register_project_org_id_sponsor_id_fkey FOREIGN KEY (org_id, sponsor_id) REFERENCES register_person(org_id, id)
  constraint register_project_org_id_unit_id_fkey FOREIGN KEY (org_id, unit_id) REFERENCES register_unit(org_id, id)
  constraint register_project_pkey PRIMARY KEY (org_id, id)
  constraint register_project_org_id_key_key UNIQUE (org_id, key)
  constraint register_project_org_id_number_key UNIQUE (org_id, number)
  index CREATE UNIQUE INDEX register_project_external ON public.register_project USING btree (org_id, external_source, external_key)
  index CREATE INDEX register_project_manager ON public.register_project USING btree (org_id, manager_id)
  index CREATE INDEX register_project_name ON public.register_project USING btree (org_id, lower(name) COLLATE "C")
  index CREATE INDEX register_project_portfolio ON public.register_project USING btree (org_id, portfolio_id)
  index CREATE INDEX register_project_programme ON public.register_project USING btree (org_id, programme_id)
  index CREATE INDEX register_project_sponsor ON public.register_project USING btree (org_id, sponsor_id)
  index CREATE INDEX register_project_unit ON public.register_project USING btree (org_id, unit_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table register_project_fact row level security forced
  org_id uuid not null
  project_id uuid not null
  valid_from date not null
  recorded_at timestamp with time zone not null
  event_id uuid not null
  name text not null
  description text not null default ''::text
  class text
  category text
  state text not null
  present boolean not null
  unit_id uuid
  portfolio_id uuid
  programme_id uuid
  sponsor_id uuid
  manager_id uuid
  start_baseline date
  start_forecast date
  start_actual date
  finish_baseline date
  finish_forecast date
  finish_actual date
  baseline_number integer not null
  currency text not null
  cost_baseline_minor bigint
  cost_forecast_minor bigint
  spent_minor bigint
  year_budget_minor bigint
  year_forecast_minor bigint
  benefits_baseline_minor bigint
  benefits_forecast_minor bigint
  fields jsonb not null default '{}'::jsonb
  constraint register_project_fact_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_project(org_id, id)
  constraint register_project_fact_pkey PRIMARY KEY (org_id, project_id, valid_from, recorded_at)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant insert, select to chartroom_app

table register_rate row level security forced
  org_id uuid not null
  from_currency text not null
  to_currency text not null
  day date not null
  recorded_at timestamp with time zone not null
  rate numeric not null
  constraint register_rate_rate_check CHECK ((rate > (0)::numeric))
  constraint register_rate_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint register_rate_pkey PRIMARY KEY (org_id, from_currency, to_currency, day, recorded_at)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant insert, select to chartroom_app

table register_unit row level security forced
  org_id uuid not null
  id uuid not null
  parent_id uuid
  name text not null
  code text
  pmo_type text
  version integer not null default 1
  created_at timestamp with time zone not null
  constraint register_unit_check CHECK ((parent_id <> id))
  constraint register_unit_pmo_type_check CHECK ((pmo_type = ANY (ARRAY['supportive'::text, 'controlling'::text, 'directive'::text])))
  constraint register_unit_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint register_unit_org_id_parent_id_fkey FOREIGN KEY (org_id, parent_id) REFERENCES register_unit(org_id, id)
  constraint register_unit_pkey PRIMARY KEY (org_id, id)
  index CREATE UNIQUE INDEX register_unit_name ON public.register_unit USING btree (org_id, COALESCE(parent_id, org_id), lower(name))
  index CREATE INDEX register_unit_parent ON public.register_unit USING btree (org_id, parent_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

view register_v_absence (security_invoker=true)
  org_id uuid
  id uuid
  person_id uuid
  deputy_id uuid
  from_day date
  until_day date
  grant select to chartroom_app
 SELECT org_id,
    id,
    person_id,
    deputy_id,
    from_day,
    until_day
   FROM register_absence
  WHERE ended_at IS NULL;

view register_v_member (security_invoker=true)
  org_id uuid
  project_id uuid
  person_id uuid
  role text
  grant select to chartroom_app
 SELECT org_id,
    project_id,
    person_id,
    role
   FROM register_grant
  WHERE project_id IS NOT NULL;

view register_v_milestone (security_invoker=true)
  org_id uuid
  id uuid
  project_id uuid
  name text
  kind text
  baseline date
  forecast date
  actual date
  version integer
  grant select to chartroom_app
 SELECT org_id,
    id,
    project_id,
    name,
    kind,
    baseline,
    forecast,
    actual,
    version
   FROM register_milestone
  WHERE present;

view register_v_milestone_ever (security_invoker=true)
  org_id uuid
  id uuid
  project_id uuid
  name text
  grant select to chartroom_app
 SELECT org_id,
    id,
    project_id,
    name
   FROM register_milestone;

view register_v_person (security_invoker=true)
  org_id uuid
  id uuid
  name text
  email text
  active boolean
  grant select to chartroom_app
 SELECT org_id,
    id,
    name,
    email,
    active
   FROM register_person;

view register_v_plan (security_invoker=true)
  org_id uuid
  project_id uuid
  version integer
  task_count integer
  grant select to chartroom_app
 SELECT org_id,
    project_id,
    version,
    task_count
   FROM register_plan;

view register_v_plan_key_date (security_invoker=true)
  org_id uuid
  project_id uuid
  uid integer
  name text
  kind text
  start_at bigint
  finish_at bigint
  deadline bigint
  percent_complete double precision
  grant select to chartroom_app
 SELECT org_id,
    project_id,
    uid,
    name,
    kind,
    start_at,
    finish_at,
    deadline,
    percent_complete
   FROM register_plan_key_date;

view register_v_plan_person (security_invoker=true)
  org_id uuid
  project_id uuid
  person_id uuid
  grant select to chartroom_app
 SELECT org_id,
    project_id,
    person_id
   FROM register_plan_resource
  WHERE person_id IS NOT NULL;

view register_v_portfolio (security_invoker=true)
  org_id uuid
  id uuid
  parent_id uuid
  name text
  kind text
  filter text
  cadence_days integer
  grant select to chartroom_app
 SELECT org_id,
    id,
    parent_id,
    name,
    kind,
    filter,
    cadence_days
   FROM register_portfolio;

view register_v_programme (security_invoker=true)
  org_id uuid
  id uuid
  name text
  portfolio_id uuid
  external_key text
  grant select to chartroom_app
 SELECT org_id,
    id,
    name,
    portfolio_id,
    external_key
   FROM register_programme;

view register_v_project (security_invoker=true)
  org_id uuid
  id uuid
  number integer
  key text
  confidential boolean
  external_source text
  external_key text
  version integer
  name text
  description text
  class text
  category text
  state text
  present boolean
  unit_id uuid
  portfolio_id uuid
  programme_id uuid
  sponsor_id uuid
  manager_id uuid
  start_baseline date
  start_forecast date
  start_actual date
  finish_baseline date
  finish_forecast date
  finish_actual date
  baseline_number integer
  currency text
  cost_baseline_minor bigint
  cost_forecast_minor bigint
  spent_minor bigint
  year_budget_minor bigint
  year_forecast_minor bigint
  benefits_baseline_minor bigint
  benefits_forecast_minor bigint
  fields jsonb
  grant select to chartroom_app
 SELECT org_id,
    id,
    number,
    key,
    confidential,
    external_source,
    external_key,
    version,
    name,
    description,
    class,
    category,
    state,
    present,
    unit_id,
    portfolio_id,
    programme_id,
    sponsor_id,
    manager_id,
    start_baseline,
    start_forecast,
    start_actual,
    finish_baseline,
    finish_forecast,
    finish_actual,
    baseline_number,
    currency,
    cost_baseline_minor,
    cost_forecast_minor,
    spent_minor,
    year_budget_minor,
    year_forecast_minor,
    benefits_baseline_minor,
    benefits_forecast_minor,
    fields
   FROM register_project p;

view register_v_project_fact (security_invoker=true)
  org_id uuid
  project_id uuid
  valid_from date
  recorded_at timestamp with time zone
  event_id uuid
  name text
  description text
  class text
  category text
  state text
  present boolean
  unit_id uuid
  portfolio_id uuid
  programme_id uuid
  sponsor_id uuid
  manager_id uuid
  start_baseline date
  start_forecast date
  start_actual date
  finish_baseline date
  finish_forecast date
  finish_actual date
  baseline_number integer
  currency text
  cost_baseline_minor bigint
  cost_forecast_minor bigint
  spent_minor bigint
  year_budget_minor bigint
  year_forecast_minor bigint
  benefits_baseline_minor bigint
  benefits_forecast_minor bigint
  fields jsonb
  grant select to chartroom_app
 SELECT org_id,
    project_id,
    valid_from,
    recorded_at,
    event_id,
    name,
    description,
    class,
    category,
    state,
    present,
    unit_id,
    portfolio_id,
    programme_id,
    sponsor_id,
    manager_id,
    start_baseline,
    start_forecast,
    start_actual,
    finish_baseline,
    finish_forecast,
    finish_actual,
    baseline_number,
    currency,
    cost_baseline_minor,
    cost_forecast_minor,
    spent_minor,
    year_budget_minor,
    year_forecast_minor,
    benefits_baseline_minor,
    benefits_forecast_minor,
    fields
   FROM register_project_fact;

view register_v_rate (security_invoker=true)
  org_id uuid
  from_currency text
  to_currency text
  day date
  recorded_at timestamp with time zone
  grant select to chartroom_app
 SELECT org_id,
    from_currency,
    to_currency,
    day,
    recorded_at
   FROM register_rate;

view register_v_role (security_invoker=true)
  org_id uuid
  person_id uuid
  role text
  scope_kind text
  place_id uuid
  grant select to chartroom_app
 SELECT register_grant.org_id,
    register_grant.person_id,
    register_grant.role,
    register_grant.scope_kind,
    COALESCE(register_grant.unit_id, register_grant.portfolio_id, register_grant.programme_id, register_grant.project_id) AS place_id
   FROM register_grant
UNION ALL
 SELECT register_portfolio.org_id,
    register_portfolio.owner_id AS person_id,
    'portfolio-manager'::text AS role,
    'portfolio'::text AS scope_kind,
    register_portfolio.id AS place_id
   FROM register_portfolio
  WHERE register_portfolio.owner_id IS NOT NULL
UNION ALL
 SELECT register_programme.org_id,
    register_programme.manager_id AS person_id,
    'programme-manager'::text AS role,
    'programme'::text AS scope_kind,
    register_programme.id AS place_id
   FROM register_programme
  WHERE register_programme.manager_id IS NOT NULL;

view register_v_unit (security_invoker=true)
  org_id uuid
  id uuid
  parent_id uuid
  name text
  code text
  pmo_type text
  grant select to chartroom_app
 SELECT org_id,
    id,
    parent_id,
    name,
    code,
    pmo_type
   FROM register_unit;

table reminder_rule row level security forced
  org_id uuid not null
  automatic boolean not null
  day_before boolean not null
  on_due boolean not null
  after_days integer
  every_days integer
  until_days integer not null
  hour integer not null
  version integer not null
  constraint reminder_rule_after_days_check CHECK (((after_days >= 1) AND (after_days <= 365)))
  constraint reminder_rule_every_days_check CHECK (((every_days >= 1) AND (every_days <= 365)))
  constraint reminder_rule_hour_check CHECK (((hour >= 0) AND (hour <= 23)))
  constraint reminder_rule_until_days_check CHECK (((until_days >= 0) AND (until_days <= 1000)))
  constraint reminder_rule_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint reminder_rule_pkey PRIMARY KEY (org_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

table reminder_sent row level security forced
  org_id uuid not null
  project_id uuid not null
  person_id uuid not null
  due date not null
  step integer not null
  by_hand timestamp with time zone not null default '-infinity'::timestamp with time zone
  sent_by uuid
  sent_at timestamp with time zone not null
  constraint reminder_sent_org_id_person_id_fkey FOREIGN KEY (org_id, person_id) REFERENCES register_person(org_id, id)
  constraint reminder_sent_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES register_project(org_id, id)
  constraint reminder_sent_org_id_sent_by_fkey FOREIGN KEY (org_id, sent_by) REFERENCES register_person(org_id, id)
  constraint reminder_sent_pkey PRIMARY KEY (org_id, project_id, person_id, due, step, by_hand)
  index CREATE INDEX reminder_sent_by ON public.reminder_sent USING btree (org_id, sent_by)
  index CREATE INDEX reminder_sent_person ON public.reminder_sent USING btree (org_id, person_id)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant insert, select to chartroom_app

table schema_migration
  number integer not null
  name text not null
  checksum text not null
  applied_at timestamp with time zone not null default now()
  constraint schema_migration_pkey PRIMARY KEY (number)

table share_link row level security forced
  org_id uuid not null
  id uuid not null
  hash bytea not null
  title text not null
  as_of date not null
  compare_with date
  known_at timestamp with time zone not null
  portfolio_id uuid
  created_by uuid not null
  created_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  revoked_at timestamp with time zone
  opened integer not null default 0
  last_opened_at timestamp with time zone
  constraint share_link_org_id_created_by_fkey FOREIGN KEY (org_id, created_by) REFERENCES register_person(org_id, id)
  constraint share_link_org_id_fkey FOREIGN KEY (org_id) REFERENCES platform_organisation(id)
  constraint share_link_pkey PRIMARY KEY (org_id, id)
  constraint share_link_org_id_hash_key UNIQUE (org_id, hash)
  index CREATE INDEX share_link_by ON public.share_link USING btree (org_id, created_by, created_at)
  policy tenant for * to chartroom_app using (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid) with check (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid)
  grant delete, insert, select, update to chartroom_app

function governance_bytes_are_kept() returns trigger

begin
  if exists (select 1 from governance_record r where r.org_id = old.org_id and r.file_id = old.file_id and (tg_op = 'UPDATE'
      or not exists (select 1 from governance_record_disposal d where d.org_id = r.org_id and d.record_id = r.id))) then
    raise exception 'The bytes of a record stay as they are until it is disposed of.' using errcode = 'check_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end

function governance_disposal_is_free() returns trigger

begin
  if exists (select 1 from governance_legal_hold h where h.org_id = new.org_id and h.project_id = new.project_id
      and (h.record_id is null or h.record_id = new.record_id) and h.lifted_at is null) then
    raise exception 'This record is under a legal hold.' using errcode = 'check_violation';
  end if;
  return new;
end

function governance_published_is_final() returns trigger

begin
  if old.state = 'published' then
    raise exception 'A published version of a template is final; begin a draft.' using errcode = 'check_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end

function monitoring_published_is_final() returns trigger

begin
  if old.state = 'published' and tg_op = 'UPDATE' and old.withdrawn_at is null and new.withdrawn_at is not null
    and to_jsonb(new) - 'withdrawn_at' = to_jsonb(old) - 'withdrawn_at' then
    return new;
  end if;
  if old.state = 'published' then
    raise exception 'A published report is final; publish a correction.' using errcode = 'check_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end

function monitoring_status_as_of(date,timestamp with time zone) returns monitoring_v_status_point

  select s.* from register_v_project p
  cross join lateral (
    select * from monitoring_status_point s
    where s.org_id = p.org_id and s.project_id = p.id and s.day <= as_of and s.recorded_at <= known_at
    order by s.day desc, s.recorded_at desc limit 1
  ) s


function platform_organisation_known_at(timestamp with time zone) returns platform_organisation

  select r.* from platform_organisation t
  cross join lateral jsonb_populate_record(t, coalesce(
    (select u.fields from platform_undone('organisation', known_at) u where u.id = t.id::text), '{}')) r


function platform_protect(regclass,boolean) returns void

declare
  mine constant text := '(org_id = nullif(current_setting(''app.org'', true), '''')::uuid)';
begin
  execute format('alter table %s enable row level security', name);
  execute format('alter table %s force row level security', name);
  execute format('create policy tenant on %s to chartroom_app using %s with check %s', name, mine, mine);
  execute format('grant select, insert on %s to chartroom_app', name);
  if not append_only then
    execute format('grant update, delete on %s to chartroom_app', name);
  end if;
end

function platform_undone(text,timestamp with time zone) returns record

  select e.subject_id,
    jsonb_object_agg(lower(regexp_replace(f.key, '([A-Z])', '_\1', 'g')), f.value order by e.seq desc)
  from platform_event e
  left join platform_event_personal p on p.org_id = e.org_id and p.event_id = e.id
  cross join lateral jsonb_each(case when jsonb_typeof(e.before) = 'object' then e.before else '{}' end
    || coalesce(p.before::jsonb, '{}')) f
  where e.org_id = nullif(current_setting('app.org', true), '')::uuid and e.subject_kind = subject
    and e.at > known_at
  group by e.subject_id


function register_milestone_as_of(date,timestamp with time zone) returns register_v_milestone

  select m.org_id, m.id, m.project_id, f.name, m.kind, f.baseline, f.forecast, f.actual, m.version
  from register_milestone m
  cross join lateral (
    select * from register_milestone_fact f
    where f.org_id = m.org_id and f.milestone_id = m.id and f.valid_from <= as_of and f.recorded_at <= known_at
    order by f.valid_from desc, f.recorded_at desc limit 1
  ) f
  where f.present


function register_person_known_at(timestamp with time zone) returns register_person

  with undone as materialized (
    select coalesce(jsonb_object_agg(u.id, u.fields), '{}') as fields from platform_undone('person', known_at) u
  )
  select r.* from undone u cross join register_person t
  cross join lateral jsonb_populate_record(t, coalesce(u.fields -> t.id::text, '{}')) r
  where t.created_at <= known_at


function register_portfolio_known_at(timestamp with time zone) returns register_portfolio

  with undone as materialized (
    select coalesce(jsonb_object_agg(u.id, u.fields), '{}') as fields from platform_undone('portfolio', known_at) u
  )
  select r.* from undone u cross join register_portfolio t
  cross join lateral jsonb_populate_record(t, coalesce(u.fields -> t.id::text, '{}')) r
  where t.created_at <= known_at
  union all
  select r.* from undone u
  join platform_event d on d.org_id = nullif(current_setting('app.org', true), '')::uuid
    and d.name = 'register.portfolio.deleted' and d.at > known_at
  join platform_event a on a.org_id = d.org_id and a.subject_kind = 'portfolio' and a.subject_id = d.subject_id
    and a.name = 'register.portfolio.added' and a.at <= known_at
  cross join lateral jsonb_populate_record(null::register_portfolio, '{"description": "", "kind": "fixed", "version": 1}'
    || (u.fields -> d.subject_id) || jsonb_build_object('org_id', d.org_id, 'id', d.subject_id, 'created_at', a.at)) r


function register_programme_known_at(timestamp with time zone) returns register_programme

  with undone as materialized (
    select coalesce(jsonb_object_agg(u.id, u.fields), '{}') as fields from platform_undone('programme', known_at) u
  )
  select r.* from undone u cross join register_programme t
  cross join lateral jsonb_populate_record(t, coalesce(u.fields -> t.id::text, '{}')) r
  where t.created_at <= known_at


function register_project_as_of(date,timestamp with time zone) returns register_v_project

  select p.org_id, p.id, p.number, p.key, p.confidential, p.external_source, p.external_key, p.version,
    f.name, f.description, f.class, f.category, f.state, f.present,
    f.unit_id, f.portfolio_id, f.programme_id, f.sponsor_id, f.manager_id,
    f.start_baseline, f.start_forecast, f.start_actual, f.finish_baseline, f.finish_forecast, f.finish_actual,
    f.baseline_number, f.currency, f.cost_baseline_minor, f.cost_forecast_minor, f.spent_minor,
    f.year_budget_minor, f.year_forecast_minor, f.benefits_baseline_minor, f.benefits_forecast_minor, f.fields
  from register_project p
  cross join lateral (
    select * from register_project_fact f
    where f.org_id = p.org_id and f.project_id = p.id and f.valid_from <= as_of and f.recorded_at <= known_at
    order by f.valid_from desc, f.recorded_at desc limit 1
  ) f


function register_unit_known_at(timestamp with time zone) returns register_unit

  with undone as materialized (
    select coalesce(jsonb_object_agg(u.id, u.fields), '{}') as fields from platform_undone('unit', known_at) u
  )
  select r.* from undone u cross join register_unit t
  cross join lateral jsonb_populate_record(t, coalesce(u.fields -> t.id::text, '{}')) r
  where t.created_at <= known_at

