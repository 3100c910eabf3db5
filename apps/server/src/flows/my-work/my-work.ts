import type { Api } from '@chartroom/contract';
import { asDay, daysBetween } from '@chartroom/engine';
import {
  actionsOf,
  deviationsOf,
  documentsWaiting,
  gateConditionsWaiting,
  gatesWaiting,
  selfAssessmentsOf,
} from '../../domains/governance/index.ts';
import { type Answer, type Handlers, may, type Tx } from '../../platform/index.ts';
import { awayToday, todayIn } from '../../register/index.ts';
import { dueRows } from '../reminder/due.ts';
import { managedBy, reportingProjects } from '../reminder/store.ts';
import { decisionsOf, reportsToReview } from './store.ts';

/** Endpoint -> use case. */
export const myWorkHandlers = {
  getMyWork: tx => myWork(tx),
  countMyWork: async tx => ({ count: (await waiting(tx)).count }),
} satisfies Partial<Handlers<Api>>;

type MyWork = Answer<Api['getMyWork']>;

/** How far ahead it looks, in days. */
const ahead = 7;

/** What waits for who asks. */
async function myWork(tx: Tx): Promise<MyWork> {
  const me = tx.actor.person;
  const deviations = (me === null ? [] : await deviationsOf(tx, me)) as MyWork['deviations'];
  return { ...(await waiting(tx)), deviations };
}

/** All of it that is counted: what projects have to mend stays with them, and takes every control to know. */
async function waiting(tx: Tx): Promise<Omit<MyWork, 'deviations'>> {
  const today = await todayIn(tx);
  const reports = await reportsToWrite(tx, today);
  const reviews = (await reportsToReview(tx)).map(r => ({
    project: { id: r.projectId, key: r.key, name: r.name },
    reportId: r.id,
    asOf: r.asOf,
    submittedBy: r.submittedBy === null ? null : { id: r.submittedBy, name: r.submitter ?? '' },
    submittedAt: r.submittedAt,
  }));
  const decisions = (await decisionsOf(tx)).map(d => ({
    id: d.id,
    title: d.title,
    detail: d.detail,
    due: d.due,
    project: { id: d.projectId, key: d.key, name: d.name },
    asked: d.asked,
    overdueDays: d.due === null ? null : daysBetween(asDay(d.due), asDay(today)),
  }));
  const me = tx.actor.person;
  const actions = (me === null ? [] : await actionsOf(tx, me)) as MyWork['actions'];
  const selfAssessments = (me === null ? [] : await selfAssessmentsOf(tx, me)) as MyWork['selfAssessments'];
  const due = reports.filter(r => r.overdueDays >= 0 && r.draft !== 'in-review').length;
  const gates = await gatesWaiting(tx);
  const documents = await documentsWaiting(tx);
  const conditions = await gateConditionsWaiting(tx);
  const overdue = [...actions, ...conditions].filter(a => a.overdueDays >= 0).length;
  const asked = [reviews, decisions, documents, gates, selfAssessments].reduce(
    (n, some) => n + some.length,
    0,
  );
  const count = due + overdue + asked;
  return {
    ...{ today, reports, reviews, decisions, documents, gates },
    ...{ conditions, actions, selfAssessments, count },
  };
}

/** The reports of what one manages, and of what others manage for whom one stands in. */
async function reportsToWrite(tx: Tx, today: string): Promise<MyWork['reports']> {
  const me = tx.actor.person;
  if (me === null) return [];
  const people = [me, ...(await awayToday(tx, me))];
  const rows = await dueRows(tx, await reportingProjects(tx, { today, where: managedBy(people) }), today);
  return rows
    .filter(r => may(tx.actor, 'report.write', { ...r, owners: [r.managerId, r.sponsorId] }))
    .filter(r => r.overdueDays >= -ahead || r.openState !== null)
    .toSorted((a, b) => b.overdueDays - a.overdueDays)
    .map(r => ({
      project: { id: r.id, key: r.key, name: r.name },
      due: r.due,
      overdueDays: r.overdueDays,
      lastReport: r.lastReport,
      draft: r.openState ?? 'none',
      returned: r.openState === 'draft' ? r.returned : null,
      writtenFor:
        r.managerId === me || r.managerId === null ? null : { id: r.managerId, name: r.manager ?? '' },
    }));
}
