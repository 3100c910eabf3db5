import type {
  CustomField,
  Plan,
  PlanAssignment,
  PlanCalendar,
  PlanEdit,
  PlanHeader,
  PlanLink,
  PlanResource,
  PlanTask,
} from '@chartroom/engine';
import type { RowChange, RowKind } from './changes.ts';
import { linkKey, touched } from './changes.ts';
import type { PlanState } from './state.ts';

type Row = Readonly<Record<string, unknown>>;

/** Why a step cannot be taken back: what became of the row since, or what hangs on it now. */
export interface Obstacle {
  readonly change: RowChange;
  readonly fields: readonly string[] | null;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** A change the other way round. */
const turned = (c: RowChange): RowChange => ({
  of: c.of,
  key: c.key,
  before: c.after,
  after: c.before,
  ...(c.place ? { place: [c.place[1], c.place[0]] as const } : {}),
});

function patched(row: Row, fields: Row): Row {
  const next: Record<string, unknown> = { ...row };
  for (const [name, value] of Object.entries(fields)) {
    if (value === null) delete next[name];
    else next[name] = value;
  }
  return next;
}

/** The rows of a plan by kind and key, while a step is taken back. */
type Shelves = ReadonlyMap<RowKind, Map<string, Row>>;

const keyOf = (of: RowKind, row: Row): string =>
  of === 'link' ? linkKey(row) : of === 'field' ? String(row.key) : of === 'settings' ? '' : String(row.uid);

const shelved = (of: RowKind, rows: readonly object[]): [RowKind, Map<string, Row>] => [
  of,
  new Map((rows as readonly Row[]).map(r => [keyOf(of, r), r])),
];

const shelvesOf = (plan: Plan): Shelves =>
  new Map([
    shelved('settings', [plan.header]),
    shelved('calendar', plan.calendars),
    shelved('resource', plan.resources),
    shelved('field', plan.customFields),
    shelved('task', plan.tasks),
    shelved('link', plan.links),
    shelved('assignment', plan.assignments),
  ]);

/** Carries out one turned change; answers what stands in its way. */
function carryOut(shelves: Shelves, positions: Map<number, number>, change: RowChange): Obstacle | null {
  const shelf = shelves.get(change.of);
  if (!shelf) return null;
  const now = shelf.get(change.key);
  const { before, after, place } = change;
  if (place && !same(positions.get(Number(change.key)), place[0])) return { change, fields: ['place'] };
  if (before === null) {
    if (now || after === null) return { change, fields: null };
    shelf.set(change.key, after);
  } else if (after === null) {
    if (!now || !same(sorted(now), sorted(before))) return { change, fields: null };
    shelf.delete(change.key);
  } else {
    if (!now) return { change, fields: null };
    const otherwise = Object.keys(before).filter(f => !same(now[f], before[f]));
    if (otherwise.length > 0) return { change, fields: otherwise };
    if (Object.keys(after).length > 0) shelf.set(change.key, patched(now, after));
  }
  if (place) {
    if (place[1] === null) positions.delete(Number(change.key));
    else positions.set(Number(change.key), place[1]);
  }
  return null;
}

const sorted = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([name, v]) => name !== 'id' && v !== undefined && v !== null)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );

// Rows that this plan, or a step of it, held before: they were checked when they came in.
const rowsOf = <T>(shelves: Shelves, of: RowKind): T[] =>
  [...(shelves.get(of)?.values() ?? [])] as unknown as T[];

function planOf(shelves: Shelves, positions: ReadonlyMap<number, number>, before: Plan): Plan {
  const at = (t: PlanTask): number => positions.get(t.uid) ?? 0;
  const [header = before.header] = rowsOf<PlanHeader>(shelves, 'settings');
  return {
    header,
    calendars: rowsOf<PlanCalendar>(shelves, 'calendar'),
    resources: rowsOf<PlanResource>(shelves, 'resource'),
    customFields: rowsOf<CustomField>(shelves, 'field'),
    tasks: rowsOf<PlanTask>(shelves, 'task').toSorted((a, b) => at(a) - at(b)),
    links: rowsOf<PlanLink>(shelves, 'link'),
    assignments: rowsOf<PlanAssignment>(shelves, 'assignment'),
  };
}

/** Links, assignments and rows below that would be left hanging by what is taken away. */
function hanging(plan: Plan, change: RowChange): boolean {
  if (change.after !== null) return false;
  const uid = Number(change.key);
  if (change.of === 'task')
    return (
      plan.links.some(l => l.predUid === uid || l.succUid === uid) ||
      plan.assignments.some(a => a.taskUid === uid) ||
      plan.tasks.some(t => t.card?.sprint === uid)
    );
  if (change.of === 'resource') return plan.assignments.some(a => a.resourceUid === uid);
  if (change.of === 'calendar')
    return (
      plan.header.calendarUid === uid ||
      plan.tasks.some(t => t.calendarUid === uid) ||
      plan.resources.some(r => r.calendarUid === uid)
    );
  return false;
}

/** A plan with a step taken back. */
export interface Reverted {
  readonly plan: Plan;
  readonly positions: ReadonlyMap<number, number>;
  readonly edits: readonly PlanEdit[];
}

/** Takes the changes of a step back, or says what stands in the way: what was changed again since, or is needed now. */
export function revertChanges(state: PlanState, changes: readonly RowChange[]): Reverted | Obstacle {
  const shelves = shelvesOf(state.plan);
  const positions = new Map(state.positions);
  const back = changes.toReversed().map(turned);
  for (const change of back) {
    const obstacle = carryOut(shelves, positions, change);
    if (obstacle) return { ...obstacle, change: turned(obstacle.change) };
  }
  const plan = planOf(shelves, positions, state.plan);
  const left = back.find(c => hanging(plan, c));
  if (left) return { change: turned(left), fields: touched(left) };
  return { plan, positions, edits: [{ kind: 'plan', plan }] };
}

export const isObstacle = (r: Reverted | Obstacle): r is Obstacle => 'change' in r;
