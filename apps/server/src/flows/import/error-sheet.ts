import type { ImportProblem } from '@chartroom/contract';
import { type Cell, writeXlsx } from '@chartroom/interop';

/** A row that was refused: its cells as they came, and why. */
export interface RefusedRow {
  readonly number: number;
  readonly cells: readonly Cell[];
  readonly reasons: readonly ImportProblem[];
}

export const rowColumn = 'Row in the file';
export const reasonColumn = 'Why it was refused';

/** A negative number as text would get an apostrophe (text like a formula is made harmless); as a number it does not. */
const kept = (cell: Cell): Cell =>
  typeof cell === 'string' && /^-(0|[1-9]\d{0,13})(\.\d{1,6})?$/.test(cell) && cell.length <= 16
    ? { number: cell }
    : cell;

const sentence = (p: ImportProblem): string =>
  `${p.column === null ? '' : `${p.column}: `}${p.message}${p.value === null || p.value === '' ? '' : ` It says "${p.value}".`}`;

/** The refused rows as a workbook with the same columns, and two more that say which row it was and why: mend and import it. */
export function errorSheet(columns: readonly string[], rows: readonly RefusedRow[]): Uint8Array {
  const own = columns.filter(c => c !== rowColumn && c !== reasonColumn);
  const at = own.map(c => columns.indexOf(c));
  return writeXlsx([
    {
      name: 'Refused rows',
      columns: [
        ...own.map(name => ({ name })),
        { name: rowColumn, kind: 'number', width: 14 },
        { name: reasonColumn, width: 60 },
      ],
      rows: rows.map(r => [
        ...at.map(i => kept(r.cells[i] ?? null)),
        { number: String(r.number) },
        r.reasons.map(sentence).join('\n'),
      ]),
    },
  ]);
}
