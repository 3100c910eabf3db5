import type { Box, Pen } from './pen.ts';

const shifted = (points: readonly number[], dx: number, dy: number) =>
  points.map((n, i) => n + (i % 2 === 0 ? dx : dy));

/** A pen whose drawings lie elsewhere. */
export function offsetPen(pen: Pen, dx: number, dy: number): Pen {
  const box = (b: Box): Box => ({ ...b, x: b.x + dx, y: b.y + dy });
  return {
    rect: (b, ink) => pen.rect(box(b), ink),
    shape: (points, ink) => pen.shape(shifted(points, dx, dy), ink),
    line: (points, ink) => pen.line(shifted(points, dx, dy), ink),
    text: (text, at, lettering) => pen.text(text, { x: at.x + dx, y: at.y + dy }, lettering),
    clip: b => pen.clip(box(b)),
    unclip: pen.unclip,
  };
}
