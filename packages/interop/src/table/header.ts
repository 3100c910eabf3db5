import type { Cell } from './cell.ts';
import { cellText } from './cell.ts';
import type { TableLimits, TableRow } from './table.ts';
import type { Tally } from './tally.ts';

const searched = 20;
const filled = (row: TableRow) => row.cells.filter(c => c !== null).length;
const lastFilled = (cells: readonly Cell[]) => cells.findLastIndex(c => c !== null) + 1;
/** The header is the first row about as wide as most rows: titles above a table are narrow. Years can be names too. */
function findHeader(rows: readonly TableRow[]): number {
  const sample = rows.slice(0, 200).map(filled);
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

/** Parts raw rows (no empty ones) into column names and rows of that width. */
export function withHeader(
  raw: readonly TableRow[],
  options: { readonly headerRow: number | undefined; readonly limits: TableLimits; readonly notes: Tally },
): { readonly columns: readonly string[]; readonly rows: readonly TableRow[] } {
  const { notes, limits } = options;
  const wanted = options.headerRow;
  const at =
    wanted === undefined
      ? findHeader(raw)
      : Math.max(
          0,
          raw.findIndex(r => r.number >= wanted),
        );
  const header = raw[at];
  if (!header) return { columns: [], rows: [] };
  if (at > 0) {
    notes.add(
      {
        code: 'table.lines_above_header',
        severity: 'note',
        message: `Row ${header.number} was taken as the column names; what stands above it was left out.`,
      },
      raw
        .slice(0, at)
        .map(r => r.number)
        .join(', '),
    );
  }
  const body = raw.slice(at + 1);
  const named = lastFilled(header.cells);
  const widest = body.reduce((w, r) => Math.max(w, lastFilled(r.cells)), named);
  const width = Math.min(widest, limits.columns);
  for (const row of body) {
    if (lastFilled(row.cells) > named) {
      notes.add(
        {
          code: 'table.long_row',
          severity: 'warning',
          message: 'A row has more cells than there are column names; look for an unquoted delimiter.',
        },
        `row ${row.number}`,
      );
    }
  }
  if (widest > width) {
    notes.note({
      code: 'table.too_many_columns',
      severity: 'error',
      message: `The table has ${widest} columns; only the first ${width} were read. Delete the columns that are not needed.`,
      path: [],
    });
  }
  const columns = nameColumns(header, width, notes);
  const fit = (cells: readonly Cell[]) =>
    cells.length === width ? cells : Array.from({ length: width }, (_, i) => cells[i] ?? null);
  return { columns, rows: body.map(r => ({ number: r.number, cells: fit(r.cells) })) };
}
