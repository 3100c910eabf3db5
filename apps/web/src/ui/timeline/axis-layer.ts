import { type Pen, roughWidth } from './pen.ts';
import { isoWeek, nextTick, type Tier, ticksBetween, tiersAt } from './ticks.ts';
import { fromSecOf, toSecOf, type Viewport, windowX } from './viewport.ts';

/** The words of an axis in the reader's language. */
export interface AxisWords {
  readonly locale: string;
  readonly quarter: (n: number) => string;
  readonly week: (n: number) => string;
  readonly decade: (year: number) => string;
}

/** A day marked on the axis: the status date, today. */
export interface AxisMark {
  readonly sec: number;
  readonly label: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();
function formatted(locale: string, sec: number, options: Intl.DateTimeFormatOptions): string {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  formats.set(key, known);
  // As wide as the other months; CLDR writes Sept for British English.
  return known.format(sec * 1000).replace(/Sept\b/, 'Sep');
}

/** What stands at a tick of the upper line, as long as there is room for. */
function upperLabel(
  tier: Tier,
  sec: number,
  room: { readonly px: number; readonly words: AxisWords },
): string {
  const { locale } = room.words;
  switch (tier.unit) {
    case 'hour':
    case 'day':
      return formatted(locale, sec, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
    case 'week':
      return room.px > 130
        ? `${room.words.week(isoWeek(sec))} · ${formatted(locale, sec, { day: 'numeric', month: 'short', year: 'numeric' })}`
        : formatted(locale, sec, { day: 'numeric', month: 'short' });
    case 'month':
      return formatted(locale, sec, room.px > 70 ? { month: 'short', year: 'numeric' } : { month: 'short' });
    case 'quarter':
    case 'year':
      return formatted(locale, sec, { year: 'numeric' });
    case 'decade':
      return room.words.decade(new Date(sec * 1000).getUTCFullYear());
  }
}

function lowerLabel(
  tier: Tier,
  sec: number,
  { px, words }: { readonly px: number; readonly words: AxisWords },
): string {
  const date = new Date(sec * 1000);
  switch (tier.unit) {
    case 'hour':
      return String(date.getUTCHours()).padStart(2, '0');
    case 'day':
      return px > 44
        ? formatted(words.locale, sec, { weekday: 'short', day: 'numeric' })
        : String(date.getUTCDate());
    case 'week':
      return String(isoWeek(sec));
    case 'month':
      return formatted(words.locale, sec, { month: px > 30 ? 'short' : 'narrow' });
    case 'quarter':
      return words.quarter(Math.floor(date.getUTCMonth() / 3) + 1);
    case 'year':
      return formatted(words.locale, sec, { year: 'numeric' });
    case 'decade':
      return words.decade(date.getUTCFullYear());
  }
}

const middle = 20;

/** The two lines of the axis, and the marks on it. */
export function drawAxis(
  pen: Pen,
  view: Viewport,
  {
    words,
    height,
    marks,
  }: { readonly words: AxisWords; readonly height: number; readonly marks: readonly AxisMark[] },
): void {
  const { palette: p, width } = view;
  const tiers = tiersAt(view.scale.pxPerDay);
  const [from, to] = [fromSecOf(view), toSecOf(view)];
  pen.rect({ x: 0, y: 0, w: width, h: height }, { fill: p.paper });
  for (const tick of ticksBetween(tiers.upper, from, to)) {
    const x = windowX(view, tick);
    const right = windowX(view, nextTick(tiers.upper, tick));
    pen.rect({ x: Math.round(x), y: 0, w: 1, h: middle }, { fill: p.lineStrong });
    const left = Math.max(0, x);
    const px = Math.min(width, right) - left;
    if (px < 34) continue;
    const text = upperLabel(tiers.upper, tick, { px, words });
    pen.clip({ x: left, y: 0, w: px, h: middle });
    pen.text(text, { x: left + 6, y: 14 }, { color: p.ink2, size: 12, weight: 600 });
    pen.unclip();
  }
  pen.rect({ x: 0, y: middle, w: width, h: 1 }, { fill: p.line });
  for (const tick of ticksBetween(tiers.lower, from, to)) {
    const x = windowX(view, tick);
    const px = windowX(view, nextTick(tiers.lower, tick)) - x;
    pen.rect({ x: Math.round(x), y: middle, w: 1, h: height - middle }, { fill: p.line });
    const text = lowerLabel(tiers.lower, tick, { px, words });
    pen.text(text, { x: x + px / 2, y: height - 6 }, { color: p.ink3, align: 'middle' });
  }
  pen.rect({ x: 0, y: height - 1, w: width, h: 1 }, { fill: p.lineStrong });
  for (const mark of marks) {
    const x = Math.round(windowX(view, mark.sec));
    pen.rect({ x, y: height - 8, w: 1.5, h: 8 }, { fill: p.water });
  }
}

/** What marks are called, in the upper line before where they stand; for rows that would cover it. */
export function drawFlags(pen: Pen, view: Viewport, marks: readonly AxisMark[]): void {
  const { palette: p } = view;
  for (const { sec, label } of marks) {
    const w = roughWidth(label) + 12;
    const x = Math.round(windowX(view, sec));
    if (label === '' || x < 0 || x - w > view.width) continue;
    pen.rect({ x: x - w, y: 2, w: w + 1.5, h: 16 }, { fill: p.water });
    pen.text(label, { x: x - w + 6, y: 13.5 }, { color: p.onWater, weight: 600 });
  }
}
