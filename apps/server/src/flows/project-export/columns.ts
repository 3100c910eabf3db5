import { projectColumnNames, type Status, usualColumns } from '@chartroom/contract';
import { asDay, decimalText, metricById, sayDay } from '@chartroom/engine';
import type { Cell, ColumnKind } from '@chartroom/interop';
import { invalidField } from '../../platform/index.ts';
import { cellsOf, type FieldCatalogue, type FieldCells, type FieldDefinition } from '../../register/index.ts';
import { addedColumn } from '../document/added-column.ts';
import type { ListColumn } from '../document/list-file.ts';
import type { StateRow } from '../state/store/states.ts';

/** A row of the list: a project on the day, and what it was on the day compared with. */
export interface ExportRow {
  readonly state: StateRow;
  readonly before: StateRow | null;
}

/** One column of an exported list. */
export interface ExportColumn extends ListColumn {
  readonly cell: (row: ExportRow) => Cell;
}

type Name = (typeof projectColumnNames)[number];
type Of = (state: StateRow, asOf: string) => Cell;

const words: Readonly<Record<Status, string>> = {
  'on-track': 'On track',
  'at-risk': 'At risk',
  'off-track': 'Off track',
  unknown: 'No report',
};
const computedWord = (status: string): string =>
  status === 'unknown' ? 'Not computed' : (words[status as Status] ?? status);

const number = (n: number | null): Cell => (n === null ? null : { number: String(n) });
const day = (d: string | null): Cell => (d === null ? null : { day: asDay(d) });
const money = (s: StateRow, minor: number | null): Cell =>
  minor === null || !s.seesMoney ? null : { number: decimalText({ minor, currency: s.currency }) };

const weeks = (s: StateRow, asOf: string): Cell => {
  if (s.disagreeSince === null) return null;
  const { value } =
    metricById('weeks-of-disagreement')?.compute({ asOf, disagreeSince: s.disagreeSince }) ?? {};
  return typeof value === 'number' ? number(value) : null;
};
const status: Of = s =>
  `${s.reportId === null ? words.unknown : s.reportedSaid || 'No rating'} / ${computedWord(s.computedStatus)}`;

interface Shape {
  readonly header: string;
  readonly kind?: ColumnKind;
  readonly share?: number;
  readonly signed?: true;
  readonly of: Of;
}

const shapes: Readonly<Record<Name, Shape>> = {
  name: { header: 'Project', share: 5, of: s => s.name },
  status: { header: 'Reported / computed', share: 3, of: status },
  disagreeSince: { header: 'Disagree, weeks', kind: 'number', of: weeks },
  slipDays: { header: 'Slip, days', kind: 'number', signed: true, of: s => number(s.slipDays) },
  costVariancePct: {
    header: 'Cost variance, %',
    kind: 'number',
    signed: true,
    of: s => number(s.seesMoney ? s.costVariancePct : null),
  },
  reported: { header: 'Rating as said', share: 2, of: s => s.reportedSaid },
  finishForecast: { header: 'Finish', kind: 'day', of: s => day(s.finishActual ?? s.finishForecast) },
  costForecast: { header: 'Forecast cost', kind: 'money', share: 2, of: s => money(s, s.costForecastMinor) },
  unit: { header: 'Unit', share: 2, of: s => s.unit },
  manager: { header: 'Manager', share: 2, of: s => s.manager },
  finishBaseline: { header: 'Baseline finish', kind: 'day', of: s => day(s.finishBaseline) },
  startForecast: { header: 'Start', kind: 'day', of: s => day(s.startActual ?? s.startForecast) },
  startBaseline: { header: 'Baseline start', kind: 'day', of: s => day(s.startBaseline) },
  reportDay: { header: 'Last report', kind: 'day', of: s => day(s.reportDay) },
  costBaseline: { header: 'Baseline cost', kind: 'money', share: 2, of: s => money(s, s.costBaselineMinor) },
  benefitsForecast: {
    header: 'Benefits',
    kind: 'money',
    share: 2,
    of: s => money(s, s.benefitsForecastMinor),
  },
  sponsor: { header: 'Sponsor', share: 2, of: s => s.sponsor },
  portfolio: { header: 'Portfolio', share: 2, of: s => s.portfolio },
  programme: { header: 'Programme', share: 2, of: s => s.programme },
  class: { header: 'Class', of: s => s.class },
  category: { header: 'Category', share: 2, of: s => s.category },
  state: {
    header: 'State',
    of: s => `${s.state.charAt(0).toUpperCase()}${s.state.slice(1).replace('-', ' ')}`,
  },
  baselineNumber: { header: 'Baselines', kind: 'number', of: s => number(s.baselineNumber) },
};

