import { drawAxis } from './axis-layer.ts';
import { canvasPen } from './canvas-pen.ts';
import { drawGantt } from './draw-gantt.ts';
import { ganttHeaderHeight, ganttRowHeight } from './gantt-parts.ts';
import type { GanttScene, GanttWords } from './gantt-scene.ts';
import { bucketLinks } from './link-buckets.ts';
import { offsetPen } from './offset-pen.ts';
import type { TimelinePalette } from './palette.ts';
import type { Pen } from './pen.ts';
import { type TimeScale, xOf } from './scale.ts';
import { svgPen } from './svg-pen.ts';
import type { Viewport } from './viewport.ts';

/** A Gantt chart on paper: which rows, which stretch of time, how wide. */
export interface GanttPicture {
  readonly scene: GanttScene;
  readonly words: GanttWords;
  readonly palette: TimelinePalette;
  readonly title: string;
  readonly fromSec: number;
  readonly toSec: number;
  readonly firstRow: number;
  readonly rows: number;
  /** Of the whole picture, table and time. */
  readonly width: number;
}

const titleHeight = 34;

export const pictureHeight = ({ rows }: GanttPicture): number =>
  titleHeight + ganttHeaderHeight + rows * ganttRowHeight + 1;

function drawTable(pen: Pen, picture: GanttPicture): number {
  const { scene, palette: p, firstRow, rows } = picture;
  const columns = scene.columns.filter(c => c.key !== 'who');
  let x = 8;
  for (const column of columns) {
    const right = x + column.width;
    const place = (y: number) =>
      column.right === true
        ? { at: { x: right - 6, y }, align: 'end' as const }
        : { at: { x: x + 2, y }, align: 'start' as const };
    const head = place(ganttHeaderHeight - 7);
    pen.text(column.title, head.at, { color: p.ink3, weight: 600, align: head.align });
    pen.clip({ x, y: ganttHeaderHeight, w: column.width - 4, h: rows * ganttRowHeight });
    for (let row = 0; row < rows; row++) {
      const record = scene.order.record[firstRow + row];
      if (record === undefined) break;
      const { at, align } = place(ganttHeaderHeight + row * ganttRowHeight + 16);
      const indent = column.tree === true ? (scene.records.level[record] ?? 0) * 12 : 0;
      const weight = scene.records.parent[record] === 1 ? 600 : 400;
      pen.text(column.text(record), { x: at.x + indent, y: at.y }, { color: p.ink, weight, align });
    }
    pen.unclip();
    x = right;
  }
  return x + 4;
}

function drawPicture(pen: Pen, picture: GanttPicture): void {
  const { scene, words, palette, rows, width } = picture;
  const height = rows * ganttRowHeight;
  pen.rect({ x: 0, y: 0, w: width, h: pictureHeight(picture) }, { fill: palette.surface });
  pen.text(picture.title, { x: 10, y: 22 }, { color: palette.ink, size: 15, weight: 600 });
  const below = offsetPen(pen, 0, titleHeight);
  const tableWidth = drawTable(below, picture);
  const days = Math.max(1, (picture.toSec - picture.fromSec) / 86_400);
  const scale: TimeScale = {
    originSec: picture.fromSec,
    endSec: picture.toSec,
    pxPerDay: (width - tableWidth - 8) / days,
  };
  const view: Viewport = {
    scale,
    palette,
    scrollX: 0,
    scrollY: picture.firstRow * ganttRowHeight,
    width: xOf(scale, picture.toSec),
    height,
    rowHeight: ganttRowHeight,
  };
  const axis = offsetPen(below, tableWidth, 0);
  axis.clip({ x: 0, y: 0, w: view.width, h: ganttHeaderHeight });
  drawAxis(axis, view, { words, height: ganttHeaderHeight, marks: scene.marks });
  axis.unclip();
  const body = offsetPen(below, tableWidth, ganttHeaderHeight);
  body.clip({ x: 0, y: 0, w: view.width, h: height });
  drawGantt(body, view, {
    scene,
    buckets: bucketLinks(scene.links, scene.order),
    chosen: new Set(),
    chosenLink: -1,
    emphasis: [],
    hover: -1,
    drawn: null,
    dayText: words.day,
  });
  body.unclip();
}

/** The picture as an SVG document. */
export function ganttSvg(picture: GanttPicture): string {
  const pen = svgPen(picture.palette.font.replaceAll('"', "'"));
  drawPicture(pen, picture);
  return pen.svg({ w: picture.width, h: pictureHeight(picture), title: picture.title });
}

/** Browsers draw nothing on canvases much larger than this. */
const mostPixels = 8_000;

/** The picture as PNG, twice as fine as the screen where there is room. */
export async function ganttPng(picture: GanttPicture): Promise<Blob | null> {
  const height = pictureHeight(picture);
  const fine = Math.min(2, mostPixels / picture.width, mostPixels / height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * fine);
  canvas.height = Math.round(height * fine);
  const ctx = canvas.getContext('2d');
  if (ctx === null) return null;
  ctx.scale(fine, fine);
  drawPicture(canvasPen(ctx, picture.palette.font), picture);
  return new Promise(done => canvas.toBlob(done, 'image/png'));
}

/** The picture in pages of so many rows each. */
export const pagesOf = (picture: GanttPicture, rowsAPage: number): readonly GanttPicture[] =>
  Array.from({ length: Math.max(1, Math.ceil(picture.rows / rowsAPage)) }, (_, i) => ({
    ...picture,
    firstRow: picture.firstRow + i * rowsAPage,
    rows: Math.min(rowsAPage, picture.rows - i * rowsAPage),
  }));
