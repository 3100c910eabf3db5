import type { Api, Input } from '@chartroom/contract';
import { type Answer, AppError, invalidField, type Tx } from '../../../../platform/index.ts';
import { todayIn, visibleProject } from '../../../../register/index.ts';
import { kindsOfPmo } from '../../audits/kinds.ts';
import {
  type CalendarQuery,
  countCalendar,
  loadCalendar,
  loadMonths,
  loadOutcomes,
  loadTimings,
  type TimingRow,
} from './store/gate-calendar.ts';

/** A unit with those under it; null for all. */
async function unitsUnder(tx: Tx, unit: string | undefined): Promise<readonly string[] | null> {
  if (unit === undefined) return null;
  const { units } = await kindsOfPmo(tx);
  if (!units.has(unit)) throw new AppError('not_found', 'There is no such unit.');
  return [...units.values()].filter(u => u.line.includes(unit)).map(u => u.id);
}

/** Gates of visible projects by day, and how many of which state there are in each month. */
export async function gateCalendar(
  tx: Tx,
  { query }: Input<Api['listGates']>,
): Promise<Answer<Api['listGates']>> {
  const offset = query.cursor === undefined ? 0 : Number(query.cursor);
  if (!Number.isInteger(offset) || offset < 0 || offset > 1_000_000)
    throw invalidField('query.cursor', 'This is no cursor of this list. Start from its first page.');
  if (query.project !== undefined) await visibleProject(tx, query.project);
  const today = await todayIn(tx);
  const q: CalendarQuery = {
    ...{ today, from: query.from ?? null, until: query.until ?? null, state: query.state ?? null },
    ...{ units: await unitsUnder(tx, query.unit), project: query.project ?? null },
  };
  const rows = await loadCalendar(tx, q, { limit: query.limit + 1, offset });
  return {
    items: rows.slice(0, query.limit).map(({ projectId, key, project, mayPrepare, ...r }) => ({
      ...r,
      project: { id: projectId, key, name: project },
      may: { prepare: mayPrepare },
    })),
    total: await countCalendar(tx, q),
    nextCursor: rows.length > query.limit ? String(offset + query.limit) : null,
    today,
    months: await loadMonths(tx, q),
  };
}

const formula =
  'Median of the days from the opening of a gate to its decision, over all decided rounds; days have decimals, so that a decision on the same day counts as part of one.';

/** How long gates take from opening to decision. */
export async function gateFigures(
  tx: Tx,
  { query }: Input<Api['gateFigures']>,
): Promise<Answer<Api['gateFigures']>> {
  const units = await unitsUnder(tx, query.unit);
  const rows = await loadTimings(tx, units);
  const timing = ({ name, gates, medianDays }: TimingRow) => ({
    name: name ?? 'Without a unit',
    gates,
    medianDays,
  });
  const whole = rows.find(r => r.kind === 'whole');
  const today = await todayIn(tx);
  const asked = { today, from: null, until: null, units, project: null };
  const withConditions = await loadCalendar(
    tx,
    { ...asked, state: 'conditions' },
    { limit: 2_000, offset: 0 },
  );
  return {
    formula,
    whole: { name: 'All gates', gates: whole?.gates ?? 0, medianDays: whole?.medianDays ?? null },
    units: rows.filter(r => r.kind === 'unit').map(timing),
    gates: rows.filter(r => r.kind === 'gate').map(timing),
    decisions: await loadOutcomes(tx, units),
    waiting: await countCalendar(tx, { ...asked, state: 'open' }),
    overdueConditions: withConditions.reduce((sum, r) => sum + r.overdueConditions, 0),
  };
}
