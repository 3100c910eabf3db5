-- Who approves a document is told that it waits for them; who handed it in, what came of it.
alter table notification_item
  drop constraint notification_item_kind_check,
  add constraint notification_item_kind_check check (
    kind in ('report-due', 'report-published', 'review-asked', 'report-returned', 'gate-opened', 'document-asked',
      'document-approved', 'document-sent-back', 'action-overdue'));
