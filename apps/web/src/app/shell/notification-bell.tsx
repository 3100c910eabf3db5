import { listNotifications, type Notification, readNotifications } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconBell } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useAct } from '../../lib/api/use-act.ts';
import { useRead } from '../../lib/api/use-read.ts';
import { useFormat } from '../../lib/format/use-format.ts';
import { Dropdown } from '../../ui/panel/dropdown.tsx';
import css from './notification-bell.module.css';

const everyMs = 60_000;

/** What happened, in a line. */
function useNotificationWords() {
  const { t } = useLingui();
  const format = useFormat();
  return ({ kind, project, day, by }: Notification): string => {
    const when = day === null ? '' : format.dayShort(day);
    const who = by ?? t`Somebody`;
    switch (kind) {
      case 'report-due':
        return t`The report of ${project.name} is due ${when}`;
      case 'report-published':
        return t`${who} published the report of ${project.name}`;
      case 'review-asked':
        return t`${who} asks you to review the report of ${project.name}`;
      case 'report-returned':
        return t`${who} returned the report of ${project.name}`;
      case 'gate-opened':
        return t`${who} opened a gate of ${project.name} for your vote`;
      case 'document-asked':
        return t`${who} asks you to approve a document of ${project.name}`;
      case 'document-approved':
        return t`${who} approved a document of ${project.name}`;
      case 'document-sent-back':
        return t`${who} sent back a document of ${project.name}`;
      case 'action-overdue':
        return t`A corrective action for ${project.name} was due ${when}`;
    }
  };
}

function Item({ item, onFollow }: { readonly item: Notification; readonly onFollow: () => void }) {
  const words = useNotificationWords();
  const format = useFormat();
  const inside = (
    <>
      <span className={css.words}>{words(item)}</span>
      {item.note === null ? null : <span className="small muted">{item.note}</span>}
      <span className="small faint">{format.instant(item.at)}</span>
    </>
  );
  const look = { className: css.item, 'data-unread': item.readAt === null || undefined, onClick: onFollow };
  return (
    <li>
      {item.kind === 'gate-opened' || item.kind === 'document-asked' ? (
        <Link {...look} to="/my-work">
          {inside}
        </Link>
      ) : item.kind === 'document-approved' || item.kind === 'document-sent-back' ? (
        <Link {...look} to="/projects/$project/documents" params={{ project: item.project.key }}>
          {inside}
        </Link>
      ) : item.kind === 'action-overdue' ? (
        <Link {...look} to="/findings" search={{ only: 'mine' }}>
          {inside}
        </Link>
      ) : item.kind === 'report-published' ? (
        <Link
          {...look}
          to="/projects/$project"
          params={{ project: item.project.key }}
          search={{ tab: 'reports' }}
        >
          {inside}
        </Link>
      ) : (
        <Link {...look} to="/projects/$project/update" params={{ project: item.project.key }}>
          {inside}
        </Link>
      )}
    </li>
  );
}

/** The bell: how many things are unread, and what they are. */
export function NotificationBell() {
  const { t } = useLingui();
  const answer = useRead(listNotifications, {}, { every: everyMs });
  const read = useAct(readNotifications);
  const unread = answer.data?.unread ?? 0;
  const items = answer.data?.items ?? [];
  const mark = (id: Notification['id'] | null) => read.mutate({ request: { body: { notificationId: id } } });
  return (
    <Dropdown
      label={t`Notifications`}
      width={340}
      button={props => (
        <button type="button" {...props} className={css.bell}>
          <IconBell size={18} aria-hidden="true" />
          {unread === 0 ? null : (
            <span className={css.count} aria-hidden="true">
              {unread > 99 ? '99+' : unread}
            </span>
          )}
          <span className="sr-only">
            {unread === 0 ? t`Notifications` : t`Notifications, ${unread} unread`}
          </span>
        </button>
      )}
    >
      {close => (
        <div className={css.panel}>
          <div className={css.head}>
            <h2>
              <Trans>Notifications</Trans>
            </h2>
            {unread === 0 ? null : (
              <button type="button" className={css.all} onClick={() => mark(null)}>
                <Trans>Mark all as read</Trans>
              </button>
            )}
          </div>
          {items.length === 0 ? (
            <p className="muted">
              <Trans>Reports that are due, published or to be reviewed are told here.</Trans>
            </p>
          ) : (
            <ul>
              {items.map(item => (
                <Item
                  key={item.id}
                  item={item}
                  onFollow={() => {
                    if (item.readAt === null) mark(item.id);
                    close();
                  }}
                />
              ))}
            </ul>
          )}
        </div>
      )}
    </Dropdown>
  );
}
