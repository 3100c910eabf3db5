import type { Ink, Pen } from './pen.ts';

const escaped: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Text as it may stand in XML; characters that XML has no place for are left out. */
export const xmlText = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to be taken out
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').replace(/[&<>"]/g, c => escaped[c] ?? c);

const round = (n: number) => String(Math.round(n * 100) / 100);
const path = (points: readonly number[]) =>
  points.map((n, i) => `${i === 0 ? 'M' : i % 2 === 0 ? 'L' : ' '}${round(n)}`).join('');

interface SvgPen extends Pen {
  /** The whole picture so far. */
  readonly svg: (size: { readonly w: number; readonly h: number; readonly title: string }) => string;
}

/** A pen that writes SVG. */
export function svgPen(font: string): SvgPen {
  const out: string[] = [];
  const patterns = new Map<string, string>();
  let clips = 0;
  const fillOf = ({ fill, stripes }: Ink): string => {
    if (stripes === undefined) return fill ?? 'none';
    const key = `${stripes.ground} ${stripes.line}`;
    const id = `stripes-${[...patterns.keys()].indexOf(key) + 1 || patterns.size + 1}`;
    if (!patterns.has(key))
      patterns.set(
        key,
        `<pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="${stripes.ground}"/><rect width="2.2" height="6" fill="${stripes.line}" opacity="0.55"/></pattern>`,
      );
    return `url(#${id})`;
  };
  const attributes = (ink: Ink): string =>
    `fill="${fillOf(ink)}"${ink.stroke === undefined ? '' : ` stroke="${ink.stroke}" stroke-width="${ink.width ?? 1}"`}${ink.dash === undefined ? '' : ` stroke-dasharray="${ink.dash.join(' ')}"`}${ink.alpha === undefined ? '' : ` opacity="${ink.alpha}"`}`;
  return {
    rect: ({ x, y, w, h, radius }, ink) => {
      out.push(
        `<rect x="${round(x)}" y="${round(y)}" width="${round(Math.max(0, w))}" height="${round(h)}"${radius ? ` rx="${radius}"` : ''} ${attributes(ink)}/>`,
      );
    },
    shape: (points, ink) => {
      out.push(`<path d="${path(points)}Z" ${attributes(ink)}/>`);
    },
    line: (points, ink) => {
      out.push(`<path d="${path(points)}" ${attributes({ ...ink, fill: undefined })}/>`);
    },
    text: (text, { x, y }, { color, size = 11, weight = 400, align = 'start', halo }) => {
      const around = halo === undefined ? '' : ` stroke="${halo}" stroke-width="3" paint-order="stroke"`;
      out.push(
        `<text x="${round(x)}" y="${round(y)}" font-size="${size}" font-weight="${weight}" fill="${color}" text-anchor="${align}"${around}>${xmlText(text)}</text>`,
      );
    },
    clip: ({ x, y, w, h }) => {
      clips++;
      out.push(
        `<clipPath id="clip-${clips}"><rect x="${round(x)}" y="${round(y)}" width="${round(w)}" height="${round(h)}"/></clipPath><g clip-path="url(#clip-${clips})">`,
      );
    },
    unclip: () => {
      out.push('</g>');
    },
    svg: ({ w, h, title }) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${round(w)}" height="${round(h)}" viewBox="0 0 ${round(w)} ${round(h)}" font-family="${xmlText(font)}"><title>${xmlText(title)}</title><defs>${[...patterns.values()].join('')}</defs>${out.join('')}</svg>`,
  };
}
