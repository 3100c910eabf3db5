import { scanCsv } from '../csv/read.ts';
import { scanXlsx } from '../xlsx/read.ts';
import { type FileKind, fileKind } from './kind.ts';
import {
  refused,
  type Scan,
  type TableOptions,
  type TableResult,
  type TableRow,
  type TakeRows,
} from './table.ts';

const advice: Readonly<Record<Exclude<FileKind, 'text' | 'xlsx'>, string>> = {
  empty: 'The file is empty. Choose a file with column names in its first row.',
  zip: 'This is a zip archive, but not an Excel workbook. Unpack it, or save the table as .xlsx or CSV.',
  'locked-office':
    'The workbook is protected by a password. Open it in Excel, take the password away (File, Info, Protect Workbook) and save it again.',
  xls: 'This is a workbook of Excel 97-2003 (.xls). Open it in Excel and save it as .xlsx or CSV.',
  mpp: 'This is a Microsoft Project file (.mpp). Open it in Microsoft Project and save it as XML (File, Save As, XML Format), then import it as a plan.',
  ole: 'This is an old Office document. Save the table as .xlsx or CSV.',
  pdf: 'This is a PDF. Export the table as .xlsx or CSV from the program it came from.',
  html: 'This is a web page, even if its name ends in .xls. Open it in Excel and save it as .xlsx or CSV.',
  xml: 'This is an XML file, not a table. If it comes from Microsoft Project or Primavera, import it as a plan.',
  xer: 'This is a Primavera P6 file (.xer). Import it as a plan.',
  binary: 'This is not a table. Choose an .xlsx or CSV file.',
};

/**
 * Reads a CSV file or an Excel workbook as a table, row by row, so that a large one need not be held: format by its
 * bytes, encoding, delimiter, sheet and header found out unless given. A file that cannot be read gives null and a
 * finding that says what to do; what `take` throws is thrown. It goes on with each step that it is asked for.
 */
export function* scanTable(bytes: Uint8Array, options: TableOptions, take: TakeRows): Scan {
  const kind = fileKind(bytes);
  if (kind === 'text') return yield* scanCsv(bytes, options, take);
  if (kind === 'xlsx') return yield* scanXlsx(bytes, options, take);
  return refused(`table.${kind.replace('-', '_')}`, advice[kind], options.fileName ? [options.fileName] : []);
}

/** Reads a table as `scanTable` does, and keeps all its rows. */
export function readTable(bytes: Uint8Array, options: TableOptions = {}): TableResult {
  const rows: TableRow[] = [];
  const scan = scanTable(bytes, options, () => row => rows.push(row));
  let step = scan.next();
  while (!step.done) step = scan.next();
  const { result, findings } = step.value;
  return { result: result && { ...result, rows, findings }, findings };
}
