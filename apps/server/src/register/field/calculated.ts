import type { FieldCell, FieldExplanation } from '@chartroom/contract';
import type { Tx } from '../../platform/index.ts';
import { loadAll } from '../project/store.ts';
import type { Visible } from '../visibility/store.ts';
import { fieldCatalogue, formulaTypes, readsOf } from './catalogue.ts';
import { type FieldReading, fieldReader, rounded } from './cells.ts';

interface Asked {
  /** Keys of calculated fields. */
  readonly keys: readonly string[];
  readonly visible: Visible;
  readonly ids: readonly string[] | 'live';
  /** The day of the question, which `today` stands for. */
  readonly day: string;
}

/**
 * What calculated fields come to for projects as they are now, by id and key; one that cannot be calculated is absent. What is
 * withheld with money is in it: who asks withholds it.
 */
export async function calculatedFields(
  tx: Tx,
  { keys, visible, ids, day }: Asked,
): Promise<Readonly<Record<string, Readonly<Record<string, FieldCell>>>>> {
  const catalogue = await fieldCatalogue(tx);
  const rows = await loadAll(tx, visible, ids);
  return Object.fromEntries(
    rows.map(row => {
      const reader = fieldReader({ catalogue, row, day });
      const values = keys.flatMap(key => {
        const found = reader.calculate(key);
        return 'wrong' in found
          ? []
          : [[key, rounded(found.value, catalogue.byKey.get(key)?.decimals ?? 0)] as const];
      });
      return [row.id, Object.fromEntries(values)];
    }),
  );
}

/** Why a calculated field has its value: its formula, and each thing that it reads; null for what is none. */
export function explanationOf(reading: FieldReading, key: string): FieldExplanation | null {
  const { catalogue, row } = reading;
  const found = catalogue.formulas.get(key);
  if (!found) return null;
  const { label, formula, result, decimals, unit } = found.field;
  const reader = fieldReader(reading);
  const types = formulaTypes(catalogue.entity, catalogue.fields);
  const value = reader.calculate(key);
  const inputOf = (name: string): FieldCell | null => {
    try {
      const input = reader.read(name);
      return typeof input === 'bigint' ? Number(input) : input;
    } catch (error) {
      return { wrong: error instanceof Error ? error.message : String(error) };
    }
  };
  return {
    ...{ label, formula, result, decimals, unit, currency: row.currency },
    value: 'wrong' in value ? { wrong: value.wrong } : rounded(value.value, decimals),
    inputs: readsOf(found).map(name => ({
      name,
      label: reader.labelOf(name),
      type: types.get(name) ?? 'text',
      value: inputOf(name),
    })),
  };
}
