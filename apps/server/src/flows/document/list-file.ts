import type { ExportFormat } from '@chartroom/contract';
import { sayDay } from '@chartroom/engine';
import { type Cell, type ColumnKind, writeCsv, writeXlsx } from '@chartroom/interop';
import { AppError, type Download, readOrganisation, renderPdf, type Tx } from '../../platform/index.ts';
import { type About, aboutContent } from './about.ts';
import { listTemplate } from './list-template.ts';
import { saySigned } from './say.ts';

/** One column of a list on a file. */
export interface ListColumn {
  readonly header: string;
  readonly kind: ColumnKind;
  /** Share of the width of a page. */
  readonly share: number;
  /** A figure that is printed with its sign. */
  readonly signed?: boolean;
}

/** A list to take along: what it is of, its columns, and its rows. */
export interface List {
  readonly title: string;
  /** What its rows are, one and several: the latter names the file. */
  readonly noun: readonly [one: string, several: string];
  readonly day: string;
  readonly notes: readonly string[];
  readonly columns: readonly ListColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

type Told = List & { readonly about: About };

const mostRows = { csv: 100_000, xlsx: 100_000, pdf: 5_000 } as const;

/** How many rows of a long list are read at once. */
export const rowsAtOnce = 2_000;

/** Refuses with `limit` a list that is too long for a file of its format. */
export function mustFit(total: number, format: ExportFormat): void {
  if (total <= mostRows[format]) return;
  throw new AppError(
    'limit',
    `The list has ${total} rows; as ${format.toUpperCase()} it may have ${mostRows[format]}. Narrow it by a filter.`,
  );
}

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A list as a file, with its day, what was known, and its hash on it. */
export async function listFile(tx: Tx, list: List, format: ExportFormat): Promise<Download> {
  mustFit(list.rows.length, format);
  const { title, day, notes, columns, rows } = list;
  const organisation = (await readOrganisation(tx)).name;
  const content = { columns: columns.map(c => c.header), rows };
  const told = { ...list, about: aboutContent({ title, day, notes }, organisation, content) };
  const name = `${list.noun[1].replaceAll(' ', '-')}-${day}-${told.about.hash.slice(0, 12)}.${format}`;
  switch (format) {
    case 'csv':
      return { name, mediaType: 'text/csv; charset=utf-8', bytes: writeCsv(content) };
    case 'xlsx':
      return { name, mediaType: sheetType, bytes: asXlsx(told) };
    case 'pdf':
      return { name, mediaType: 'application/pdf', bytes: await asPdf(told) };
  }
}

function asXlsx({ about, noun, columns, rows }: Told): Uint8Array {
  const facts: readonly (readonly [string, string])[] = [
    ['Title', about.title],
    ['Organisation', about.organisation],
    ...about.notes.map((note, i) => [i === 0 ? 'What it shows' : '', note] as const),
    ['Rows', String(rows.length)],
    ['Content SHA-256', about.hash],
  ];
  return writeXlsx([
    {
      name: `${noun[1].charAt(0).toUpperCase()}${noun[1].slice(1)}`,
      columns: columns.map(c => ({ name: c.header, kind: c.kind, width: Math.round(c.share * 9) })),
      rows,
    },
    {
      name: 'About',
      columns: [
        { name: 'About', width: 20 },
        { name: 'What', width: 80 },
      ],
      rows: facts,
    },
  ]);
}

async function asPdf({ about, noun, columns, rows }: Told): Promise<Uint8Array> {
  const data = {
    about,
    summary: `${rows.length} ${rows.length === 1 ? noun[0] : noun[1]}. ${about.notes.join(', ')}.`,
    size: columns.length > 12 ? 6 : columns.length > 9 ? 7 : 8,
    columns: columns.map(c => ({ header: c.header, share: c.share, right: c.kind !== 'text' })),
    rows: rows.map(row => columns.map((c, i) => printed(row[i] ?? null, c))),
  };
  return renderPdf({ template: listTemplate, data });
}

/** A cell as a page shows it. */
function printed(cell: Cell, column: ListColumn): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'boolean') return cell ? 'Yes' : 'No';
  if ('day' in cell) return sayDay(cell.day);
  if (column.signed === true) return saySigned(Number(cell.number));
  return cell.number.replace(/^-/, '\u2212').replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
}
