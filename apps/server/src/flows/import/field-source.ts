import type { ImportMapping } from '@chartroom/contract';
import { type Cell, cellText } from '@chartroom/interop';
import { AppError, compileRowFormula } from '../../platform/index.ts';

export type FieldSource = ImportMapping['fields'][string];

/** What a field's source gives for a row: text, with the column it came from, or why there is none. */
export type Sourced =
  | { readonly column: string | null; readonly text: string }
  | { readonly column: string | null; readonly wrong: string };

/** The one column a field is read from, to point at it; null for a fixed value or a formula. */
export function columnOf(mapping: ImportMapping, field: string): string | null {
  const source = mapping.fields[field];
  if (typeof source === 'string') return source;
  return source !== undefined && 'column' in source ? source.column : null;
}

export type SourceReader = (cells: readonly Cell[]) => Sourced;

/** Spreadsheets and our own error sheet put an apostrophe before text that looks like a formula. */
const plain = (cell: Cell | undefined): string =>
  cellText(cell ?? null)
    .trim()
    .replace(/^'(?=[=+\-@])/, '');

const unknownColumn = (field: string, column: string, columns: readonly string[]): AppError => {
  const message = `The file has no column "${column}". Its columns: ${columns.slice(0, 40).join(', ')}.`;
  return new AppError('invalid', `Field ${field}: ${message}`, {
    fields: [{ path: `body.mapping.fields.${field}`, message }],
  });
};

function columnAt(columns: readonly string[], field: string, name: string): number {
  const exact = columns.indexOf(name);
  if (exact >= 0) return exact;
  const wanted = name.trim().toLowerCase();
  const at = columns.findIndex(c => c.trim().toLowerCase() === wanted);
  if (at < 0) throw unknownColumn(field, name, columns);
  return at;
}

function formulaReader(field: string, formula: string, columns: readonly string[]): SourceReader {
  const compiled = compileRowFormula(formula);
  for (const name of compiled.columns) if (!columns.includes(name)) throw unknownColumn(field, name, columns);
  const column = compiled.columns.join(', ') || null;
  return cells => {
    const row = Object.fromEntries(columns.map((name, i) => [name, plain(cells[i])]));
    const value = compiled.valueFor(row);
    return 'text' in value
      ? { column, text: value.text.trim() }
      : { column, wrong: `The formula has no value for this row: ${value.wrong}.` };
  };
}

/**
 * How a field is read out of a row: from a column (its name in any case), with words replaced, as a fixed value, or by
 * formula. Throws `invalid` when the file has no such column or the formula cannot be understood.
 */
export function sourceReader(field: string, source: FieldSource, columns: readonly string[]): SourceReader {
  if (typeof source !== 'string' && 'value' in source)
    return () => ({ column: null, text: source.value.trim() });
  if (typeof source !== 'string' && 'formula' in source) return formulaReader(field, source.formula, columns);
  const name = typeof source === 'string' ? source : source.column;
  const at = columnAt(columns, field, name);
  const words = new Map(
    Object.entries(typeof source === 'string' ? {} : (source.values ?? {})).map(([from, to]) => [
      from.trim().toLowerCase(),
      to.trim(),
    ]),
  );
  const column = columns[at] ?? name;
  return cells => {
    const text = plain(cells[at]);
    return { column, text: words.get(text.toLowerCase()) ?? text };
  };
}
