import type { Api, Input } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  type Handlers,
  may,
  mustHoldEverywhere,
  type Tx,
} from '../../platform/index.ts';
import { todayIn } from '../organisation/today.ts';
import { placeOf } from '../project/project.ts';
import { loadSome } from '../project/store.ts';
import { projectsWith } from '../visibility/store.ts';
import { catalogueOf, fieldCatalogue, readsOf } from './catalogue.ts';
import { cellsOf } from './cells.ts';
import { cycleFrom } from './check-definition.ts';
import type { FieldDefinition } from './definition.ts';

/** Endpoint -> use case. */
export const trialHandlers = {
  tryFormula: (tx, { body }) => tryFormula(tx, body),
} satisfies Partial<Handlers<Api>>;

const shown = 8;

type Tried = Input<Api['tryFormula']>['body'];

const asField = ({ key, formula, result, decimals }: Tried): FieldDefinition => ({
  ...{ id: '', entity: 'project', key, type: 'formula', result, label: key, help: '', unit: '', decimals },
  ...{ min: null, max: null, options: [], formula, requiredFrom: null, requiredClass: null },
  ...{ seenBy: 'everybody', editedBy: 'editors', position: 0, retired: false, version: 1 },
});

/** What a formula would come to for some visible projects; nothing is kept. */
async function tryFormula(tx: Tx, body: Tried): Promise<Answer<Api['tryFormula']>> {
  mustHoldEverywhere(tx.actor, 'organisation.edit', 'try formulas');
  const { fields } = await fieldCatalogue(tx);
  const catalogue = catalogueOf([...fields.filter(f => f.key !== body.key), asField(body)]);
  const money = catalogue.money.has(body.key);
  const none = (message: string, position: number | null = null) => ({
    problem: { message, position },
    money,
    values: [],
  });
  const cycle = cycleFrom(body.key, key => readsOf(catalogue.formulas.get(key)));
  if (cycle) return none(`It reads itself: ${cycle.join(' > ')}.`);
  const compiled = catalogue.formulas.get(body.key)?.compiled;
  if (!compiled) throw new AppError('invalid', 'Write a formula.');
  if ('problem' in compiled) return none(compiled.problem.message, compiled.problem.position);
  const day = await todayIn(tx);
  const some = await loadSome(tx, projectsWith(tx.actor, 'project.read'), {
    search: body.search,
    limit: shown,
  });
  return {
    problem: null,
    money,
    values: some.map(row => ({
      key: row.key,
      name: row.name,
      currency: row.currency,
      value: cellsOf({ catalogue, row, day }, may(tx.actor, 'money.read', placeOf(row)))[body.key] ?? null,
    })),
  };
}