/** What is shown in magenta beside itself when the list is compared with another day. */
const compared: readonly Name[] = ['status', 'slipDays', 'finishForecast'];

const isName = (name: string): name is Name => (projectColumnNames as readonly string[]).includes(name);

/** A column: one of ours, or a field that the organisation added. */
export type ColumnName = Name | FieldDefinition;

/** Reads the names of columns; refuses one that there is not. */
export function columnNames(asked: string | undefined, { byKey }: FieldCatalogue): readonly ColumnName[] {
  const names = asked === undefined ? usualColumns : asked.split(',').map(n => n.trim());
  const wrong = names.find(n => !isName(n) && !byKey.has(n));
  if (wrong !== undefined) {
    throw invalidField(
      'query.columns',
      `There is no column ${wrong}. The columns are: ${[...projectColumnNames, ...byKey.keys()].join(', ')}.`,
    );
  }
  return [...new Set(names)].flatMap((n): readonly ColumnName[] => {
    const field = byKey.get(n);
    return isName(n) ? [n] : field ? [field] : [];
  });
}

const cellsKept = new WeakMap<StateRow, FieldCells>();

function cellOf(
  catalogue: FieldCatalogue,
  key: string,
  at: { readonly state: StateRow; readonly asOf: string },
) {
  const { state, asOf } = at;
  let cells = cellsKept.get(state);
  if (cells === undefined) {
    cells = cellsOf({ catalogue, row: state, day: asOf }, state.seesMoney);
    cellsKept.set(state, cells);
  }
  return cells[key];
}

/** The column of a field that was added; what cannot be calculated says why. */
function addedShape(field: FieldDefinition, catalogue: FieldCatalogue): Shape {
  const { written, ...shape } = addedColumn(field, catalogue);
  return {
    ...shape,
    of: (state, asOf) => written(cellOf(catalogue, field.key, { state, asOf }), state.currency),
  };
}

/** The columns of a file: those named, the key before the name, the currency before money, the day before where compared. */
export function exportColumns(
  names: readonly ColumnName[],
  {
    asOf,
    compareWith,
    catalogue,
  }: { readonly asOf: string; readonly compareWith: string | null; readonly catalogue: FieldCatalogue },
): readonly ExportColumn[] {
  const shapeOf = (n: ColumnName) => (typeof n === 'string' ? shapes[n] : addedShape(n, catalogue));
  const firstMoney = names.find(n => shapeOf(n).kind === 'money');
  return names.flatMap((name): readonly ExportColumn[] => {
    const { header, kind = 'text', share = 1.4, signed = false, of } = shapeOf(name);
    const shown: ExportColumn = { header, kind, share, signed, cell: ({ state }) => of(state, asOf) };
    const key: ExportColumn = { header: 'Key', kind: 'text', share: 1.2, cell: ({ state }) => state.key };
    const currency: ExportColumn = {
      header: 'Currency',
      kind: 'text',
      share: 1,
      cell: ({ state }) => (state.seesMoney ? state.currency : null),
    };
    const was: ExportColumn = {
      header: `${header} on ${sayDay(asDay(compareWith ?? asOf))}`,
      kind,
      share,
      signed,
      cell: ({ before }) => (before === null ? null : of(before, compareWith ?? asOf)),
    };
    return [
      ...(name === 'name' ? [key] : []),
      ...(name === firstMoney ? [currency] : []),
      shown,
      ...(compareWith !== null && typeof name === 'string' && compared.includes(name) ? [was] : []),
    ];
  });
}
