import type { ImportMapping, ImportProblem } from '@chartroom/contract';
import { compileRowFormula } from '../../platform/index.ts';
import { reasonColumn, rowColumn } from './error-sheet.ts';
import type { FieldSource } from './field-source.ts';

function columnsOf(source: FieldSource): readonly string[] {
  if (typeof source === 'string') return [source];
  if ('column' in source) return [source.column];
  return 'formula' in source ? compileRowFormula(source.formula).columns : [];
}

/** A note that names the columns which no field of the mapping reads; none when every column is used. */
export function unusedColumns(mapping: ImportMapping, columns: readonly string[]): readonly ImportProblem[] {
  const dates = (mapping.each ?? []).flatMap(e => [e.baseline, e.forecast, e.actual]);
  const sources = [...Object.values(mapping.fields), ...dates].filter(s => s !== undefined);
  const used = new Set(sources.flatMap(columnsOf).map(c => c.trim().toLowerCase()));
  const own = [rowColumn, reasonColumn];
  const left = columns.filter(c => !used.has(c.trim().toLowerCase()) && !own.includes(c));
  if (left.length === 0) return [];
  const message = `No field of the mapping reads ${left.length === 1 ? 'this column' : 'these columns'}: ${left.join(', ')}.`;
  return [{ row: null, column: null, value: null, severity: 'note', message }];
}
