import type { Slide, SlideBlock } from './deck.ts';
import type { Paper, PaperBlock } from './paper.ts';
import { writeSlides } from './slides.ts';

const mostRows = 12;
const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;
const box = (y: number, h: number) => ({ x: 0.5, y, w: 12.3, h });

/** How much room a block wants, in inches. */
function heightOf(block: PaperBlock): number {
  if (block.kind === 'text')
    return 0.45 + 0.22 * Math.ceil((block.text.length + 1) / 150 + block.text.split('\n').length - 1);
  const rows = block.kind === 'table' ? block.rows.length : block.items.length;
  return 0.7 + 0.3 * Math.min(rows, mostRows);
}

function slideBlocks(block: PaperBlock, y: number, { words }: Paper): readonly SlideBlock[] {
  const h = heightOf(block);
  if (block.kind === 'text') {
    const text = cut(block.text, 2_400) || words.empty;
    return [{ kind: 'text', at: box(y, h), title: block.title, text }];
  }
  const head: SlideBlock = { kind: 'text', at: box(y, 0.35), title: block.title, text: ' ' };
  const header = block.kind === 'table' ? block.header : [words.done, block.title];
  const rows =
    block.kind === 'table'
      ? block.rows
      : block.items.map(i => [i.done ? words.done : words.open, `${i.label} ${i.by}`.trim()]);
  const shown = rows.slice(0, mostRows).map(r => r.map(c => cut(c, 160)));
  const widths = header.map((_, i) => (block.kind === 'table' ? 12.3 / header.length : i === 0 ? 1.5 : 10.8));
  if (shown.length === 0) return [{ ...head, text: words.empty }];
  return [head, { kind: 'table', at: box(y + 0.35, h - 0.35), widths, header, rows: shown }];
}

/** A section over as many slides as it needs. */
function slidesOf(section: Paper['sections'][number], paper: Paper): readonly Slide[] {
  const slides: { title: string; subtitle: string; blocks: SlideBlock[] }[] = [];
  let y = 10;
  for (const block of section.blocks) {
    const h = Math.min(heightOf(block), 5.6);
    if (y + h > 6.9) {
      slides.push({
        title: section.title,
        subtitle: [paper.mark, paper.title].filter(Boolean).join(', '),
        blocks: [],
      });
      y = 1.2;
    }
    slides.at(-1)?.blocks.push(...slideBlocks(block, y, paper));
    y += h + 0.15;
  }
  return slides;
}

/** A paper as slides: a cover, then a section on one or more; long tables are cut after twelve rows. */
export const writePaperSlides = (paper: Paper): Promise<Uint8Array> =>
  writeSlides({
    title: paper.title,
    organisation: paper.organisation,
    day: paper.day,
    notes: [
      ...(paper.mark === null ? [] : [paper.mark]),
      paper.subtitle,
      ...paper.notes,
      `Content SHA-256 ${paper.hash}`,
    ],
    slides: paper.sections.flatMap(s => slidesOf(s, paper)),
  });
