import type { WithFindings } from '@chartroom/engine';
import { type Header, headerFinder } from '../table/header.ts';
import {
  refused,
  type Scan,
  type TableHead,
  type TableOptions,
  type TakeRows,
  tableLimits,
} from '../table/table.ts';
import { tally } from '../table/tally.ts';
import { openPackage, type Package, TooLarge } from './package.ts';
import { type SheetContext, scanSheet } from './sheet.ts';
import { readWorkbook, type SheetEntry } from './workbook.ts';

/** What is read, and how. */
interface Reading extends SheetContext {
  readonly pack: Package;
  readonly options: TableOptions;
}

interface Found {
  readonly sheet: SheetEntry;
  readonly header: Header;
}

/** The sheet asked for, else the first visible one that has rows; and its header, for which all its rows are looked at. */
function* pick(reading: Reading): Generator<void, Found | null> {
  const { pack, book, options, limits, notes } = reading;
  const { sheet: wanted, headerRow } = options;
  const candidates =
    wanted === undefined
      ? book.sheets.filter(s => !s.hidden)
      : book.sheets.filter(s => s.name.toLowerCase() === wanted.toLowerCase());
  for (const sheet of candidates) {
    const finder = headerFinder({ headerRow, limits, notes });
    // What is noted of cells is noted when their rows are handed on.
    yield* scanSheet(pack, sheet, { book, limits, notes: tally(), take: finder.look });
    const header = finder.found();
    if (header !== null) return { sheet, header };
  }
  return null;
}

function nothingFound({ book, options }: Reading): WithFindings<null> {
  const names = book.sheets.map(s => s.name);
  const list = names.map(n => `"${n}"`).join(', ');
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

/** Carries what the taker of rows throws past what is done with a workbook that cannot be read. */
class Thrown extends Error {}

function passing<A, B>(work: (given: A) => B): (given: A) => B {
  return given => {
    try {
      return work(given);
    } catch (cause) {
      throw new Thrown('Not taken', { cause });
    }
  };
}

function* read(reading: Reading, take: TakeRows): Scan {
  const { pack, book, options, notes } = reading;
  const found = yield* pick(reading);
  if (found === null) return nothingFound(reading);
  const { sheet, header } = found;
  const sheets = book.sheets.map(s => s.name);
  if (options.sheet === undefined && sheets.length > 1) {
    notes.note({
      code: 'xlsx.sheet_chosen',
      severity: 'note',
      message: `The sheet "${sheet.name}" was read; the workbook has ${sheets.map(n => `"${n}"`).join(', ')}.`,
      path: [sheet.name],
    });
  }
  const head: TableHead = { columns: header.columns, source: { format: 'xlsx', sheet: sheet.name, sheets } };
  const taken = passing(passing(take)(head));
  yield* scanSheet(pack, sheet, {
    ...reading,
    take: ({ number, cells }) => {
      if (number > header.row) taken({ number, cells: header.fit(cells) });
    },
  });
  return { result: head, findings: notes.findings() };
}

/**
 * Reads one sheet of an Excel workbook (.xlsx). Formulas give their saved values; days and numbers keep their kind. The
 * sheet is gone through twice, since only its last row tells how wide the table is.
 */
export function* scanXlsx(bytes: Uint8Array, options: TableOptions, take: TakeRows): Scan {
  const limits = { ...tableLimits, ...options.limits };
  if (bytes.length > limits.fileBytes) {
    return refused(
      'table.too_large',
      `The file has ${bytes.length} bytes; the limit is ${limits.fileBytes}. Split it.`,
    );
  }
  try {
    const pack = openPackage(bytes, limits.unpackedBytes);
    return yield* read({ pack, book: readWorkbook(pack), options, limits, notes: tally() }, take);
  } catch (error) {
    if (error instanceof Thrown) throw error.cause;
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
