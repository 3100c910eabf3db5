import type { Cell } from '../table/cell.ts';
import { headerFinder } from '../table/header.ts';
import {
  refused,
  type Scan,
  type TableLimits,
  type TableOptions,
  type TableRow,
  type TakeRows,
  tableLimits,
} from '../table/table.ts';
import { type Tally, tally } from '../table/tally.ts';
import { decode } from '../text/decode.ts';
import { findDelimiter } from './delimiter.ts';
import { type CsvBreak, scanRecords } from './records.ts';

const escaped = /^'[=+\-@\t\r]/;
const cutKind = (chars: number) =>
  ({
    code: 'table.cell_cut',
    severity: 'warning',
    message: `A cell is longer than ${chars} characters; the rest was left out.`,
  }) as const;

function cell(
  text: string,
  row: number,
  context: { readonly limits: TableLimits; readonly notes: Tally },
): Cell {
  const { limits, notes } = context;
  if (text.trim() === '') return null;
  if (text.length > limits.cellChars) {
    notes.add(cutKind(limits.cellChars), `row ${row}`);
    return text.slice(0, limits.cellChars);
  }
  if (!escaped.test(text)) return text;
  notes.add(
    {
      code: 'csv.apostrophe',
      severity: 'note',
      message: 'An apostrophe that only keeps spreadsheets from calculating was taken away.',
    },
    `row ${row}`,
  );
  return text.slice(1);
}

function csvProblem({ code, line }: CsvBreak): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED') {
    return `A quotation mark opened at line ${line} is never closed; the rows from there on were left out. Close it, or export the file again.`;
  }
  return `The file stops being a table at line ${line} (${code}); the rows from there on were left out. Export it again.`;
}

interface Context {
  readonly limits: TableLimits;
  readonly notes: Tally;
  readonly take: (row: TableRow) => void;
}

/** Hands on raw rows in file order, stopping softly at a limit or at what is no longer CSV. */
function* scan(text: string, delimiter: string, context: Context): Generator<void, void> {
  const { limits, notes, take } = context;
  const skipped = /^sep=.\n/i.exec(text)?.[0] ?? '';
  let rows = 0;
  let cells = 0;
  let left = 0;
  const broken = yield* scanRecords(text.slice(skipped.length), {
    delimiter,
    firstLine: skipped === '' ? 1 : 2,
    take: ({ line, cells: record }) => {
      if (record.every(c => c.trim() === '')) return;
      cells += record.length;
      if (rows > limits.rows || cells > limits.cells) left++;
      else {
        rows++;
        take({ number: line, cells: record.slice(0, limits.columns + 1).map(c => cell(c, line, context)) });
      }
    },
  });
  if (broken !== null) {
    notes.note({
      code: 'csv.broken',
      severity: 'error',
      message: csvProblem(broken),
      path: [`line ${broken.line}`],
    });
  }
  if (left > 0) {
    notes.note({
      code: 'table.too_many_rows',
      severity: 'error',
      message: `The table is too long; ${left} rows at its end were left out. Split the file.`,
      path: [],
    });
  }
}

const sharedTexts = 20_000;

/** Gives cells that say the same one text between them: a column of a large table says few things many times. */
function sharing(): (cell: Cell) => Cell {
  const known = new Map<string, string>();
  return cell => {
    if (typeof cell !== 'string' || cell.length > 100) return cell;
    const same = known.get(cell);
    if (same === undefined && known.size < sharedTexts) known.set(cell, cell);
    return same ?? cell;
  };
}

/**
 * Reads a CSV file: encoding, delimiter and header are found out unless given. Cells stay the text they are. The text
 * is gone through twice, since only its last row tells how wide the table is.
 */
export function* scanCsv(bytes: Uint8Array, options: TableOptions, take: TakeRows): Scan {
  const limits = { ...tableLimits, ...options.limits };
  if (bytes.length > limits.fileBytes) {
    return refused(
      'table.too_large',
      `The file has ${bytes.length} bytes; the limit is ${limits.fileBytes}. Split it.`,
    );
  }
  const decoded = decode(bytes, options.encoding);
  const { encoding, bom, findings } = decoded;
  // One kind of line end, so that lines are counted as a person counts them.
  const text = decoded.text.replace(/\r\n?/g, '\n');
  const delimiter = options.delimiter ?? findDelimiter(text);
  const notes = tally();
  const finder = headerFinder({ headerRow: options.headerRow, limits, notes });
  yield* scan(text, delimiter, { limits, notes: tally(), take: finder.look });
  const header = finder.found();
  if (header === null) {
    return refused('table.empty', 'The file has no rows. Choose a file with column names in its first row.');
  }
  const head = { columns: header.columns, source: { format: 'csv', encoding, delimiter, bom } } as const;
  const taken = take(head);
  const shared = sharing();
  yield* scan(text, delimiter, {
    limits,
    notes,
    take: ({ number, cells }) => {
      if (number > header.row) taken({ number, cells: header.fit(cells).map(shared) });
    },
  });
  return { result: head, findings: [...findings, ...notes.findings()] };
}
