import type { RoadmapRow, Status } from '@chartroom/contract';
import { t } from '@lingui/core/macro';
import type { LaneBar, LaneEdge, LaneLink, LaneMark, LanesScene } from '../../../ui/timeline/lanes-scene.ts';
import type { LaneKind, RoadmapSearch } from './search.ts';

const daySec = 86_400;

/** The first second of a day. */
export const secOfDay = (day: string): number => Date.parse(`${day}T00:00Z`) / 1000;

const edges: Readonly<Record<Status, LaneEdge>> = {
  'on-track': 'good',
  'at-risk': 'warning',
  'off-track': 'bad',
  unknown: 'none',
};

export const startOf = ({ dates }: RoadmapRow): string | null =>
  dates.startActual ?? dates.startForecast ?? dates.startBaseline;
export const finishOf = ({ dates }: RoadmapRow): string | null =>
  dates.finishActual ?? dates.finishForecast ?? dates.finishBaseline;
const dateOf = (m: RoadmapRow['milestones'][number]): string | null => m.actual ?? m.forecast ?? m.baseline;

/** The lane a project lies on. */
export function laneOf(row: RoadmapRow, kind: LaneKind): string {
  const name = kind === 'category' ? row.category : row[kind]?.name;
  return name ?? t`None`;
}

export const edgeOf = (row: RoadmapRow, search: RoadmapSearch): LaneEdge =>
  edges[search.edge === 'reported' || row.computed === 'unknown' ? row.reported.status : row.computed];

function markOf(m: RoadmapRow['milestones'][number], asOf: string): LaneMark | null {
  const day = dateOf(m);
  if (day === null) return null;
  const kind = m.actual !== null && m.actual <= asOf ? 'passed' : day < asOf ? 'late' : 'ahead';
  return { sec: secOfDay(day) + daySec, kind, title: m.name };
}

/** What is said of a project behind its name: that the two statuses differ, or that it is silent. */
function noteOf(row: RoadmapRow): string {
  if (row.disagreeWeeks !== null && row.disagreeWeeks >= 1) {
    const weeks = Math.floor(row.disagreeWeeks);
    return t`≠ ${weeks} wk`;
  }
  return '';
}

/** A project as a bar: its gates part it into phases. */
function barOf(
  row: RoadmapRow,
  lane: number,
  drawn: { readonly asOf: string; readonly search: RoadmapSearch },
): LaneBar | null {
  const [start, finish] = [startOf(row), finishOf(row)];
  if (start === null || finish === null || finish < start) return null;
  const startSec = secOfDay(start);
  const finishSec = secOfDay(finish) + daySec;
  const gates = row.milestones
    .filter(m => m.kind === 'gate')
    .flatMap(m => dateOf(m) ?? [])
    .map(day => secOfDay(day) + daySec)
    .filter(sec => sec > startSec && sec < finishSec)
    .toSorted((a, b) => a - b);
  const ends = [startSec, ...gates, finishSec];
  const promised = row.dates.finishBaseline;
  return {
    id: row.key,
    lane,
    label: row.name,
    note: noteOf(row),
    startSec,
    finishSec,
    promisedSec: promised === null ? Number.NaN : secOfDay(promised) + daySec,
    edge: edgeOf(row, drawn.search),
    segments: ends.slice(1).map((toSec, i) => ({ fromSec: ends[i] ?? startSec, toSec })),
    marks: row.milestones.flatMap(m => markOf(m, drawn.asOf) ?? []),
  };
}

const order: readonly LaneEdge[] = ['bad', 'warning', 'good', 'none'];

interface RoadmapDrawn {
  readonly asOf: string;
  readonly search: RoadmapSearch;
  readonly todayLabel: string;
  readonly links: readonly LaneLink[];
  readonly driving: ReadonlySet<string>;
}

/** Projects on the lanes they belong to; those without dates are left out and counted. */
export function roadmapScene(
  rows: readonly RoadmapRow[],
  drawn: RoadmapDrawn,
): { readonly scene: LanesScene; readonly undated: number } {
  const kind = drawn.search.lanes ?? 'portfolio';
  const none = t`None`;
  const names = [...new Set(rows.map(row => laneOf(row, kind)))].toSorted((a, b) =>
    a === none ? 1 : b === none ? -1 : a.localeCompare(b),
  );
  const bars = rows.flatMap(row => barOf(row, names.indexOf(laneOf(row, kind)), drawn) ?? []);
  const lanes = names.map((name, lane) => ({
    name,
    counts: order.flatMap(edge => {
      const count = bars.filter(bar => bar.lane === lane && bar.edge === edge).length;
      return count === 0 ? [] : [[edge, count] as const];
    }),
  }));
  const shown = new Set(bars.map(bar => bar.lane));
  const kept = lanes.filter((_, i) => shown.has(i));
  const moved = new Map([...shown].toSorted((a, b) => a - b).map((lane, i) => [lane, i]));
  return {
    scene: {
      lanes: kept,
      bars: bars.map(bar => ({ ...bar, lane: moved.get(bar.lane) ?? 0 })),
      links: drawn.links,
      todaySec: secOfDay(drawn.asOf) + daySec,
      todayLabel: drawn.todayLabel,
      chosen: drawn.search.project ?? '',
      driving: drawn.driving,
    },
    undated: rows.length - bars.length,
  };
}
