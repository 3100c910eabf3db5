import { textAt } from '../../../lib/plan-worker/text-column.ts';
import type { PlanView } from '../../../lib/plan-worker/view.ts';
import { openRows, type RowOrder, rowOrder, type TimelineRecords } from '../../../ui/timeline/records.ts';
import type { Colouring, PlanSearch } from './search.ts';

/** A number that is the same for the same text, to give people colours. */
const hash = (text: string): number =>
  [...text].reduce((h, c) => (h * 31 + (c.codePointAt(0) ?? 0)) >>> 0, 7);

/** Tones of the palette that say nothing of state, for people. */
const peopleTones = [0, 6, 5, 4, 7];

function tonesOf({ columns: c }: PlanView, colouring: Colouring): Uint8Array {
  const tone = new Uint8Array(c.count);
  if (colouring === 'critical') return tone;
  for (let i = 0; i < c.count; i++) {
    if (colouring === 'who') {
      const who = textAt(c.who, i);
      tone[i] = who === '' ? 7 : (peopleTones[hash(who) % peopleTones.length] ?? 0);
      continue;
    }
    const late = (c.finish[i] ?? 0) > (c.baseFinish[i] ?? Number.POSITIVE_INFINITY);
    tone[i] = (c.progress[i] ?? 0) >= 1 ? 1 : late ? 2 : 0;
  }
  return tone;
}

/** What the timeline draws of a plan. */
export function recordsOf(
  view: PlanView,
  search: PlanSearch,
  dayText: (sec: number) => string,
): TimelineRecords {
  const { columns: c } = view;
  const flat = search.order !== undefined && search.order !== 'wbs';
  return {
    ...c,
    level: flat ? new Uint8Array(c.count) : c.level,
    parent: flat ? new Uint8Array(c.count) : c.parent,
    tone: tonesOf(view, search.colour ?? 'critical'),
    label: i => {
      if (c.shape[i] === 4) return textAt(c.name, i);
      if (c.shape[i] !== 3) return '';
      const name = textAt(c.name, i);
      return `${name.length > 24 ? `${name.slice(0, 23)}…` : name} · ${dayText(c.finish[i] ?? Number.NaN)}`;
    },
  };
}

function keeps(view: PlanView, { find, only }: PlanSearch): ((i: number) => boolean) | undefined {
  if (find === undefined && only === undefined) return undefined;
  const { columns: c } = view;
  const words = (find ?? '').toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return i => {
    const name = `${textAt(c.wbs, i)} ${textAt(c.name, i)} ${textAt(c.who, i)}`.toLocaleLowerCase();
    if (!words.every(word => name.includes(word))) return false;
    if (only === 'critical') return ((c.state[i] ?? 0) & 1) === 1 && c.shape[i] !== 2;
    if (only === 'late') return (c.finish[i] ?? 0) > (c.baseFinish[i] ?? Number.POSITIVE_INFINITY);
    return true;
  };
}

/** Which rows are seen, in which order. */
export function orderOf(
  view: PlanView,
  records: TimelineRecords,
  shown: { readonly search: PlanSearch; readonly folded: ReadonlySet<number> },
): RowOrder {
  const { columns: c } = view;
  const keep = keeps(view, shown.search);
  const { order } = shown.search;
  if (order === undefined || order === 'wbs') {
    const folded = new Set([...shown.folded].map(uid => view.rowOf(uid)));
    return openRows(records, keep === undefined ? folded : new Set(), keep);
  }
  const rows = Array.from({ length: c.count }, (_, i) => i).filter(
    i => c.shape[i] !== 2 && (keep?.(i) ?? true),
  );
  const byStart = (a: number, b: number) => (c.start[a] ?? 0) - (c.start[b] ?? 0) || a - b;
  const byWho = (a: number, b: number) => textAt(c.who, a).localeCompare(textAt(c.who, b)) || byStart(a, b);
  return rowOrder(rows.toSorted(order === 'who' ? byWho : byStart), c.count);
}
