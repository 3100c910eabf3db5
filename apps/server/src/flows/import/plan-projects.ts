import type { ImportCounts, ImportMapping } from '@chartroom/contract';
import { type Attributes, blankAttributes } from '../../register/index.ts';
import { keyOfProject } from './check-known.ts';
import { matchKey } from './check-rows.ts';
import type { KnownProject, Names, ReportContent } from './known.ts';
import { differences, overlay, saidBy } from './overlay.ts';
import { reportOf, sameReport } from './plan-reports.ts';
import { isBad, type ReadRow } from './read-row.ts';
import { baseFor, keptAfter, stateOn, type Track, withFact } from './track.ts';

/** A project to be added, as its first row says. */
export interface Addition {
  readonly ref: string;
  readonly row: number;
  readonly day: string;
  readonly externalKey: string | null;
  readonly attributes: Attributes;
}

/** What becomes true of a project from a day on. `kept`: only repeats what was true before, see `keptAfter`. */
export interface Change {
  readonly ref: string;
  readonly row: number | null;
  readonly day: string;
  readonly kind: 'updated' | 'left' | 'returned' | 'kept';
  readonly before: Before;
  readonly set: Partial<Attributes>;
}

/** What is set, as it was; no more, since a file of very many rows has as many of these. */
type Before = Partial<Attributes> & Pick<Attributes, 'name' | 'currency'>;

export interface PlannedReport {
  readonly ref: string;
  readonly row: number;
  readonly day: string;
  readonly currency: string;
  readonly content: ReportContent;
  /** The report of that day which this one corrects. */
  readonly corrects: ReportContent | null;
}

export interface ProjectPlan {
  readonly additions: readonly Addition[];
  /** By day, so that each builds on the one before. */
  readonly changes: readonly Change[];
  readonly reports: readonly PlannedReport[];
  readonly counts: Pick<ImportCounts, 'created' | 'updated' | 'unchanged' | 'reports' | 'left' | 'returned'>;
  /** The projects as they will be, for names of refs. */
  readonly tracks: ReadonlyMap<string, Track>;
}

export interface PlanInput {
  readonly mapping: ImportMapping;
  /** Every row that was read, the refused ones too: what is refused has not left. */
  readonly rows: readonly ReadRow[];
  readonly known: readonly KnownProject[];
  readonly names: Names;
  /** The rating scale of a day. */
  readonly scaleOn: (day: string) => string;
}

interface Draft {
  readonly tracks: Map<string, Track>;
  readonly additions: Addition[];
  readonly changes: Change[];
  readonly reports: PlannedReport[];
}

function add(draft: Draft, input: PlanInput, row: ReadRow & { readonly day: string }): Track {
  const key = matchKey(input.mapping, row);
  const { externalKey, name } = row.values;
  const blank = blankAttributes(typeof name === 'string' ? name : key, row.currency);
  const attributes = overlay(blank, saidBy(row, input.mapping, input.names), input.mapping);
  const track: Track = {
    ref: `new ${key}`,
    matchKey: key,
    project: null,
    facts: [{ day: row.day, attributes }],
  };
  draft.tracks.set(key, track);
  draft.additions.push({
    ref: track.ref,
    row: row.number,
    day: row.day,
    externalKey: typeof externalKey === 'string' ? externalKey : null,
    attributes,
  });
  return track;
}

function beforeOf(before: Attributes, set: Partial<Attributes>): Before {
  const { name, currency } = before;
  const was = Object.fromEntries(
    (Object.keys(set) as (keyof Attributes)[]).map(attribute => [attribute, before[attribute]]),
  );
  return { ...was, name, currency };
}

