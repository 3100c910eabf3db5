import type { Api, Input } from '@chartroom/contract';
import {
  addDays,
  asDay,
  cumulativeFlow,
  dayNumber,
  dayOf,
  velocityOf,
  velocityWindow,
} from '@chartroom/engine';
import { type Answer, dayIn, readOrganisation, type Tx } from '../../../platform/index.ts';
import { todayIn } from '../../organisation/today.ts';
import { visiblePlan } from '../access.ts';
import { firstColumns } from './card.ts';
import { loadCloses, loadColumns, loadMoves } from './store.ts';

/** Points done in closed sprints, and their mean over the last ones. */
export async function velocity(tx: Tx, id: string): Promise<Answer<Api['getVelocity']>> {
  await visiblePlan(tx, id);
  const sprints = await loadCloses(tx, id);
  return {
    sprints: sprints.map(s => ({ ...s })),
    velocity: velocityOf(sprints),
    formula: `mean of the points done in the last ${velocityWindow} closed sprints`,
  };
}

/** Most days that are told at once. */
const mostDays = 400;

/** How many items were in each column at the end of each day. */
export async function flow(
  tx: Tx,
  id: string,
  query: Input<Api['getFlow']>['query'],
): Promise<Answer<Api['getFlow']>> {
  await visiblePlan(tx, id);
  const columns = (await loadColumns(tx, id)) ?? firstColumns;
  const { timeZone } = await readOrganisation(tx);
  const moves = (await loadMoves(tx, id)).map(m => ({
    card: m.card,
    day: asDay(dayIn(timeZone, m.at)),
    to: m.toColumn,
  }));
  const to = asDay(query.to ?? (await todayIn(tx)));
  const first = query.from ?? moves[0]?.day ?? to;
  const from = dayNumber(to) - dayNumber(asDay(first)) >= mostDays ? addDays(to, 1 - mostDays) : asDay(first);
  const days = cumulativeFlow(
    moves,
    columns.map(c => c.key),
    { from: dayOf(dayNumber(from)), to },
  );
  return {
    columns: columns.map(({ key, name }) => ({ key, name })),
    days: days.map(d => ({ day: d.day, counts: [...d.counts] })),
  };
}
