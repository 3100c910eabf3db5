import { type Cell, cellText } from '../table/cell.ts';
import { harmless } from '../table/formula.ts';

/** What goes into a CSV file: column names, and rows of cells in their order. */
export interface CsvContent {
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly Cell[]>;
}

/** Comma and UTF-8 with a byte order mark unless said otherwise, so that Excel shows every letter. */
export interface CsvStyle {
  readonly delimiter?: string;
  readonly bom?: boolean;
}

/** Writes CSV (RFC 4180: CRLF, quotation marks doubled). Text that looks like a formula is made harmless. */
export function writeCsv(content: CsvContent, style: CsvStyle = {}): Uint8Array {
  const { delimiter = ',', bom = true } = style;
  const special = new RegExp(`["\\r\\n${delimiter === '\t' ? '\\t' : `\\${delimiter}`}]|^\\s|\\s$`);
  const field = (cell: Cell) => {
    const text = typeof cell === 'string' ? harmless(cell) : cellText(cell);
    return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [content.columns.map(field).join(delimiter)];
  for (const row of content.rows) lines.push(row.map(field).join(delimiter));
  return new TextEncoder().encode(`${bom ? '\uFEFF' : ''}${lines.join('\r\n')}\r\n`);
}
