import type { Cell } from './cell.ts';
import { cellText } from './cell.ts';
import type { TableLimits, TableRow } from './table.ts';
import type { Tally } from './tally.ts';

const sampled = 200;
const searched = 20;
const filled = (row: TableRow) => row.cells.filter(c => c !== null).length;
const lastFilled = (cells: readonly Cell[]) => cells.findLastIndex(c => c !== null) + 1;
/** The header is the first row about as wide as most rows: titles above a table are narrow. Years can be names too. */
function findHeader(rows: readonly TableRow[]): number {
  const sample = rows.slice(0, sampled).map(filled);
  const typical = sample.toSorted((a, b) => a - b)[Math.floor(sample.length / 2)] ?? 0;
  return Math.max(
    0,
    rows.slice(0, searched).findIndex(row => filled(row) >= typical * 0.6),
  );
}

function nameColumns(header: TableRow, width: number, notes: Tally): readonly string[] {
  const seen = new Map<string, number>();
  return Array.from({ length: width }, (_, i) => {
    const written = cellText(header.cells[i] ?? null)
      .replace(/\s+/g, ' ')
      .trim();
    if (written === '') {
      notes.add(
        {
          code: 'table.unnamed_column',
          severity: 'warning',
          message: 'A column has no name; it was given one from its position.',
        },
        `column ${i + 1}`,
      );
    }
    let name = written === '' ? `Column ${i + 1}` : written;
    const key = name.toLowerCase();
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    if (times > 1) {
      notes.add(
        {
          code: 'table.duplicate_column',
          severity: 'warning',
          message: 'A column name occurs more than once; the later ones were numbered.',
        },
        `"${name}" in column ${i + 1}`,
      );
      for (let n = times; seen.has(name.toLowerCase()); n++) name = `${written} (${n})`;
      seen.set(name.toLowerCase(), 1);
    }
    return name;
  });
}

/** What the columns of a table are called, and how its rows follow. */
export interface Header {
  readonly columns: readonly string[];
  /** The number of the row that names the columns; rows after it are the table. */
  readonly row: number;
  /** Exactly as many cells as there are columns. */
  readonly fit: (cells: readonly Cell[]) => readonly Cell[];
}

const longRow = {
  code: 'table.long_row',
  severity: 'warning',
  message: 'A row has more cells than there are column names; look for an unquoted delimiter.',
} as const;

function noteAbove(above: readonly TableRow[], header: TableRow, notes: Tally): void {
  if (above.length === 0) return;
  notes.add(
    {
      code: 'table.lines_above_header',
      severity: 'note',
      message: `Row ${header.number} was taken as the column names; what stands above it was left out.`,
    },
    above.map(r => r.number).join(', '),
  );
}

function noteWidth(widest: number, width: number, notes: Tally): void {
  if (widest <= width) return;
  notes.note({
    code: 'table.too_many_columns',
    severity: 'error',
    message: `The table has ${widest} columns; only the first ${width} were read. Delete the columns that are not needed.`,
    path: [],
  });
}

/** Looks at the raw rows of a table, none of them empty, one after the other, and keeps the first few of them only. */
export interface HeaderFinder {
  readonly look: (row: TableRow) => void;
  /** After the last row; null when there was none. */
  readonly found: () => Header | null;
}

/** Finds out which row names the columns, unless its number is given, and how wide the table is. */
export function headerFinder(options: {
  readonly headerRow: number | undefined;
  readonly limits: TableLimits;
  readonly notes: Tally;
}): HeaderFinder {
  const { headerRow, limits, notes } = options;
  const first: TableRow[] = [];
  let header: TableRow | null = null;
  let named = 0;
  let widest = 0;
  const measure = (row: TableRow) => {
    const width = lastFilled(row.cells);
    if (width > named) notes.add(longRow, `row ${row.number}`);
    widest = Math.max(widest, width);
  };
  const decide = () => {
    const given = headerRow === undefined ? findHeader(first) : first.findIndex(r => r.number >= headerRow);
    const at = Math.max(0, given);
    header = first[at] ?? null;
    if (header === null) return;
    noteAbove(first.slice(0, at), header, notes);
    named = lastFilled(header.cells);
    widest = named;
    for (const row of first.slice(at + 1)) measure(row);
  };
  return {
    look: row => {
      if (header !== null) return measure(row);
      first.push(row);
      if (headerRow === undefined ? first.length === sampled : row.number >= headerRow) decide();
    },
    found: () => {
      if (header === null) decide();
      if (header === null) return null;
      const width = Math.min(widest, limits.columns);
      noteWidth(widest, width, notes);
      const fit = (cells: readonly Cell[]) =>
        cells.length === width ? cells : Array.from({ length: width }, (_, i) => cells[i] ?? null);
      return { columns: nameColumns(header, width, notes), row: header.number, fit };
    },
  };
}
