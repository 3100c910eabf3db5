import type { AxisWords } from './axis-layer.ts';
import { canvasPen } from './canvas-pen.ts';
import { drawLanes } from './draw-lanes.ts';
import { drawLanesAxis, lanesHeaderHeight, spanOf } from './lanes.ts';
import { layoutLanes } from './lanes-layout.ts';
import type { LanesScene } from './lanes-scene.ts';
import { offsetPen } from './offset-pen.ts';
import type { TimelinePalette } from './palette.ts';
import type { Pen } from './pen.ts';
import { svgPen } from './svg-pen.ts';
import type { Viewport } from './viewport.ts';

/** Lanes on paper, with all their time. */
export interface LanesPicture {
  readonly scene: LanesScene;
  readonly palette: TimelinePalette;
  readonly words: AxisWords;
  readonly title: string;
  readonly width: number;
}

const paneWidth = 184;
const titleHeight = 34;
const marginSec = 30 * 86_400;

const heightOf = ({ scene }: LanesPicture) => titleHeight + lanesHeaderHeight + layoutLanes(scene).height + 8;

function draw(pen: Pen, picture: LanesPicture): void {
  const { scene, palette, words, title, width } = picture;
  const layout = layoutLanes(scene);
  pen.rect({ x: 0, y: 0, w: width, h: heightOf(picture) }, { fill: palette.surface });
  pen.text(title, { x: 12, y: 22 }, { color: palette.ink, size: 15, weight: 600 });
  const { fromSec, toSec } = spanOf(scene);
  const originSec = fromSec - marginSec;
  const endSec = toSec + marginSec;
  const pxPerDay = ((width - paneWidth) / (endSec - originSec)) * 86_400;
  const view: Viewport = {
    scale: { originSec, endSec, pxPerDay },
    palette,
    scrollX: 0,
    scrollY: 0,
    width: width - paneWidth,
    height: layout.height,
    rowHeight: 24,
  };
  const axis = offsetPen(pen, paneWidth, titleHeight);
  axis.clip({ x: 0, y: 0, w: view.width, h: lanesHeaderHeight });
  drawLanesAxis(axis, view, { scene, words });
  axis.unclip();
  const body = offsetPen(pen, paneWidth, titleHeight + lanesHeaderHeight);
  body.clip({ x: 0, y: 0, w: view.width, h: layout.height });
  drawLanes(body, view, { scene, layout });
  body.unclip();
  scene.lanes.forEach((lane, i) => {
    const y = titleHeight + lanesHeaderHeight + (layout.lanes[i]?.y ?? 0);
    pen.text(lane.name, { x: 12, y: y + 18 }, { color: palette.ink, size: 12, weight: 600 });
    pen.rect({ x: 0, y: y - 1, w: paneWidth, h: 1 }, { fill: palette.lineStrong });
  });
}

export function lanesSvg(picture: LanesPicture): string {
  const pen = svgPen(picture.palette.font.replaceAll('"', "'"));
  draw(pen, picture);
  return pen.svg({ w: picture.width, h: heightOf(picture), title: picture.title });
}

export async function lanesPng(picture: LanesPicture): Promise<Blob | null> {
  const height = heightOf(picture);
  const fine = Math.min(2, 8_000 / picture.width, 8_000 / height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * fine);
  canvas.height = Math.round(height * fine);
  const ctx = canvas.getContext('2d');
  if (ctx === null) return null;
  ctx.scale(fine, fine);
  draw(canvasPen(ctx, picture.palette.font), picture);
  return new Promise(done => canvas.toBlob(done, 'image/png'));
}
