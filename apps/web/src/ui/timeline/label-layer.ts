import { toneOf } from './bar-layer.ts';
import { type Pen, roughWidth } from './pen.ts';
import { RecordBit, Shape, type TimelineRecords } from './records.ts';
import { type Viewport, windowX } from './viewport.ts';

interface Labelled {
  readonly pen: Pen;
  readonly view: Viewport;
  readonly records: TimelineRecords;
  readonly record: number;
  readonly y: number;
  readonly critical: boolean;
  readonly dayText: (sec: number) => string;
}

function drawDeadline({ pen, view, records: r, record, y }: Labelled): void {
  const x = windowX(view, r.deadline[record] ?? Number.NaN);
  if (!(x > -10 && x < view.width + 10)) return;
  const red = view.palette.red;
  pen.line([x, y + 1, x, y + 23], { stroke: red, width: 1.4 });
  pen.shape([x, y + 1, x + 7, y + 1, x + 4.5, y + 4.2, x + 7, y + 7.5, x, y + 7.5], { fill: red });
}

/** Where it lies, of what is outside the window. */
function drawOutside({ pen, view, records: r, record, y, dayText }: Labelled): void {
  const color = view.palette.ink3;
  const finish = r.finish[record] ?? Number.NaN;
  const start = r.start[record] ?? Number.NaN;
  if (windowX(view, finish) < -8) pen.text(`‹ ${dayText(finish)}`, { x: 8, y: y + 16 }, { color });
  else if (windowX(view, start) > view.width + 8)
    pen.text(`${dayText(start)} ›`, { x: view.width - 8, y: y + 16 }, { color, align: 'end' });
}

/** The deadline's flag and the words beside a bar. */
export function drawLabel(of: Labelled): void {
  const { pen, view, records: r, record, y, critical } = of;
  const shape = r.shape[record];
  if (shape === Shape.None) return;
  drawDeadline(of);
  drawOutside(of);
  const text = r.label(record);
  if (text === '') return;
  const p = view.palette;
  const right = windowX(view, r.finish[record] ?? Number.NaN);
  const left = windowX(view, r.start[record] ?? Number.NaN);
  if (shape === Shape.External) {
    if (right - left > roughWidth(text) + 8)
      pen.text(text, { x: Math.max(4, left + 6), y: y + 14 }, { color: p.ink2, weight: 550 });
    return;
  }
  if (!(right > -10 && right < view.width)) return;
  const isCritical = critical && ((r.state[record] ?? 0) & RecordBit.Critical) !== 0;
  const color = isCritical ? toneOf(p, { records: r, record, critical }).edge : p.ink2;
  pen.text(text, { x: right + 12, y: y + 14 }, { color, weight: 600, halo: p.surface });
}

/** What a move does, at the bar itself: a ring, an arrow from its old place, and words. */
export function drawEmphasis({ pen, view, records: r, record, y }: Labelled, text: string): void {
  const p = view.palette;
  const start = windowX(view, r.start[record] ?? Number.NaN);
  const finish = Math.max(start + 2, windowX(view, r.finish[record] ?? Number.NaN));
  const pad = r.shape[record] === Shape.Milestone ? 9 : 3;
  pen.rect(
    { x: start - pad, y: y + 1, w: finish - start + 2 * pad, h: 18, radius: 4.5 },
    { stroke: p.water, width: 1.6 },
  );
  const was = windowX(view, r.wasStart[record] ?? Number.NaN);
  if (Math.abs(start - was) > 22) {
    const later = start > was;
    const [from, to] = [was + (later ? 6 : -6), start + (later ? -9 : pad + finish - start + 9)];
    if (later) {
      pen.line([from, y + 10, to, y + 10], { stroke: p.water, width: 1.4 });
      pen.shape([to + 4, y + 10, to - 2, y + 6.5, to - 2, y + 13.5], { fill: p.water });
    }
  }
  if (text !== '')
    pen.text(text, { x: finish + pad + 12, y: y + 14 }, { color: p.ink, weight: 600, halo: p.surface });
}
