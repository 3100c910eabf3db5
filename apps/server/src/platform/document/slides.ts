import pptxgen from 'pptxgenjs';
import type { Deck, Slide, SlideBlock, SlideCell } from './deck.ts';
import { sameBytes } from './same-bytes.ts';

type Page = ReturnType<InstanceType<typeof Presentation>['addSlide']>;

// The package's default export is wrapped once more where modules of both kinds meet.
const Presentation = (
  'default' in pptxgen
    ? (pptxgen as unknown as { readonly default: typeof pptxgen.default }).default
    : pptxgen
) as typeof pptxgen.default;

const ink = '18212B';
const quiet = '5F6974';
const line = 'E3E0D6';
const font = { fontFace: 'Inter', color: ink };

const cellOf = (cell: SlideCell, header: boolean) =>
  typeof cell === 'string'
    ? { text: cell, options: { ...font, fontSize: 9, ...(header ? { color: quiet, bold: true } : {}) } }
    : { text: cell.text, options: { ...font, fontSize: 9, bold: true, color: cell.colour } };

function addBlock(page: Page, block: SlideBlock): void {
  const { at } = block;
  switch (block.kind) {
    case 'figures': {
      const w = at.w / Math.max(1, block.items.length);
      block.items.forEach(({ name, value, change }, i) => {
        page.addText(
          [
            { text: name, options: { ...font, fontSize: 9, color: quiet, breakLine: true } },
            { text: value, options: { ...font, fontSize: 18, bold: true, breakLine: true } },
            { text: change || ' ', options: { ...font, fontSize: 9, color: quiet } },
          ],
          { x: at.x + i * w, y: at.y, w, h: at.h, margin: 2, valign: 'top', fit: 'shrink' },
        );
      });
      return;
    }
    case 'table':
      page.addTable(
        [block.header.map(h => cellOf(h, true)), ...block.rows.map(row => row.map(c => cellOf(c, false)))],
        {
          ...{ x: at.x, y: at.y, w: at.w, colW: [...block.widths], margin: 0.04, fontFace: 'Inter' },
          border: { type: 'solid', pt: 0.5, color: line },
        },
      );
      return;
    case 'chart':
      page.addChart(
        block.type === 'bar' ? 'bar' : 'line',
        block.series.map(s => ({ name: s.name, labels: [...block.categories], values: [...s.values] })),
        {
          ...at,
          ...{
            showTitle: true,
            title: block.title,
            titleFontSize: 11,
            titleFontFace: 'Inter',
            titleColor: ink,
          },
          ...{
            showLegend: block.series.length > 1,
            legendPos: 'b',
            legendFontFace: 'Inter',
            legendFontSize: 9,
          },
          ...{ catAxisLabelFontFace: 'Inter', catAxisLabelFontSize: 9, valAxisLabelFontSize: 9 },
          ...{ chartColors: block.series.map(s => s.colour), barDir: 'col', altText: block.title },
          ...(block.type === 'bar'
            ? { showValue: true, dataLabelFontSize: 9 }
            : { lineDataSymbol: 'none', lineSize: 2 }),
        },
      );
      return;
    case 'text':
      page.addText(
        [
          { text: block.title, options: { ...font, fontSize: 9, color: quiet, breakLine: true } },
          { text: block.text, options: { ...font, fontSize: 10 } },
        ],
        { ...at, valign: 'top', margin: 2, fit: 'shrink' },
      );
  }
}

function addSlide(deck: InstanceType<typeof Presentation>, slide: Slide, foot: string): void {
  const page = deck.addSlide();
  page.addText(slide.title, {
    ...font,
    x: 0.4,
    y: 0.25,
    w: 12.5,
    h: 0.5,
    fontSize: 22,
    bold: true,
    fit: 'shrink',
  });
  page.addText(slide.subtitle, {
    ...font,
    x: 0.4,
    y: 0.72,
    w: 12.5,
    h: 0.32,
    fontSize: 11,
    color: quiet,
    fit: 'shrink',
  });
  for (const block of slide.blocks) addBlock(page, block);
  page.addText(foot, { ...font, x: 0.4, y: 7.05, w: 12.5, h: 0.3, fontSize: 7, color: quiet });
}

/** Writes a presentation with native tables and charts; the same bytes for the same deck. */
export const writeSlides = async ({ title, organisation, day, notes, slides }: Deck): Promise<Uint8Array> => {
  const deck = new Presentation();
  deck.layout = 'LAYOUT_WIDE';
  deck.title = title;
  deck.company = organisation;
  deck.author = organisation;
  const foot = notes.join(' · ');
  const cover = deck.addSlide();
  cover.addText(title, { ...font, x: 0.9, y: 2.4, w: 11.5, h: 1, fontSize: 36, bold: true });
  cover.addText(`${organisation}\n${notes.join('\n')}`, {
    ...{ ...font, x: 0.9, y: 3.5, w: 11.5, h: 1.8, fontSize: 12, color: quiet, valign: 'top' },
  });
  for (const slide of slides) addSlide(deck, slide, foot);
  const written = await deck.write({ outputType: 'uint8array' });
  if (!(written instanceof Uint8Array))
    throw new Error('Broken assumption: a presentation is written as bytes');
  return sameBytes(written, day);
};
