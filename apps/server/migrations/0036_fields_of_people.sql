-- Fields may be added to people and to key dates too.
alter table register_field drop constraint register_field_entity_check;
alter table register_field add constraint register_field_entity_check
  check (entity in ('project', 'programme', 'portfolio', 'unit', 'person', 'milestone'));
alter table register_field_value drop constraint register_field_value_entity_check;
alter table register_field_value add constraint register_field_value_entity_check
  check (entity in ('programme', 'portfolio', 'unit', 'person', 'milestone'));
