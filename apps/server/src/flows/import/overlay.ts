import type { ImportField, ImportMapping } from '@chartroom/contract';
import { type Attributes, fieldsBetween, withFields } from '../../register/index.ts';
import type { Names } from './known.ts';
import type { ReadRow } from './read-row.ts';

type Column = Exclude<keyof Attributes, 'fields'>;
type Value = string | number | boolean | null;

/** Fields that are kept as they are read, and the attribute each becomes. */
const plain = {
  description: 'description',
  class: 'class',
  category: 'category',
  state: 'state',
  startBaseline: 'startBaseline',
  startForecast: 'startForecast',
  startActual: 'startActual',
  finishBaseline: 'finishBaseline',
  finishForecast: 'finishForecast',
  finishActual: 'finishActual',
  costBaseline: 'costBaselineMinor',
  costForecast: 'costForecastMinor',
  spent: 'spentMinor',
  yearBudget: 'yearBudgetMinor',
  yearForecast: 'yearForecastMinor',
  benefitsBaseline: 'benefitsBaselineMinor',
  benefitsForecast: 'benefitsForecastMinor',
  baselineNumber: 'baselineNumber',
} as const satisfies Partial<Record<ImportField, Column>>;

const named = {
  unit: ['unitId', 'unit'],
  portfolio: ['portfolioId', 'portfolio'],
  programme: ['programmeId', 'programme'],
  manager: ['managerId', 'person'],
  sponsor: ['sponsorId', 'person'],
} as const satisfies Partial<Record<ImportField, readonly [Column, string]>>;

const firstForecasts = [
  ['startBaseline', 'startForecast'],
  ['finishBaseline', 'finishForecast'],
  ['costBaselineMinor', 'costForecastMinor'],
  ['benefitsBaselineMinor', 'benefitsForecastMinor'],
] as const satisfies readonly (readonly [Column, Column])[];

/** An empty cell says nothing of these: a project always has them. */
const unclearable = new Set<ImportField>(['name', 'state', 'currency', 'baselineNumber']);

export const blankClears = (mapping: ImportMapping): boolean =>
  (mapping.blank ?? (mapping.snapshot === 'full' ? 'clear' : 'keep')) === 'clear';

/** What a row says of a project's attributes; fields it does not map, and empty cells that keep, are absent. */
export function saidBy(row: ReadRow, mapping: ImportMapping, names: Names): Partial<Attributes> {
  const said: Partial<Record<Column, Value>> = { present: true };
  const clears = blankClears(mapping);
  const silent = (field: ImportField) => {
    const value = row.values[field];
    return value === undefined || (value === null && (!clears || unclearable.has(field)));
  };
  if (typeof row.values.name === 'string') said.name = row.values.name;
  for (const [field, column] of Object.entries(plain) as [keyof typeof plain, Column][]) {
    if (!silent(field)) said[column] = row.values[field] ?? (field === 'description' ? '' : null);
  }
  for (const [field, [column, kind]] of Object.entries(named) as [
    keyof typeof named,
    (typeof named)['unit'],
  ][]) {
    if (silent(field)) continue;
    const name = row.values[field];
    said[column] = typeof name === 'string' ? names.idOf(kind, name) : null;
  }
  if (mapping.portfolio !== undefined && row.values.portfolio === undefined)
    said.portfolioId = names.idOf('portfolio', mapping.portfolio);
  const programme = row.values.programmeKey;
  if (typeof programme === 'string') said.programmeId = names.programmeByKey(programme);
  const fields = Object.fromEntries(
    Object.entries(row.fields ?? {}).filter(([, value]) => value !== null || clears),
  );
  const all = said as Partial<Attributes>;
  return Object.keys(fields).length === 0 ? all : { ...all, fields };
}

/** The attributes after a row; with `baseline: first` a first forecast also becomes the baseline that is missing. */
export function overlay(before: Attributes, said: Partial<Attributes>, mapping: ImportMapping): Attributes {
  const after: Attributes = { ...before, ...said, fields: withFields(before.fields, said.fields) };
  if (mapping.baseline !== 'first') return after;
  const firsts = firstForecasts
    .filter(([baseline, forecast]) => after[baseline] === null && after[forecast] !== null)
    .map(([baseline, forecast]) => [baseline, after[forecast]]);
  return { ...after, ...Object.fromEntries(firsts) };
}

/** Only what differs, as a change to record. */
export function differences(before: Attributes, after: Attributes): Partial<Attributes> {
  const { fields, ...own } = after;
  const changed = (Object.keys(own) as Column[]).filter(c => before[c] !== after[c]);
  const set = Object.fromEntries(changed.map(c => [c, after[c]])) as Partial<Attributes>;
  const added = fieldsBetween(before.fields, fields);
  return Object.keys(added).length === 0 ? set : { ...set, fields: added };
}
