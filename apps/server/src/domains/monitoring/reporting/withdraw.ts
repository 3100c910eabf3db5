import { record, type Tx } from '../../../platform/index.ts';
import { directory, type NotUndone, notUndone } from '../../../register/index.ts';
import * as withdrawals from './store/withdrawals.ts';

/** Which of some published reports can be withdrawn, and why the others cannot. */
export interface Withdrawal {
  readonly reports: readonly withdrawals.Withdrawable[];
  readonly refused: readonly NotUndone[];
}

/** Looks at published reports that were a mistake, locked; one that was corrected since is left as it is. */
export async function planWithdrawal(tx: Tx, ids: readonly string[]): Promise<Withdrawal> {
  const found = await withdrawals.lockPublished(tx, ids);
  const projects = [...new Set(found.map(r => r.projectId))];
  const publishes = await directory.projects(tx, 'report.publish', projects);
  const whyNot = ({ projectId, asOf, corrected }: withdrawals.Withdrawable): string | null => {
    if (!publishes.has(projectId)) return 'You may not publish its reports.';
    return corrected ? `Its report of ${asOf} was corrected since.` : null;
  };
  const refused: NotUndone[] = [];
  for (const r of found) {
    const message = whyNot(r);
    if (message !== null) refused.push(await notUndone(tx, r.projectId, message));
  }
  return { reports: found.filter(r => whyNot(r) === null), refused };
}

/** Withdraws reports: from now on they do not count, and what was known before still knows them. */
export async function withdrawReports(
  tx: Tx,
  reports: readonly withdrawals.Withdrawable[],
  reason: string,
): Promise<void> {
  if (reports.length === 0) return;
  await withdrawals.markWithdrawn(
    tx,
    reports.map(r => r.id),
  );
  for (const { id, projectId, asOf, revision, overall } of reports)
    record(tx, {
      name: 'monitoring.report.withdrawn',
      subject: { kind: 'report', id },
      projectId,
      before: { asOf, revision, overall },
      after: null,
      reason,
    });
}
