import { asDay, daysBetween, reportDue } from '@chartroom/engine';
import { cadences } from '../../domains/monitoring/index.ts';
import type { Tx } from '../../platform/index.ts';
import type { ReportingRow } from './store.ts';

/** A project with the day its next report is due. */
export interface DueRow extends ReportingRow {
  readonly cadenceDays: number;
  readonly due: string;
  /** Negative: so many days to go. */
  readonly overdueDays: number;
}

/** When each project has to report next, by its portfolio's cadence. */
export async function dueRows(
  tx: Tx,
  rows: readonly ReportingRow[],
  today: string,
): Promise<readonly DueRow[]> {
  const every = await cadences(
    tx,
    rows.map(r => r.id),
    { asOf: today, knownAt: 'infinity' },
  );
  return rows.map(r => {
    const cadenceDays = every.get(r.id) ?? 30;
    const due = reportDue(r.lastReport === null ? null : asDay(r.lastReport), asDay(r.since), cadenceDays);
    return { ...r, cadenceDays, due, overdueDays: daysBetween(due, asDay(today)) };
  });
}
