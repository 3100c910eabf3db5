import type { Api, Input } from '@chartroom/contract';
import { type Answer, AppError, type Handlers, type Tx } from '../../platform/index.ts';
import { explanationOf, fieldCatalogue } from '../../register/index.ts';
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
  const explained = explanationOf({ catalogue, row: state, day: moment.asOf }, found.field.key);
  if (explained === null) throw new Error('Broken assumption: a calculated field explains itself');
  // What is retired is calculated no longer where a project is shown.
  return found.field.retired ? { ...explained, value: null } : explained;
}
