import {
  createLink,
  peopleWithAccount,
  record,
  reportLinkPurpose,
  secondsAfter,
  type Tx,
} from '../../platform/index.ts';
import { personMay } from '../../register/index.ts';
import { notify } from '../notification/notify.ts';
import { whoIsTold } from '../notification/readers.ts';
import type { ToldPerson } from '../notification/store.ts';
import type { DueRow } from './due.ts';
import { noteReminder } from './store.ts';

/** Why a reminder is sent now. */
export interface Occasion {
  /** Days after the day it was due. */
  readonly step: number;
  readonly byHand: boolean;
  readonly by: string | null;
  readonly note: string | null;
}

const linkDays = 14;

/** A link that opens this one report, for somebody who can sign in and may write it; null for anybody else. */
async function reportLink(tx: Tx, person: ToldPerson, project: DueRow): Promise<string | null> {
  if ((await peopleWithAccount(tx, [person.id])).size === 0) return null;
  const place = { ...project, owners: [project.managerId, project.sponsorId] };
  if (!(await personMay(tx, { person: person.id, permission: 'report.write' }, place))) return null;
  const { secret } = await createLink(tx, {
    purpose: reportLinkPurpose,
    personId: person.id,
    data: { projectId: project.id },
    expires: secondsAfter(tx.at, linkDays * 86_400),
  });
  return `/report-link#${secret}`;
}

/** Reminds who manages a project, and who stands in for them; answers how many were told. Never twice of the same. */
export async function remind(tx: Tx, project: DueRow, occasion: Occasion): Promise<number> {
  let told = 0;
  for (const person of await whoIsTold(tx, 'report-due', project)) {
    const { step, byHand } = occasion;
    const sent = { projectId: project.id, personId: person.id, due: project.due, step, byHand };
    if (!(await noteReminder(tx, sent))) continue;
    told += await notify(tx, [person], {
      kind: 'report-due',
      project,
      day: project.due,
      by: occasion.by,
      note: occasion.note,
      linkFor: () => reportLink(tx, person, project),
    });
    record(tx, {
      name: 'monitoring.reminder.sent',
      subject: { kind: 'person', id: person.id },
      projectId: project.id,
      after: { due: project.due, step, byHand },
    });
  }
  return told;
}
