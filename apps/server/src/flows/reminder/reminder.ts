import type { Api, Input } from '@chartroom/contract';
import { type Answer, AppError, type Handlers, holds, may, type Tx } from '../../platform/index.ts';
import { todayIn } from '../../register/index.ts';
import { peopleToTell } from '../notification/store.ts';
import { type DueRow, dueRows } from './due.ts';
import { remind } from './remind.ts';
import { getReminderRules, updateReminderRules } from './rules.ts';
import { among, inPortfolio, reportingProjects } from './store.ts';

/** Endpoint -> use case. */
export const reminderHandlers = {
  listMissingReports: (tx, { query }) => missingReports(tx, query),
  remindOfReports: (tx, { body }) => remindOfReports(tx, body),
  getReminderRules: tx => getReminderRules(tx),
  updateReminderRules: (tx, input, { version }) => updateReminderRules(tx, input, version),
} satisfies Partial<Handlers<Api>>;

type Missing = Answer<Api['listMissingReports']>;

const placeOf = (r: DueRow) => ({ ...r, owners: [r.managerId, r.sponsorId] });
const ref = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

const view = (tx: Tx, r: DueRow): Missing['items'][number] => ({
  project: { id: r.id, key: r.key, name: r.name },
  manager: ref(r.managerId, r.manager),
  deputy: ref(r.deputyId, r.deputy),
  portfolio: r.portfolio,
  lastReport: r.lastReport,
  cadenceDays: r.cadenceDays,
  due: r.due,
  overdueDays: r.overdueDays,
  // That somebody writes is for who writes there too.
  draft: may(tx.actor, 'report.write', placeOf(r)) ? (r.openState ?? 'none') : 'none',
  remindedAt: r.remindedAt,
  may: {
    remind: r.managerId !== null && may(tx.actor, 'report.remind', placeOf(r)),
    write: may(tx.actor, 'report.write', placeOf(r)),
  },
});

/** How long reports are overdue, in days; the last without an end. */
const ages: readonly (readonly [number, number | null])[] = [
  [1, 7],
  [8, 14],
  [15, 30],
  [31, 90],
  [91, null],
];
const most = 1000;

/** Who has not reported, the longest overdue first. */
async function missingReports(tx: Tx, query: Input<Api['listMissingReports']>['query']): Promise<Missing> {
  const today = await todayIn(tx);
  const where = query.portfolio === undefined ? {} : { where: await inPortfolio(tx, query.portfolio) };
  const readable = (await dueRows(tx, await reportingProjects(tx, { today, ...where }), today)).filter(r =>
    may(tx.actor, 'report.read', placeOf(r)),
  );
  const late = readable.filter(r => r.overdueDays > 0);
  const wanted = query.within === 0 ? late : readable.filter(r => r.overdueDays >= -query.within);
  return {
    today,
    items: wanted
      .toSorted((a, b) => b.overdueDays - a.overdueDays)
      .slice(0, most)
      .map(r => view(tx, r)),
    ages: ages.map(([from, to]) => ({
      from,
      to,
      count: late.filter(r => r.overdueDays >= from && (to === null || r.overdueDays <= to)).length,
    })),
    may: { remind: holds(tx.actor, 'report.remind') },
  };
}

/** Reminds of the reports of some projects, by hand. */
async function remindOfReports(
  tx: Tx,
  body: Input<Api['remindOfReports']>['body'],
): Promise<Answer<Api['remindOfReports']>> {
  const today = await todayIn(tx);
  const ids = [...new Set<string>(body.projectIds)];
  const projects = await dueRows(tx, await reportingProjects(tx, { today, where: among(ids) }), today);
  if (projects.length < ids.length) throw new AppError('not_found', 'There is no such project that reports.');
  const [by] = await peopleToTell(tx, tx.actor.person === null ? [] : [tx.actor.person]);
  let reminded = 0;
  const withoutAddress: string[] = [];
  for (const project of projects) {
    if (!may(tx.actor, 'report.remind', placeOf(project))) {
      throw new AppError('forbidden', `You may not remind of the reports of ${project.key}.`);
    }
    const note = body.note === '' ? null : body.note;
    const told = await remind(tx, project, {
      step: project.overdueDays,
      byHand: true,
      by: by?.name ?? null,
      note,
    });
    reminded += told;
    if (told === 0) withoutAddress.push(project.key);
  }
  return { reminded, withoutAddress };
}
