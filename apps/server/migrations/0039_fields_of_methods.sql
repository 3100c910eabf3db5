-- A method may ask for fields that the organisation added to projects: a gate of it asks for those of its phase.

alter table governance_gate_criterion drop constraint governance_gate_criterion_kind_check;
alter table governance_gate_criterion drop constraint governance_gate_criterion_check;
alter table governance_gate_criterion add constraint governance_gate_criterion_kind_check
  check (kind in ('automatic', 'judged', 'field'));
alter table governance_gate_criterion add constraint governance_gate_criterion_check
  check ((kind = 'judged') = (code is null));