/** Puts a state into a track when it differs from what was true; answers whether anything changed. */
function put(
  draft: Draft,
  track: Track,
  at: { readonly row: number | null; readonly day: string; readonly after: Attributes },
): boolean {
  const known = stateOn(track, at.day);
  const before = baseFor(track, at.day);
  if (before === null) return false;
  const set = differences(before, at.after);
  if (known !== null && Object.keys(set).length === 0) return false;
  const kind = !at.after.present ? 'left' : known?.present === false ? 'returned' : 'updated';
  draft.changes.push({ ref: track.ref, row: at.row, day: at.day, kind, before: beforeOf(before, set), set });
  const kept = keptAfter(track, at.day);
  let next = withFact(track, { day: at.day, attributes: at.after });
  if (kept !== null) {
    const set = differences(at.after, kept.attributes);
    draft.changes.push({
      ...{ ref: track.ref, row: null, day: kept.day, kind: 'kept' as const, set },
      before: beforeOf(at.after, set),
    });
    next = withFact(next, kept);
  }
  draft.tracks.set(track.matchKey, next);
  return true;
}

function report(
  draft: Draft,
  track: Track,
  said: { readonly row: Dated; readonly scaleId: string },
): boolean {
  const { row, scaleId } = said;
  const content = reportOf(row, scaleId);
  const there = track.project?.reports.get(row.day) ?? null;
  if (there !== null && sameReport(there, content)) return false;
  const { ref } = track;
  draft.reports.push({
    ref,
    row: row.number,
    day: row.day,
    currency: row.currency,
    content,
    corrects: there,
  });
  return true;
}

/** In a full snapshot, what was there and is absent from the rows of a day has left on that day. */
function leave(
  draft: Draft,
  day: string,
  { source, present }: { readonly source: string; readonly present: ReadonlySet<string> },
): void {
  for (const track of [...draft.tracks.values()]) {
    const ours = track.project === null || track.project.externalSource === source;
    const state = stateOn(track, day);
    const mine = track.project?.mayEdit !== false;
    if (!ours || !mine || !state?.present || present.has(track.matchKey)) continue;
    put(draft, track, { row: null, day, after: { ...state, present: false } });
  }
}

type Dated = ReadRow & { readonly day: string };
const isDated = (row: ReadRow): row is Dated => row.day !== null;

/**
 * What an import does to projects: which are added, what becomes true of which on which day, which reports are
 * published, who leaves and who returns. Pure; in the order of days; what is so already is not planned again. Yields after
 * each day.
 */
export function* planProjects(input: PlanInput): Generator<void, ProjectPlan> {
  const { mapping, rows } = input;
  const draft: Draft = { tracks: new Map(), additions: [], changes: [], reports: [] };
  for (const project of input.known) {
    const key = keyOfProject(mapping, project);
    if (key !== null)
      draft.tracks.set(key, { ref: project.id, matchKey: key, project, facts: project.facts });
  }
  let unchanged = 0;
  const everywhere = rows.filter(r => !isDated(r)).map(r => matchKey(mapping, r));
  const days = [...Map.groupBy(rows.filter(isDated), r => r.day)].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [day, ofDay] of days) {
    for (const row of ofDay.filter(r => !isBad(r))) {
      const key = matchKey(mapping, row);
      const there = draft.tracks.get(key);
      const track = there ?? add(draft, input, row);
      const base = baseFor(track, day);
      const after = base && overlay(base, saidBy(row, mapping, input.names), mapping);
      const changed =
        there !== undefined && after !== null && put(draft, track, { row: row.number, day, after });
      const reported = mapping.as === 'reports' && report(draft, track, { row, scaleId: input.scaleOn(day) });
      if (there !== undefined && !changed && !reported) unchanged++;
    }
    const present = new Set([...everywhere, ...ofDay.map(r => matchKey(mapping, r))]);
    if (mapping.snapshot === 'full') leave(draft, day, { source: mapping.source, present });
    yield;
  }
  const kinds = (kind: Change['kind']) => draft.changes.filter(c => c.kind === kind).length;
  const good = rows.filter(r => isDated(r) && !isBad(r)).length;
  const created = draft.additions.length;
  return {
    additions: draft.additions,
    changes: draft.changes.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
    reports: draft.reports,
    counts: {
      created,
      updated: good - created - unchanged,
      unchanged,
      reports: draft.reports.length,
      left: kinds('left'),
      returned: kinds('returned'),
    },
    tracks: draft.tracks,
  };
}
