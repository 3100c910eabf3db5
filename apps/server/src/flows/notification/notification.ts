import {
  type Api,
  type Input,
  type NotificationKind,
  type NotificationPreference,
  notificationKinds,
} from '@chartroom/contract';
import {
  type Answer,
  AppError,
  type Handlers,
  type PendingEvent,
  record,
  type Subscription,
  type Tx,
} from '../../platform/index.ts';
import { notify, usual } from './notify.ts';
import { allowed, whoIsTold } from './readers.ts';
import * as store from './store.ts';

/** Endpoint -> use case. */
export const notificationHandlers = {
  listNotifications: tx => listNotifications(tx),
  readNotifications: (tx, { body }) => readNotifications(tx, body.notificationId),
  getNotificationPreferences: async tx => ({ items: await preferences(tx) }),
  setNotificationPreference: (tx, { body }) => setPreference(tx, body),
} satisfies Partial<Handlers<Api>>;

async function listNotifications(tx: Tx): Promise<Answer<Api['listNotifications']>> {
  const items = await store.loadItems(tx);
  return {
    items: items.map(i => ({
      id: i.id,
      kind: i.kind,
      project: { id: i.projectId, key: i.key, name: i.name },
      by: i.data.by ?? null,
      day: i.data.day ?? null,
      note: i.data.note ?? null,
      at: i.createdAt,
      readAt: i.readAt,
    })),
    unread: await store.countUnread(tx),
  };
}

async function readNotifications(tx: Tx, id: string | null): Promise<Answer<Api['readNotifications']>> {
  const found = await store.markRead(tx, id);
  if (!found && id !== null) throw new AppError('not_found', 'There is no such notification.');
  if (found) {
    record(tx, {
      name: 'notification.read',
      subject: { kind: 'person', id: tx.actor.person ?? '' },
      after: { id },
    });
  }
  return { unread: await store.countUnread(tx) };
}

async function preferences(tx: Tx): Promise<readonly NotificationPreference[]> {
  const own = tx.actor.person === null ? [] : await store.loadPreferences(tx, [tx.actor.person]);
  return notificationKinds.map(kind => {
    const { inApp, mail } = own.find(p => p.kind === kind) ?? usual[kind];
    return { kind, inApp, mail };
  });
}

async function setPreference(
  tx: Tx,
  body: Input<Api['setNotificationPreference']>['body'],
): Promise<Answer<Api['setNotificationPreference']>> {
  const person = tx.actor.person;
  if (person === null) throw new AppError('forbidden', 'Only a person is told of anything.');
  const before = (await preferences(tx)).find(p => p.kind === body.kind);
  await store.savePreference(tx, { ...body, personId: person });
  record(tx, {
    name: 'notification.preference.changed',
    subject: { kind: 'person', id: person },
    before,
    after: body,
  });
  return { items: await preferences(tx) };
}

const detail = (event: PendingEvent, name: string): string | null => {
  const after: unknown = event.after;
  if (typeof after !== 'object' || after === null) return null;
  const value: unknown = Reflect.get(after, name);
  return typeof value === 'string' ? value : null;
};

/** Whether anybody is told: of a report only when it was written here, not when an import brought it. */
const isTold = ({ name, after }: PendingEvent): boolean =>
  name !== 'monitoring.report.published' ||
  (typeof after === 'object' && after !== null && typeof Reflect.get(after, 'template') === 'number');

/** Who decides at the gate that was opened. */
const approvers = ({ after }: PendingEvent): readonly string[] => {
  const found: unknown =
    typeof after === 'object' && after !== null ? Reflect.get(after, 'approvers') : undefined;
  return Array.isArray(found) ? found.filter(id => typeof id === 'string') : [];
};

async function tell(tx: Tx, event: PendingEvent): Promise<void> {
  const project = await store.toldProject(tx, event.projectId ?? '');
  if (project === null) return;
  const [by] = await store.peopleToTell(tx, tx.actor.person === null ? [] : [tx.actor.person]);
  const about = { project, day: detail(event, 'asOf'), by: by?.name ?? null, note: null };
  switch (event.name) {
    case 'monitoring.report.published':
      await notify(tx, await whoIsTold(tx, 'report-published', project), {
        ...about,
        kind: 'report-published',
      });
      return;
    case 'monitoring.report-draft.submitted':
      await notify(tx, await whoIsTold(tx, 'review-asked', project), { ...about, kind: 'review-asked' });
      return;
    case 'monitoring.report-draft.returned': {
      const to = detail(event, 'to');
      const people = await allowed(tx, 'report-returned', { project, people: to === null ? [] : [to] });
      await notify(tx, people, { ...about, kind: 'report-returned', note: event.reason ?? null });
      return;
    }
    case 'governance.gate.opened': {
      const others = approvers(event).filter(id => id !== tx.actor.person);
      const people = await allowed(tx, 'gate-opened', { project, people: others });
      const [day, note] = [detail(event, 'decideBy'), detail(event, 'gate')];
      await notify(tx, people, { ...about, kind: 'gate-opened', day, note });
      return;
    }
    case 'governance.document.handed-in': {
      const [to, note] = [detail(event, 'approverId'), detail(event, 'title')];
      await notify(tx, await others(tx, 'document-asked', { project, to }), {
        ...{ ...about, kind: 'document-asked', note },
      });
      return;
    }
    case 'governance.document.approved':
    case 'governance.document.sent-back': {
      const kind = event.name.endsWith('approved') ? 'document-approved' : 'document-sent-back';
      const to = detail(event, 'submittedBy');
      const note = [detail(event, 'title'), event.reason].filter(Boolean).join(': ');
      await notify(tx, await others(tx, kind, { project, to }), { ...about, kind, note });
      return;
    }
  }
}

/** One person who may be told and did not do it. */
const others = (
  tx: Tx,
  kind: NotificationKind,
  { project, to }: { readonly project: store.ToldProject; readonly to: string | null },
) => allowed(tx, kind, { project, people: to === null || to === tx.actor.person ? [] : [to] });

/** Tells people of what was published, submitted and returned, in the transaction in which it was. */
export const notificationSubscriptions: readonly Subscription[] = [
  {
    prefixes: [
      'monitoring.report.published',
      'monitoring.report-draft.submitted',
      'monitoring.report-draft.returned',
      'governance.gate.opened',
      'governance.document.handed-in',
      'governance.document.approved',
      'governance.document.sent-back',
    ],
    run: async (tx, events) => {
      for (const event of events.filter(isTold)) await tell(tx, event);
    },
  },
];
