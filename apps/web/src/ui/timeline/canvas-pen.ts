import type { Box, Ink, Pen } from './pen.ts';

const patterns = new Map<string, CanvasPattern | null>();

/** Diagonal stripes, made once for each pair of colours. */
function stripes(ctx: CanvasRenderingContext2D, ground: string, line: string): CanvasPattern | string {
  const key = `${ground} ${line}`;
  if (!patterns.has(key)) {
    const tile = document.createElement('canvas');
    tile.width = 16;
    tile.height = 16;
    const t = tile.getContext('2d');
    if (t !== null) {
      t.scale(2, 2);
      t.fillStyle = ground;
      t.fillRect(0, 0, 8, 8);
      t.strokeStyle = line;
      t.lineWidth = 2;
      t.globalAlpha = 0.55;
      t.beginPath();
      for (const d of [-8, 0, 8]) {
        t.moveTo(d - 1, 9);
        t.lineTo(d + 9, -1);
      }
      t.stroke();
    }
    const pattern = ctx.createPattern(tile, 'repeat');
    pattern?.setTransform(new DOMMatrix([0.5, 0, 0, 0.5, 0, 0]));
    patterns.set(key, pattern);
  }
  return patterns.get(key) ?? ground;
}

function paint(ctx: CanvasRenderingContext2D, ink: Ink): void {
  if (ink.alpha !== undefined) ctx.globalAlpha = ink.alpha;
  if (ink.stripes !== undefined) ctx.fillStyle = stripes(ctx, ink.stripes.ground, ink.stripes.line);
  else if (ink.fill !== undefined) ctx.fillStyle = ink.fill;
  if (ink.stripes !== undefined || ink.fill !== undefined) ctx.fill();
  if (ink.stroke !== undefined) {
    ctx.strokeStyle = ink.stroke;
    ctx.lineWidth = ink.width ?? 1;
    if (ink.dash !== undefined) ctx.setLineDash([...ink.dash]);
    ctx.stroke();
    if (ink.dash !== undefined) ctx.setLineDash([]);
  }
  if (ink.alpha !== undefined) ctx.globalAlpha = 1;
}

function trace(ctx: CanvasRenderingContext2D, points: readonly number[]): void {
  ctx.beginPath();
  for (let i = 0; i + 1 < points.length; i += 2) ctx.lineTo(points[i] ?? 0, points[i + 1] ?? 0);
}

function rect(ctx: CanvasRenderingContext2D, { x, y, w, h, radius }: Box, ink: Ink): void {
  const plain = ink.stroke === undefined && ink.stripes === undefined && ink.fill !== undefined;
  if (plain && (radius ?? 0) === 0 && ink.alpha === undefined) {
    ctx.fillStyle = ink.fill ?? '';
    ctx.fillRect(x, y, w, h);
    return;
  }
  ctx.beginPath();
  if ((radius ?? 0) > 0) ctx.roundRect(x, y, w, h, Math.min(radius ?? 0, Math.abs(w) / 2));
  else ctx.rect(x, y, w, h);
  paint(ctx, ink);
}

/** A pen on a canvas. */
export const canvasPen = (ctx: CanvasRenderingContext2D, font: string): Pen => ({
  rect: (box, ink) => rect(ctx, box, ink),
  shape: (points, ink) => {
    trace(ctx, points);
    ctx.closePath();
    paint(ctx, ink);
  },
  line: (points, ink) => {
    trace(ctx, points);
    paint(ctx, ink);
  },
  text: (text, { x, y }, { color, size = 11, weight = 400, align = 'start', halo }) => {
    const face = `${weight} ${size}px ${font}`;
    if (ctx.font !== face) ctx.font = face;
    ctx.textAlign = align === 'middle' ? 'center' : align;
    if (halo !== undefined) {
      ctx.strokeStyle = halo;
      ctx.lineWidth = 3;
      ctx.lineJoin = 'round';
      ctx.strokeText(text, x, y);
    }
    ctx.fillStyle = color;
    ctx.fillText(text, x, y);
  },
  clip: ({ x, y, w, h }) => {
    ctx.save();
    ctx.beginPath();
    ctx.rect(x, y, w, h);
    ctx.clip();
  },
  unclip: () => ctx.restore(),
});
