import type { Api, Input } from '@chartroom/contract';
import { type Answer, AppError, type Handlers, type Tx } from '../../platform/index.ts';
import { cellsOf, fieldCatalogue, fieldReader, formulaTypes, readsOf } from '../../register/index.ts';
import { momentOf } from '../state/moment.ts';
import { stateAt } from '../state/store/states.ts';

/** Endpoint -> use case. */
export const fieldExplanationHandlers = {
  explainField: (tx, input) => explainField(tx, input),
} satisfies Partial<Handlers<Api>>;

type Explained = Answer<Api['explainField']>;

/** Why a calculated field has its value on a day: its formula, and each thing that it reads. */
async function explainField(tx: Tx, { params, query }: Input<Api['explainField']>): Promise<Explained> {
  const moment = await momentOf(tx, query);
  const state = await stateAt(tx, moment, params.project);
  if (!state) throw new AppError('not_found', 'There is no such project.');
  const catalogue = await fieldCatalogue(tx);
  const found = catalogue.formulas.get(params.calculated);
  if (!found || (catalogue.money.has(found.field.key) && !state.seesMoney))
    throw new AppError('not_found', 'There is no such calculated field.');
  const { label, formula, result, decimals, unit, key } = found.field;
  const reading = { catalogue, row: state, day: moment.asOf };
  const reader = fieldReader(reading);
  const types = formulaTypes(catalogue.fields);
  const inputOf = (name: string): Explained['value'] => {
    try {
      const value = reader.read(name);
      return typeof value === 'bigint' ? Number(value) : value;
    } catch (error) {
      return { wrong: error instanceof Error ? error.message : String(error) };
    }
  };
  return {
    ...{ label, formula, result, decimals, unit, currency: state.currency },
    value: cellsOf(reading, state.seesMoney)[key] ?? null,
    inputs: readsOf(found).map(name => ({
      name,
      label: reader.labelOf(name),
      type: types.get(name) ?? 'text',
      value: inputOf(name),
    })),
  };
}
