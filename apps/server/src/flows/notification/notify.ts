import type { NotificationKind, NotificationPreference } from '@chartroom/contract';
import { queueMail, readOrganisation, record, type Tx } from '../../platform/index.ts';
import { mailText } from './mail-text.ts';
import { insertItem, loadPreferences, type ToldPerson } from './store.ts';

/** Where somebody is told who has said nothing about it. */
export const usual: Readonly<Record<NotificationKind, Omit<NotificationPreference, 'kind'>>> = {
  'report-due': { inApp: true, mail: true },
  'report-published': { inApp: true, mail: false },
  'review-asked': { inApp: true, mail: true },
  'report-returned': { inApp: true, mail: true },
  'gate-opened': { inApp: true, mail: true },
  'document-asked': { inApp: true, mail: true },
  'document-approved': { inApp: true, mail: false },
  'document-sent-back': { inApp: true, mail: true },
  'action-overdue': { inApp: true, mail: true },
};

/** Something to tell. */
export interface Notice {
  readonly kind: NotificationKind;
  readonly project: { readonly id: string; readonly key: string; readonly name: string };
  /** The day a report is of, or is due. */
  readonly day: string | null;
  readonly by: string | null;
  readonly note: string | null;
  /** Path and secret of a link in the mail, for one person. */
  readonly linkFor?: (person: ToldPerson) => Promise<string | null>;
}

/** Tells people in the product and by mail, as each of them likes; answers how many were told. */
export async function notify(tx: Tx, people: readonly ToldPerson[], notice: Notice): Promise<number> {
  const preferences = await loadPreferences(
    tx,
    people.map(p => p.id),
  );
  let told = 0;
  for (const person of people) {
    const own = preferences.find(p => p.personId === person.id && p.kind === notice.kind);
    const { inApp, mail } = own ?? usual[notice.kind];
    const { kind, project, day, by, note } = notice;
    const mailed = mail && person.email !== null;
    if (inApp) {
      await insertItem(tx, { personId: person.id, kind, projectId: project.id, data: { day, by, note } });
    }
    if (mailed) await mailTo(tx, person, notice);
    if (!inApp && !mailed) continue;
    told += 1;
    record(tx, {
      name: 'notification.sent',
      subject: { kind: 'person', id: person.id },
      projectId: project.id,
      after: { kind, inApp, mail: mailed, day },
    });
  }
  return told;
}

async function mailTo(tx: Tx, person: ToldPerson, notice: Notice): Promise<void> {
  const link = (await notice.linkFor?.(person)) ?? null;
  const { locale } = await readOrganisation(tx);
  await queueMail(tx, {
    purpose: notice.kind,
    to: { personId: person.id, name: person.name, address: person.email ?? '' },
    ...mailText(notice, { name: person.name, link: link !== null }, locale),
    link,
  });
}
