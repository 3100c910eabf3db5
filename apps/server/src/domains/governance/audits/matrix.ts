import type { Api, ControlState, Input } from '@chartroom/contract';
import { type Answer, AppError, holds, type Tx } from '../../../platform/index.ts';
import { todayIn } from '../../../register/index.ts';
import { type Standing, standingControls } from './controls.ts';
import { type Kinds, kindsOfPmo } from './kinds.ts';
import { type JudgedRow, judge } from './store/subjects.ts';
import { type Excuses, excusedOn } from './store/waivers.ts';

type Matrix = Answer<Api['controlMatrix']>;
type Query = Input<Api['controlMatrix']>['query'];

const names: Readonly<Record<string, ControlState>> = { p: 'pass', f: 'fail', n: 'none' };

/** The states of a project by the letters of the database, with approved waivers and false alarms taken into account. */
export const statesOf = (
  row: Pick<JudgedRow, 'id' | 'letters'>,
  standing: readonly Standing[],
  excuses: Excuses,
): readonly ControlState[] =>
  standing.map(({ control }, i) => {
    const state = names[row.letters[i] ?? 'n'] ?? 'none';
    return state === 'fail' ? (excuses.get(`${row.id} ${control.code}`) ?? state) : state;
  });

const count = (states: readonly ControlState[], state: ControlState) =>
  states.filter(s => s === state).length;

/** Passed of passed and failed, in per cent with one decimal; null without either. A waiver or a false alarm counts as neither. */
export function rateOf(states: readonly ControlState[]) {
  const [passed, failed] = [count(states, 'pass'), count(states, 'fail')];
  return {
    passed,
    failed,
    pct: passed + failed === 0 ? null : Math.round((1000 * passed) / (passed + failed)) / 10,
  };
}

type Shown = Matrix['projects'][number];

function shownIn(
  query: Query,
  kinds: Kinds,
): (project: Shown & { readonly unitId: string | null }) => boolean {
  return p =>
    (query.unit === undefined ||
      (p.unitId !== null && kinds.units.get(p.unitId)?.line.includes(query.unit) === true)) &&
    (query.pmoType === undefined || p.pmoType === query.pmoType) &&
    (query.failing === undefined || p.fails > 0);
}

/** Live projects the actor may see by the controls in use, computed now. */
export async function controlMatrix(tx: Tx, { query }: Input<Api['controlMatrix']>): Promise<Matrix> {
  const standing = (await standingControls(tx)).filter(
    ({ control }) => query.severity === undefined || control.severity === query.severity,
  );
  const kinds = await kindsOfPmo(tx);
  if (query.unit !== undefined && !kinds.units.has(query.unit))
    throw new AppError('not_found', 'There is no such unit.');
  const today = await todayIn(tx);
  const rows = await judge(
    tx,
    standing.map(s => s.conditions),
    { sees: 'own', today },
  );
  const excuses = await excusedOn(tx, today);
  const projects = rows
    .map(r => {
      const states = statesOf(r, standing, excuses);
      const { id, key, name, unit, unitId } = r;
      return { id, key, name, unit, unitId, pmoType: kinds.of(unitId), states, fails: count(states, 'fail') };
    })
    .filter(shownIn(query, kinds));
  const all = projects.flatMap(p => p.states);
  return {
    computedAt: tx.at,
    controls: standing.map(({ control }, i) => {
      const column = projects.flatMap(p => p.states[i] ?? []);
      const { code, name, category, severity, strength } = control;
      const { failed, pct } = rateOf(column);
      return { code, name, category, severity, strength, fails: failed, pct };
    }),
    projects: projects.map(({ unitId: _, ...p }) => p),
    units: unitRates(projects, kinds),
    whole: {
      ...rateOf(all),
      waived: count(all, 'waived'),
      falseAlarms: count(all, 'false-alarm'),
      none: count(all, 'none'),
    },
    may: { run: holds(tx.actor, 'rule.edit') },
  };
}

type Placed = Shown & { readonly unitId: string | null };

/** The units that stand side by side at the top: the children of a single root, which stands for the organisation. */
export function topOf(
  projects: readonly { readonly unitId: string | null }[],
  kinds: Kinds,
): (unit: string | null) => string | null {
  const lineOf = (unit: string | null) => (unit === null ? [] : (kinds.units.get(unit)?.line ?? []));
  const roots = new Set(projects.map(p => lineOf(p.unitId).at(-1) ?? null));
  return unit => {
    const line = lineOf(unit);
    return (roots.size === 1 ? line.at(-2) : undefined) ?? line.at(-1) ?? null;
  };
}

/** The rate of each unit at the top, of all projects at and under it; without a unit last. */
function unitRates(projects: readonly Placed[], kinds: Kinds): Matrix['units'] {
  const top = topOf(projects, kinds);
  return [...Map.groupBy(projects, p => top(p.unitId))]
    .map(([id, some]) => {
      const unit = id === null ? null : (kinds.units.get(id) ?? null);
      const rate = rateOf(some.flatMap(p => p.states));
      return {
        ...rate,
        id: unit?.id ?? null,
        name: unit?.name ?? 'Without a unit',
        pmoType: unit?.type ?? kinds.organisation.type,
      };
    })
    .sort((a, b) => Number(a.id === null) - Number(b.id === null) || a.name.localeCompare(b.name, 'en'));
}
