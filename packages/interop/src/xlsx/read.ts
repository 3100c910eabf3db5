import type { WithFindings } from '@chartroom/engine';
import { type Header, headerFinder } from '../table/header.ts';
import {
  refused,
  type ScanResult,
  type TableHead,
  type TableLimits,
  type TableOptions,
  type TableRow,
  type TakeRows,
  tableLimits,
} from '../table/table.ts';
import { type Tally, tally } from '../table/tally.ts';
import { openPackage, type Package, TooLarge } from './package.ts';
import { readSheet } from './sheet.ts';
import { readWorkbook, type SheetEntry, type Workbook } from './workbook.ts';

interface Found {
  readonly sheet: SheetEntry;
  readonly rows: readonly TableRow[];
}

/** The sheet asked for, else the first visible one that has rows. */
function pick(
  pack: Package,
  book: Workbook,
  context: { readonly wanted: string | undefined; readonly limits: TableLimits; readonly notes: Tally },
): Found | null {
  const { wanted } = context;
  const candidates =
    wanted === undefined
      ? book.sheets.filter(s => !s.hidden)
      : book.sheets.filter(s => s.name.toLowerCase() === wanted.toLowerCase());
  for (const sheet of candidates) {
    const rows = readSheet(pack, sheet, { book, ...context });
    if (rows.length > 0) return { sheet, rows };
  }
  return null;
}

interface ReadSheet {
  readonly head: TableHead;
  readonly rows: Iterable<TableRow>;
  readonly notes: Tally;
}

function* fitted(rows: readonly TableRow[], { row: header, fit }: Header): Generator<TableRow> {
  for (const { number, cells } of rows) if (number > header) yield { number, cells: fit(cells) };
}

function read(bytes: Uint8Array, options: TableOptions, limits: TableLimits): ReadSheet | WithFindings<null> {
  const pack = openPackage(bytes, limits.unpackedBytes);
  const book = readWorkbook(pack);
  const notes = tally();
  const names = book.sheets.map(s => s.name);
  const list = names.map(n => `"${n}"`).join(', ');
  const found = pick(pack, book, { wanted: options.sheet, limits, notes });
  if (found === null) {
    if (options.sheet !== undefined && !names.some(n => n.toLowerCase() === options.sheet?.toLowerCase())) {
      return refused(
        'xlsx.no_such_sheet',
        `The workbook has no sheet "${options.sheet}". Its sheets are ${list}.`,
      );
    }
    return refused(
      'table.empty',
      `The workbook has no rows${names.length > 1 ? ` on its visible sheets (${list})` : ''}. Choose a sheet with column names in its first row.`,
    );
  }
  if (options.sheet === undefined && names.length > 1) {
    notes.note({
      code: 'xlsx.sheet_chosen',
      severity: 'note',
      message: `The sheet "${found.sheet.name}" was read; the workbook has ${list}.`,
      path: [found.sheet.name],
    });
  }
  const finder = headerFinder({ headerRow: options.headerRow, limits, notes });
  for (const row of found.rows) finder.look(row);
  const header = finder.found();
  const source = { format: 'xlsx', sheet: found.sheet.name, sheets: names } as const;
  return {
    head: { columns: header?.columns ?? [], source },
    rows: header === null ? [] : fitted(found.rows, header),
    notes,
  };
}

function readSafely(bytes: Uint8Array, options: TableOptions): ReturnType<typeof read> {
  const limits = { ...tableLimits, ...options.limits };
  if (bytes.length > limits.fileBytes) {
    return refused(
      'table.too_large',
      `The file has ${bytes.length} bytes; the limit is ${limits.fileBytes}. Split it.`,
    );
  }
  try {
    return read(bytes, options, limits);
  } catch (error) {
    if (error instanceof TooLarge) {
      return refused(
        'xlsx.too_large',
        `The workbook unpacks to more than ${limits.unpackedBytes} bytes. Split it, or save the sheet as CSV.`,
      );
    }
    return refused(
      'xlsx.broken',
      'The workbook is damaged or incomplete. Open it in Excel, save it again, and import that file.',
    );
  }
}

/** Reads one sheet of an Excel workbook (.xlsx). Formulas give their saved values; days and numbers keep their kind. */
export function scanXlsx(bytes: Uint8Array, options: TableOptions, take: TakeRows): ScanResult {
  const sheet = readSafely(bytes, options);
  if ('result' in sheet) return sheet;
  const { head, rows, notes } = sheet;
  const taken = take(head);
  for (const row of rows) taken(row);
  return { result: head, findings: notes.findings() };
}
