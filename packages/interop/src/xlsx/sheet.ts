import { parseDay } from '@chartroom/engine';
import { type Cell, plainDecimal } from '../table/cell.ts';
import type { TableLimits, TableRow } from '../table/table.ts';
import type { Tally } from '../table/tally.ts';
import { Enough } from '../xml/walk.ts';
import type { Package } from './package.ts';
import { serialCell } from './serial.ts';
import { type SheetEntry, unescapeText, type Workbook } from './workbook.ts';

/** What the cells of a sheet are read with. */
export interface SheetContext {
  readonly book: Workbook;
  readonly limits: TableLimits;
  readonly notes: Tally;
}

/** The cell that is being read. */
interface Open {
  ref: string;
  column: number;
  type: string;
  style: number;
  value: string;
  formula: boolean;
}

const formulaKind = {
  code: 'xlsx.formula',
  severity: 'note',
  message: 'A formula was read as the value it had when the file was saved.',
} as const;
const uncalculatedKind = {
  code: 'xlsx.formula_without_value',
  severity: 'warning',
  message:
    'A formula has no saved value and was read as empty. Open the file in Excel, save it and import it again.',
} as const;
const errorKind = {
  code: 'xlsx.error_value',
  severity: 'warning',
  message: 'A cell holds an error such as #N/A and was read as empty.',
} as const;
const numberKind = {
  code: 'xlsx.unreadable_cell',
  severity: 'warning',
  message: 'A cell could not be read and was left empty.',
} as const;
const apostropheKind = {
  code: 'xlsx.apostrophe',
  severity: 'note',
  message: 'An apostrophe that only keeps spreadsheets from calculating was taken away.',
} as const;
const cutKind = {
  code: 'table.cell_cut',
  severity: 'warning',
  message: 'A cell is too long; its end was left out.',
} as const;

/** Column of a reference such as `AB12`, counted from 0; -1 when there is none. */
function columnOf(ref: string): number {
  let n = 0;
  for (let i = 0; i < ref.length && i < 4; i++) {
    const c = ref.charCodeAt(i) & 0xdf;
    if (c < 65 || c > 90) break;
    n = n * 26 + c - 64;
  }
  return n - 1;
}

function textCell(text: string, where: string, context: SheetContext): Cell {
  if (text.trim() === '') return null;
  const { limits, notes } = context;
  if (text.length > limits.cellChars) {
    notes.add(cutKind, where);
    return text.slice(0, limits.cellChars);
  }
  if (!/^'[=+\-@\t\r]/.test(text)) return text;
  notes.add(apostropheKind, where);
  return text.slice(1);
}

function dayText(text: string): Cell {
  const day = parseDay(text.slice(0, 10));
  if (day === null) return text;
  const time = /T(\d\d:\d\d)(?::(\d\d))?/.exec(text);
  if (!time || time[0].startsWith('T00:00')) return { day };
  return { day, time: time[2] === undefined || time[2] === '00' ? (time[1] ?? '') : `${time[1]}:${time[2]}` };
}

/** The value of a cell that is complete. */
function cellOf(open: Open, context: SheetContext): Cell {
  const { book, notes } = context;
  if (open.formula)
    notes.add(open.value === '' && open.type !== 'str' ? uncalculatedKind : formulaKind, open.ref);
  if (open.value === '') return null;
  switch (open.type) {
    case 's':
      return textCell(book.strings[Number(open.value)] ?? '', open.ref, context);
    case 'str':
    case 'inlineStr':
      return textCell(unescapeText(open.value), open.ref, context);
    case 'b':
      return open.value === '1' || open.value === 'true';
    case 'e':
      notes.add(errorKind, open.ref);
      return null;
    case 'd':
      return dayText(open.value);
    default: {
      const value = Number(open.value);
      if (Number.isFinite(value)) {
        return book.dayStyles[open.style]
          ? serialCell(value, book.date1904)
          : { number: plainDecimal(value) };
      }
      notes.add(numberKind, open.ref);
      return null;
    }
  }
}

/** Where reading stands in a sheet. */
interface Cursor {
  number: number;
  cells: Cell[];
  /** A cell without a reference follows the one before it, also when that one was empty. */
  next: number;
  count: number;
  open: Open | null;
  gathers: boolean;
}

const mergedKind = {
  code: 'xlsx.merged',
  severity: 'note',
  message: 'Merged cells hold their value in the first of them; the others are empty.',
} as const;

function opened(at: Cursor, name: string, a: Readonly<Record<string, string>>): void {
  if (name === 'v' || name === 't') at.gathers = at.open !== null;
  else if (name === 'c') {
    const ref = a.r ?? '';
    const column = ref === '' ? at.next : columnOf(ref);
    at.next = column + 1;
    at.open = {
      ref: ref || `row ${at.number}`,
      column,
      type: a.t ?? 'n',
      style: Number(a.s ?? 0),
      value: '',
      formula: false,
    };
  } else if (name === 'f' && at.open) at.open.formula = true;
  else if (name === 'row') {
    at.number = Number(a.r ?? at.number + 1);
    at.cells = [];
    at.next = 0;
  } else if (name === 'rPh') at.gathers = false;
}

function cellClosed(at: Cursor, context: SheetContext): void {
  const { open } = at;
  at.open = null;
  if (!open) return;
  const cell = cellOf(open, context);
  if (cell === null || open.column < 0 || open.column > context.limits.columns) return;
  while (at.cells.length < open.column) at.cells.push(null);
  at.cells[open.column] = cell;
  at.count++;
}

/** Hands on the rows of a sheet that have anything in them, stopping at the limits. */
export function* scanSheet(
  pack: Package,
  sheet: SheetEntry,
  context: SheetContext & { readonly take: (row: TableRow) => void },
): Generator<void, void> {
  const { limits, notes, take } = context;
  let rows = 0;
  const at: Cursor = { number: 0, cells: [], next: 0, count: 0, open: null, gathers: false };
  const stop = () => {
    notes.note({
      code: 'table.too_many_rows',
      severity: 'error',
      message: `The sheet is too long; what follows row ${at.number} was left out. Split it.`,
      path: [sheet.name],
    });
    throw new Enough();
  };
  yield* pack.walkInSteps(sheet.part, {
    open(name, a) {
      opened(at, name, a);
      if (name === 'mergeCell') notes.add(mergedKind, a.ref ?? '');
    },
    text(t) {
      if (at.gathers && at.open) at.open.value += t;
    },
    close(name) {
      if (name === 'v' || name === 't') at.gathers = false;
      else if (name === 'c') cellClosed(at, context);
      else if (name === 'row' && at.cells.length > 0) {
        if (rows > limits.rows || at.count > limits.cells) stop();
        rows++;
        take({ number: at.number, cells: at.cells });
      }
    },
  });
}
