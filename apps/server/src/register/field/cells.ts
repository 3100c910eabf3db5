import type { FieldCell } from '@chartroom/contract';
import { minorPlaces } from '@chartroom/engine';
import { type FormulaValue, may, type Place, type Tx } from '../../platform/index.ts';
import { todayIn } from '../organisation/today.ts';
import type { FieldCatalogue } from './catalogue.ts';
import { optionLabel } from './definition.ts';
import { builtIn, type FormulaSubject } from './inputs.ts';

export type FieldCells = Readonly<Record<string, FieldCell>>;

/** Something whose fields are read, on a day. */
export interface FieldReading {
  readonly catalogue: FieldCatalogue;
  readonly row: FormulaSubject;
  /** The day of the question, which `today` stands for. */
  readonly day: string;
}

type Calculated = { readonly value: FormulaValue } | { readonly wrong: string };

/** Reads what formulas name: each formula once, those that it reads before it. */
export function fieldReader({ catalogue, row, day }: FieldReading) {
  const inputs = builtIn[catalogue.entity];
  const known = new Map<string, Calculated>();
  const open = new Set<string>();
  const labelOf = (name: string): string => catalogue.byKey.get(name)?.label ?? inputs[name]?.label ?? name;
  const calculate = (key: string): Calculated => {
    const there = known.get(key);
    if (there) return there;
    const found = catalogue.formulas.get(key);
    if (!found || open.has(key)) return { wrong: `${labelOf(key)} cannot be calculated.` };
    if ('problem' in found.compiled) return { wrong: found.compiled.problem.message };
    open.add(key);
    const value = found.compiled.formula.valueOf({ read, labelOf, places: minorPlaces(row.currency) });
    open.delete(key);
    known.set(key, value);
    return value;
  };
  const read = (name: string): FormulaValue | null => {
    if (name === 'today') return day;
    const field = catalogue.byKey.get(name);
    if (!field) return inputs[name]?.of(row) ?? null;
    if (field.type === 'formula') {
      const value = calculate(name);
      if ('wrong' in value) throw new Error(`${labelOf(name)} has no value: ${value.wrong}`);
      return value.value;
    }
    const value = row.fields[name] ?? null;
    if (field.type === 'person' && typeof value === 'string') return catalogue.people.get(value) ?? value;
    return value;
  };
  return { read, calculate, labelOf };
}

/** What was calculated as it is shown: with the decimals of its field, money as minor units. */
export const rounded = (value: FormulaValue, decimals: number): FieldCell =>
  typeof value === 'bigint'
    ? Number(value)
    : typeof value === 'number'
      ? Number(value.toFixed(decimals))
      : value;

/** The values of fields as shown to who sees money or not: formulas calculated, or why they cannot be. */
export function cellsOf(reading: FieldReading, seesMoney: boolean): FieldCells {
  const { catalogue, row } = reading;
  if (catalogue.fields.length === 0) return {};
  const reader = fieldReader(reading);
  const cells: Record<string, FieldCell> = {};
  for (const { key, type, decimals, retired } of catalogue.fields) {
    if (!seesMoney && catalogue.money.has(key)) continue;
    if (type !== 'formula') {
      const value = row.fields[key] ?? null;
      if (value === null) continue;
      cells[key] =
        type === 'person' ? { id: String(value), name: catalogue.people.get(String(value)) ?? '' } : value;
    } else if (!retired) {
      const value = reader.calculate(key);
      cells[key] = 'wrong' in value ? { wrong: value.wrong } : rounded(value.value, decimals);
    }
  }
  return cells;
}

/** The values of a project’s fields as the actor may see them now. */
export async function fieldsShown(
  tx: Tx,
  { catalogue, row }: Omit<FieldReading, 'day'>,
  here: Place,
): Promise<FieldCells> {
  if (catalogue.fields.length === 0) return {};
  return cellsOf({ catalogue, row, day: await todayIn(tx) }, may(tx.actor, 'money.read', here));
}

/** A value as a person reads it, where a label says more than what is stored. */
export function cellText(catalogue: FieldCatalogue, key: string, cell: FieldCell): string {
  const field = catalogue.byKey.get(key);
  if (typeof cell === 'object') return 'wrong' in cell ? cell.wrong : cell.name;
  if (typeof cell === 'boolean') return cell ? 'Yes' : 'No';
  if (field && (field.type === 'list' || field.type === 'tree') && typeof cell === 'string')
    return optionLabel(field, cell);
  return String(cell);
}
