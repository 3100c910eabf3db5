import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { sameBytes } from './same-bytes.ts';

/** A part of a document for a word processor. */
export type WordBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly quiet?: true }
  | {
      readonly kind: 'table';
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** Parts of the width, one for each column. */
      readonly widths: readonly number[];
    };

/** A document for a word processor: plain text that somebody typed is text, whatever it looks like. */
export interface WordDocument {
  readonly title: string;
  readonly organisation: string;
  /** YYYY-MM-DD, instead of the time of writing. */
  readonly day: string;
  /** What it is of, and the hash of what it says; at the foot of each page. */
  readonly foot: readonly string[];
  readonly blocks: readonly WordBlock[];
}

const grey = '5F6974';
const font = 'Inter';
const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
const border = { style: BorderStyle.SINGLE, size: 4, color: 'D8D4C8' };
const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };

const paragraph = (text: string, options: { readonly bold?: boolean; readonly quiet?: boolean } = {}) =>
  new Paragraph({
    spacing: { after: 80 },
    children: text.split('\n').map(
      (line, i) =>
        new TextRun({
          text: line,
          ...(i > 0 ? { break: 1 } : {}),
          ...(options.bold === true ? { bold: true } : {}),
          ...(options.quiet === true ? { color: grey } : {}),
        }),
    ),
  });

const wholeWidth = 9_600;

function table({ header, rows, widths }: Extract<WordBlock, { kind: 'table' }>): Table {
  const sum = widths.reduce((a, b) => a + b, 0);
  const sizes = widths.map(w => Math.round((wholeWidth * w) / sum));
  const cell = (text: string, column: number, bold = false) =>
    new TableCell({
      width: { size: sizes[column] ?? 0, type: WidthType.DXA },
      margins: { top: 40, bottom: 20, left: 60, right: 60 },
      borders: { top: none, left: none, right: none, bottom: border },
      children: [paragraph(text, bold ? { bold, quiet: true } : {})],
    });
  return new Table({
    width: { size: wholeWidth, type: WidthType.DXA },
    columnWidths: sizes,
    rows: [
      new TableRow({ tableHeader: true, children: header.map((h, i) => cell(h, i, true)) }),
      ...rows.map(row => new TableRow({ cantSplit: true, children: row.map((text, i) => cell(text, i)) })),
    ],
  });
}

const blockOf = (block: WordBlock): Paragraph | Table => {
  switch (block.kind) {
    case 'heading':
      return new Paragraph({
        heading: levels[block.level],
        spacing: { before: block.level === 1 ? 0 : 240, after: 100 },
        children: [new TextRun({ text: block.text })],
      });
    case 'text':
      return paragraph(block.text, { quiet: block.quiet === true });
    case 'table':
      return table(block);
  }
};

/** Writes a document for a word processor (DOCX): the same bytes for the same content. */
export async function writeWord(content: WordDocument): Promise<Uint8Array> {
  const heading = (size: number) => ({ run: { font, size, bold: true, color: '18212B' } });
  const document = new Document({
    title: content.title,
    creator: content.organisation,
    styles: {
      default: {
        document: { run: { font, size: 19, color: '18212B' } },
        heading1: heading(34),
        heading2: heading(24),
        heading3: heading(20),
      },
    },
    sections: [
      {
        properties: { page: { margin: { top: 1_000, bottom: 1_000, left: 1_150, right: 1_150 } } },
        footers: {
          default: new Footer({
            children: content.foot.map(
              line =>
                new Paragraph({
                  alignment: AlignmentType.LEFT,
                  children: [new TextRun({ text: line, size: 13, color: grey })],
                }),
            ),
          }),
        },
        children: content.blocks.map(blockOf),
      },
    ],
  });
  return sameBytes(await Packer.pack(document, 'uint8array'), content.day);
}
