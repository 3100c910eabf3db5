import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Paper, PaperBlock } from './paper.ts';
import { sameBytes } from './same-bytes.ts';

const quiet = '5F6974';
const line = { style: BorderStyle.SINGLE, size: 4, color: 'E3E0D6' };
const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };
/** Between the margins of A4, in twentieths of a point. */
const pageWidth = 9_638;

/** Lines of a text as runs, with a break between them. */
const runs = (text: string, options: { readonly bold?: boolean; readonly color?: string } = {}): TextRun[] =>
  text
    .split(/\r\n|\r|\n/)
    .map((t, i) => new TextRun({ ...options, text: t, ...(i === 0 ? {} : { break: 1 }) }));

interface TableLook {
  readonly header: boolean;
  readonly right: readonly number[];
  readonly bare: boolean;
  readonly parts?: readonly number[] | undefined;
}

function table(
  rows: readonly (readonly string[])[],
  { header, right, bare, parts = rows[0]?.map(() => 1) ?? [1] }: TableLook,
): Table {
  const whole = parts.reduce((sum, p) => sum + p, 0);
  const widths = bare
    ? [2_600, pageWidth - 2_600]
    : parts.map(part => Math.floor((pageWidth * part) / whole));
  const cell = (text: string, x: number, y: number) =>
    new TableCell({
      width: { size: widths[x] ?? 0, type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: bare ? 0 : 80, right: 80 },
      children: [
        new Paragraph({
          style: 'Cell',
          alignment: right.includes(x) ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: runs(text, header && y === 0 ? { bold: true } : bare && x === 0 ? { color: quiet } : {}),
        }),
      ],
    });
  const border = bare ? none : line;
  return new Table({
    columnWidths: widths,
    width: { size: pageWidth, type: WidthType.DXA },
    borders: {
      ...{ top: border, bottom: border, left: none, right: none },
      ...{ insideHorizontal: border, insideVertical: none },
    },
    rows: rows.map(
      (row, y) =>
        new TableRow({
          tableHeader: header && y === 0,
          cantSplit: true,
          children: row.map((t, x) => cell(t, x, y)),
        }),
    ),
  });
}

function blockOf(block: PaperBlock, { words }: Paper): readonly (Paragraph | Table)[] {
  const head = new Paragraph({ heading: HeadingLevel.HEADING_2, children: runs(block.title) });
  const empty = new Paragraph({ children: runs(words.empty, { color: quiet }) });
  switch (block.kind) {
    case 'text': {
      const parts = block.text.split(/\n\s*\n/).filter(p => p.trim() !== '');
      return [head, ...(parts.length === 0 ? [empty] : parts.map(p => new Paragraph({ children: runs(p) })))];
    }
    case 'table':
      if (block.rows.length === 0) return [head, empty];
      return [
        head,
        table([block.header, ...block.rows], {
          ...{ header: true, right: block.right, bare: false, parts: block.widths },
        }),
      ];
    case 'checks':
      return [
        head,
        ...block.items.map(
          i =>
            new Paragraph({
              children: [
                ...runs(`${i.done ? '☒' : '☐'} ${i.label}`),
                ...runs(i.by === '' ? '' : ` (${i.by})`, { color: quiet }),
              ],
            }),
        ),
      ];
  }
}

const font = { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: 'Arial' };
const heading = (size: number, before: number, after: number) => ({
  run: { font, size, bold: true, color: '18212B' },
  paragraph: { spacing: { before, after }, keepNext: true },
});

const styles = ({ language }: Paper) => ({
  default: {
    document: {
      run: { font, size: 20, color: '18212B', language: { value: language === 'de' ? 'de-DE' : language } },
      paragraph: { spacing: { after: 120, line: 276 } },
    },
    title: heading(40, 0, 80),
    heading1: heading(28, 320, 120),
    heading2: heading(21, 200, 60),
  },
  paragraphStyles: [
    {
      id: 'Cell',
      name: 'Table cell',
      basedOn: 'Normal',
      run: { size: 18 },
      paragraph: { spacing: { after: 0 } },
    },
    { id: 'Mark', name: 'Draft mark', basedOn: 'Normal', run: { bold: true, color: '98205F' } },
  ],
});

/** Writes a paper as DOCX with real headings, tables and core properties; the same bytes for the same paper. */
export async function writePaperWord(paper: Paper): Promise<Uint8Array> {
  const { title, subtitle, organisation, notes, hash, mark } = paper;
  const small = { size: 14, color: quiet };
  const marked = mark === null ? [] : [new Paragraph({ style: 'Mark', children: runs(mark) })];
  const document = new Document({
    title,
    subject: subtitle,
    creator: organisation,
    lastModifiedBy: organisation,
    description: `Content SHA-256 ${hash}`,
    styles: styles(paper),
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: 1_134, bottom: 1_134, left: 1_134, right: 1_134 },
          },
        },
        headers: {
          default: new Header({
            children: [
              ...marked,
              new Paragraph({ children: [new TextRun({ ...small, text: organisation })] }),
            ],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                children: [new TextRun({ ...small, text: `${notes.join(' · ')} · SHA-256 ${hash}` })],
              }),
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [
                  new TextRun({ ...small, children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: runs(title) }),
          new Paragraph({ children: runs(subtitle, { color: quiet }) }),
          ...(paper.facts.length === 0 ? [] : [table(paper.facts, { header: false, right: [], bare: true })]),
          ...paper.sections.flatMap(s => [
            new Paragraph({ heading: HeadingLevel.HEADING_1, children: runs(s.title) }),
            ...s.blocks.flatMap(b => blockOf(b, paper)),
          ]),
        ],
      },
    ],
  });
  return sameBytes(new Uint8Array(await Packer.toBuffer(document)), paper.day);
}
