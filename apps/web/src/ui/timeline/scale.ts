/** A linear time axis: wall seconds to pixels from its origin. */
export interface TimeScale {
  readonly originSec: number;
  readonly endSec: number;
  readonly pxPerDay: number;
}

const daySec = 86_400;
/** A century on a phone, and an hour as wide as a word. */
export const leastPxPerDay = 0.01;
export const mostPxPerDay = 1800;
/** Browsers place nothing exactly beyond some sixteen million pixels. */
const mostPx = 12_000_000;

export const xOf = (scale: TimeScale, sec: number): number =>
  ((sec - scale.originSec) / daySec) * scale.pxPerDay;
export const secOf = (scale: TimeScale, x: number): number => scale.originSec + (x / scale.pxPerDay) * daySec;
export const widthOf = (scale: TimeScale): number => xOf(scale, scale.endSec);

/** A zoom that this span of time can be shown at. */
export function clampZoom(scale: TimeScale, pxPerDay: number): number {
  const most = Math.min(mostPxPerDay, (mostPx * daySec) / Math.max(daySec, scale.endSec - scale.originSec));
  return Math.min(most, Math.max(leastPxPerDay, pxPerDay));
}

/** The axis zoomed, and where to scroll so that the time under a point of the window stays under it. */
export function zoomAt(
  scale: TimeScale,
  pxPerDay: number,
  at: { readonly scrollX: number; readonly windowX: number },
): { readonly scale: TimeScale; readonly scrollX: number } {
  const under = secOf(scale, at.scrollX + at.windowX);
  const zoomed = { ...scale, pxPerDay: clampZoom(scale, pxPerDay) };
  return { scale: zoomed, scrollX: xOf(zoomed, under) - at.windowX };
}

/** The axis on which a span fills a window, with a margin on both sides. */
export function fitTo(
  scale: TimeScale,
  span: { readonly fromSec: number; readonly toSec: number },
  windowPx: number,
): { readonly scale: TimeScale; readonly scrollX: number } {
  const days = Math.max(1, (span.toSec - span.fromSec) / daySec);
  const margin = Math.min(24, windowPx / 10);
  const fitted = { ...scale, pxPerDay: clampZoom(scale, (windowPx - 2 * margin) / days) };
  return { scale: fitted, scrollX: xOf(fitted, span.fromSec) - margin };
}
