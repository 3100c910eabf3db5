import type { Api } from '@chartroom/contract';
import { type Answer, atOnce, type Tx } from '../../platform/index.ts';
import { fieldCatalogue, fieldsOf } from '../../register/index.ts';
import type { Moment } from '../state/moment.ts';
import { slipOf } from './dimensions.ts';
import { loadMilestonesAt } from './store.ts';

interface Looked {
  readonly moment: Moment;
  readonly compared: Moment | null;
  /** No day and no instant was asked for. */
  readonly now: boolean;
}

/** The key dates of a project that may be seen, as they were on a day, beside what they were on another. */
export async function keyDates(
  tx: Tx,
  project: string,
  { moment, compared, now }: Looked,
): Promise<Answer<Api['getProject']>['milestones']> {
  const [dates, earlier] = await atOnce(
    loadMilestonesAt(tx, moment, project),
    compared ? loadMilestonesAt(tx, compared, project) : [],
    fieldCatalogue(tx, 'milestone'),
  );
  const before = new Map(earlier.map(m => [m.id, m.actual ?? m.forecast]));
  // Which fields they have is remembered; their values are not dated: nothing is said of the past.
  const fields = await fieldsOf(tx, 'milestone', now ? dates.map(m => m.id) : []);
  return dates.map(m => ({
    ...m,
    fields: fields(m.id),
    slipDays: slipOf(m.baseline, m.actual ?? m.forecast),
    before: before.get(m.id) ?? null,
  }));
}
