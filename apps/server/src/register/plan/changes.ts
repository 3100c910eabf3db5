import type { Plan } from '@chartroom/engine';

/** The kinds of rows of a plan. */
export type RowKind =
  | 'task'
  | 'link'
  | 'resource'
  | 'assignment'
  | 'calendar'
  | 'settings'
  | 'field'
  | 'board';
type Row = Readonly<Record<string, unknown>>;

/**
 * What became of one row. Added: `before` is null and `after` the row; removed: the other way round; changed: both hold
 * the fields that differ, null where there is no value. `place` is where a task lay and lies among the rows.
 */
export interface RowChange {
  readonly of: RowKind;
  readonly key: string;
  readonly before: Row | null;
  readonly after: Row | null;
  readonly place?: readonly [number | null, number | null];
}

const same = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** The fields in which two states of a row differ; null when in none. */
function fieldsOf(a: Row, b: Row): { readonly before: Row; readonly after: Row } | null {
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) {
    // `id` is the place of a row, which is not stored.
    if (name === 'id' || same(a[name], b[name])) continue;
    before[name] = a[name] ?? null;
    after[name] = b[name] ?? null;
  }
  return Object.keys(after).length > 0 ? { before, after } : null;
}

interface Kind {
  readonly of: RowKind;
  readonly rows: (plan: Plan) => readonly object[];
  readonly key: (row: Row) => string;
  /** Tells the row of a key without making the keys of all others. */
  readonly is: (key: string) => (row: Row) => boolean;
}

/** `3>7 FS`: two tasks may be linked at both ends. */
export const linkKey = (link: object): string => {
  const { predUid, succUid, type } = link as Row;
  return `${predUid}>${succUid} ${type}`;
};

/** The ends and the type in a link's key. */
export function linkOf(key: string): {
  readonly predUid: number;
  readonly succUid: number;
  readonly type: string;
} {
  const [ends = '', type = 'FS'] = key.split(' ');
  const [predUid = 0, succUid = 0] = ends.split('>').map(Number);
  return { predUid, succUid, type };
}

const byUid: Pick<Kind, 'key' | 'is'> = {
  key: row => String(row.uid),
  is: key => {
    const uid = Number(key);
    return row => row.uid === uid;
  },
};

const kinds: readonly Kind[] = [
  { of: 'settings', rows: p => [p.header], key: () => '', is: () => () => true },
  { of: 'calendar', rows: p => p.calendars, ...byUid },
  { of: 'resource', rows: p => p.resources, ...byUid },
  { of: 'field', rows: p => p.customFields, key: row => String(row.key), is: key => row => row.key === key },
  { of: 'task', rows: p => p.tasks, ...byUid },
  {
    of: 'link',
    rows: p => p.links,
    key: linkKey,
    is: key => {
      const { predUid, succUid, type } = linkOf(key);
      return row => row.predUid === predUid && row.succUid === succUid && row.type === type;
    },
  },
  { of: 'assignment', rows: p => p.assignments, ...byUid },
];

/** Whether two lists have the same rows in the same places, as most edits leave them. */
function inPlace({ key }: Kind, a: readonly Row[], b: readonly Row[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i] && key(a[i] ?? {}) !== key(b[i] ?? {})) return false;
  return true;
}

function changesOf(kind: Kind, a: readonly Row[], b: readonly Row[]): RowChange[] {
  if (a === b) return [];
  const { of, key } = kind;
  const changed = (x: Row, y: Row): RowChange[] => {
    const fields = x === y ? null : fieldsOf(x, y);
    return fields ? [{ of, key: key(y), ...fields }] : [];
  };
  const out: RowChange[] = [];
  if (inPlace(kind, a, b)) {
    // A loop without a list for each row: this is asked of every row at every edit.
    for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) out.push(...changed(a[i] ?? {}, b[i] ?? {}));
    return out;
  }
  const old = new Map(a.map(x => [key(x), x]));
  for (const y of b) {
    const x = old.get(key(y));
    old.delete(key(y));
    if (x) out.push(...changed(x, y));
    else out.push({ of, key: key(y), before: null, after: y });
  }
  for (const [gone, x] of old) out.push({ of, key: gone, before: x, after: null });
  return out;
}

/** Where rows lie before and after. */
export interface Places {
  readonly before: ReadonlyMap<number, number>;
  readonly after: ReadonlyMap<number, number>;
}

function withPlaces(changes: readonly RowChange[], { before, after }: Places): readonly RowChange[] {
  if (before === after) return changes;
  const placed = new Map(changes.map(c => [`${c.of} ${c.key}`, c]));
  for (const uid of new Set([...before.keys(), ...after.keys()])) {
    const place = [before.get(uid) ?? null, after.get(uid) ?? null] as const;
    if (place[0] === place[1]) continue;
    const known = placed.get(`task ${uid}`) ?? {
      of: 'task' as const,
      key: String(uid),
      before: {},
      after: {},
    };
    placed.set(`task ${uid}`, { ...known, place });
  }
  return [...placed.values()];
}

/** Everything in which two states of a plan differ, row by row and field by field. */
export function changesBetween(before: Plan, after: Plan, places: Places): readonly RowChange[] {
  return withPlaces(
    kinds.flatMap(kind =>
      changesOf(kind, kind.rows(before) as readonly Row[], kind.rows(after) as readonly Row[]),
    ),
    places,
  );
}

/** So many rows are looked for one by one; for more it is quicker to look at all rows once. */
export const few = 8;

/** The row that a change is about, as it is in a plan; null when there is none. */
export function rowIn(plan: Plan, { of, key }: Pick<RowChange, 'of' | 'key'>): Row | null {
  const kind = kinds.find(k => k.of === of);
  if (!kind) return null;
  const rows = kind.rows(plan) as readonly Row[];
  return rows.find(kind.is(key)) ?? null;
}

/** Rows by their key, of one kind; for looking up many. */
export function rowsByKey(plan: Plan, of: RowKind): ReadonlyMap<string, Row> {
  const kind = kinds.find(k => k.of === of);
  return new Map((kind?.rows(plan) ?? []).map(r => [kind?.key(r as Row) ?? '', r as Row]));
}

/** The fields that a change touched; null when it added or removed the whole row. */
export function touched(change: RowChange): readonly string[] | null {
  if (change.before === null || change.after === null) return null;
  return [...Object.keys(change.after), ...(change.place ? ['place'] : [])];
}

/** Where two lists of changes touch the same thing. */
export interface Collision {
  readonly change: RowChange;
  readonly fields: readonly string[] | null;
}

/** Changes of `mine` that touch what `theirs` touched: the same field of the same row, or a row that came or went. */
export function collisionsOf(mine: readonly RowChange[], theirs: readonly RowChange[]): readonly Collision[] {
  const known = new Map<string, Set<string> | null>();
  for (const c of theirs) {
    const id = `${c.of} ${c.key}`;
    const fields = touched(c);
    const before = known.get(id);
    known.set(id, fields === null || before === null ? null : new Set([...(before ?? []), ...fields]));
  }
  return mine.flatMap(change => {
    const fields = known.get(`${change.of} ${change.key}`);
    if (fields === undefined) return [];
    const own = touched(change);
    if (fields === null || own === null) return [{ change, fields: own }];
    const both = own.filter(f => fields.has(f));
    return both.length > 0 ? [{ change, fields: both }] : [];
  });
}
