import type { TimelinePalette } from './palette.ts';
import { diamond, type Ink, type Pen } from './pen.ts';
import { RecordBit, Shape, type TimelineRecords } from './records.ts';
import { type Viewport, windowX } from './viewport.ts';

/** How much of what is known is drawn. */
export interface BarLook {
  readonly critical: boolean;
  readonly baseline: boolean;
  readonly slack: boolean;
}

/** Where a bar lies in its row. */
export const barTop = 4;
export const barHeight = 12;
export const barMiddle = barTop + barHeight / 2;
export const diamondRadius = 6.5;
const ghostTop = 18;
/** A bar begins and ends at most so far outside the window: canvases draw huge shapes slowly. */
const edgePx = 40;

interface Row {
  readonly pen: Pen;
  readonly view: Viewport;
  readonly records: TimelineRecords;
  readonly record: number;
  readonly y: number;
  readonly look: BarLook;
}

interface Tone {
  readonly edge: string;
  readonly ground: string;
}

const bit = (r: TimelineRecords, record: number, mask: number) => ((r.state[record] ?? 0) & mask) !== 0;

/** Edge and ground of a record: red where it is critical and that is shown. */
export function toneOf(
  palette: TimelinePalette,
  {
    records,
    record,
    critical,
  }: { readonly records: TimelineRecords; readonly record: number; readonly critical: boolean },
): Tone {
  if (critical && bit(records, record, RecordBit.Critical))
    return { edge: palette.red, ground: palette.redSoft };
  const [edge, ground] = palette.tones[records.tone[record] ?? 0] ?? palette.tones[0] ?? ['', ''];
  return { edge, ground };
}

function span(view: Viewport, start: number, finish: number): readonly [number, number] | null {
  const a = windowX(view, start);
  const b = Math.max(a + 1.5, windowX(view, finish));
  if (!(b > -edgePx && a < view.width + edgePx)) return null;
  return [Math.max(-edgePx, a), Math.min(view.width + edgePx, b)];
}

function drawGhosts({ pen, view, records: r, record, y, look }: Row): void {
  const p = view.palette;
  const milestone = r.shape[record] === Shape.Milestone;
  if (look.baseline) {
    const base = span(view, r.baseStart[record] ?? Number.NaN, r.baseFinish[record] ?? Number.NaN);
    if (base !== null && milestone)
      pen.shape(diamond(base[0], y + ghostTop + 1.5, 3), { fill: p.ink3, alpha: 0.6 });
    else if (base !== null)
      pen.rect(
        { x: base[0], y: y + ghostTop, w: base[1] - base[0], h: 3, radius: 1 },
        { fill: p.ink3, alpha: 0.6 },
      );
  }
  const was = span(view, r.wasStart[record] ?? Number.NaN, r.wasFinish[record] ?? Number.NaN);
  if (was === null) return;
  const dashed: Ink = { stroke: p.ink3, dash: [2.5, 2] };
  if (milestone) pen.shape(diamond(was[0], y + barMiddle, 6), { ...dashed, fill: p.surface });
  else if (r.shape[record] === Shape.Summary) pen.line([was[1], y + 5, was[1], y + 13], dashed);
  else
    pen.rect(
      { x: was[0] + 0.5, y: y + barTop + 0.5, w: was[1] - was[0] - 1, h: barHeight - 1, radius: 2 },
      dashed,
    );
}

function drawSummary({ pen, view, records: r, record, y, look }: Row): void {
  const at = span(view, r.start[record] ?? Number.NaN, r.finish[record] ?? Number.NaN);
  if (at === null) return;
  const [a, b] = at;
  const p = view.palette;
  const tip = Math.min(4, (b - a) / 2);
  const color = look.critical && bit(r, record, RecordBit.Critical) ? p.ink : p.ink2;
  const foot = y + 14;
  pen.shape([a, y + 7, b, y + 7, b, foot, b - tip, y + 10, a + tip, y + 10, a, foot], { fill: color });
  const was = windowX(view, r.wasFinish[record] ?? Number.NaN);
  if (was < b)
    pen.rect(
      { x: Math.max(a, was), y: y + 7, w: b - Math.max(a, was), h: 3 },
      { stripes: { ground: p.surface, line: color } },
    );
}

function drawMilestone({ pen, view, records: r, record, y, look }: Row): void {
  const x = windowX(view, r.start[record] ?? Number.NaN);
  if (!(x > -edgePx && x < view.width + edgePx)) return;
  const { edge, ground } = toneOf(view.palette, { records: r, record, critical: look.critical });
  const done = bit(r, record, RecordBit.Complete);
  const ink: Ink = bit(r, record, RecordBit.Unsaved)
    ? { stripes: { ground, line: edge } }
    : { fill: done ? edge : ground };
  pen.shape(diamond(x, y + barMiddle, diamondRadius), { ...ink, stroke: edge, width: 1.3 });
}

function drawSlack({ pen, view, records: r, record, y }: Row, right: number): void {
  const until = windowX(view, r.slackUntil[record] ?? Number.NaN);
  if (!(until > right + 3)) return;
  const end = Math.min(view.width + edgePx, until);
  pen.line([right, y + barMiddle, end, y + barMiddle], {
    stroke: view.palette.ink3,
    dash: [1, 3],
    width: 1.5,
  });
  pen.line([end, y + barMiddle - 3, end, y + barMiddle + 3], { stroke: view.palette.ink3 });
}

function drawBar(row: Row): void {
  const { pen, view, records: r, record, y, look } = row;
  const at = span(view, r.start[record] ?? Number.NaN, r.finish[record] ?? Number.NaN);
  if (at === null) return;
  const [a, b] = at;
  const p = view.palette;
  const box = { x: a, y: y + barTop, w: b - a, h: barHeight, radius: 2.5 };
  if (r.shape[record] === Shape.External) {
    pen.rect({ ...box, y: box.y - 0.5, h: barHeight + 1 }, { fill: p.surface, stroke: p.ink3, dash: [3, 2] });
    return;
  }
  if (look.slack) drawSlack(row, b);
  const { edge, ground } = toneOf(p, { records: r, record, critical: look.critical });
  const inactive = bit(r, record, RecordBit.Inactive);
  const ink: Ink = inactive
    ? { fill: p.surface, stroke: p.lineStrong, dash: [2, 2] }
    : bit(r, record, RecordBit.Unsaved)
      ? { stripes: { ground, line: edge }, stroke: edge }
      : { fill: ground, stroke: edge };
  pen.rect(box, ink);
  const done = r.progress[record] ?? 0;
  if (done <= 0 || inactive) return;
  const left = windowX(view, r.start[record] ?? 0);
  const reach = left + (windowX(view, r.finish[record] ?? 0) - left) * done;
  const w = Math.min(b, reach) - a;
  if (w > 0) pen.rect({ ...box, w }, { fill: edge, alpha: 0.82 });
}

/** One record: its old places first, then itself. */
export function drawRecord(row: Row): void {
  const shape = row.records.shape[row.record];
  if (shape === Shape.None) return;
  drawGhosts(row);
  if (shape === Shape.Summary) drawSummary(row);
  else if (shape === Shape.Milestone) drawMilestone(row);
  else drawBar(row);
}
