-- Who owns a corrective action is reminded once it is overdue: the last day on which they were.
alter table governance_action add column reminded_on date;

alter table notification_item
  drop constraint notification_item_kind_check,
  add constraint notification_item_kind_check
    check (kind in ('report-due', 'report-published', 'review-asked', 'report-returned', 'gate-opened',
      'action-overdue'));
