import type { Api, Input, Permission } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  type Handlers,
  holds,
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
import type { FieldDefinition, OtherEntity } from './definition.ts';
import { subjectsOf } from './subjects.ts';

/** Endpoint -> use case. */
export const trialHandlers = {
  tryFormula: (tx, { body }) => tryFormula(tx, body),
} satisfies Partial<Handlers<Api>>;

const shown = 8;

/** What it takes to see a thing of a kind; a key date is seen with its project. */
const readBy = {
  unit: 'organisation.read',
  portfolio: 'portfolio.read',
  programme: 'portfolio.read',
  person: 'person.read',
  milestone: 'project.read',
} as const satisfies Record<OtherEntity, Permission>;

type Tried = Input<Api['tryFormula']>['body'];

const asField = ({ entity, key, formula, result, decimals }: Tried): FieldDefinition => ({
  ...{ id: '', entity, key, type: 'formula', result, label: key, help: '', unit: '', decimals },
  ...{ min: null, max: null, options: [], formula, requiredFrom: null, requiredClass: null },
  ...{ seenBy: 'everybody', editedBy: 'editors', position: 0, retired: false, version: 1 },
  ...{ figure: 'none', better: 'none' },
});

/** Some visible things of a kind, to try a formula on. */
async function someOf(tx: Tx, { entity, search }: Tried) {
  const visible = projectsWith(tx.actor, 'project.read');
  if (entity === 'project') {
    const some = await loadSome(tx, visible, { search, limit: shown });
    return some.map(row => ({ id: row.id, key: row.key, name: row.name, row, place: placeOf(row) }));
  }
  const permission = readBy[entity];
  if (!holds(tx.actor, permission)) return [];
  const some = await subjectsOf(tx, entity, { search, limit: shown, visible });
  return some.map(row => ({
    ...{ id: row.id, key: '', name: String(row.said.name) },
    ...{ row, place: row.place },
  }));
}

/** What a formula would come to for some of what may be seen; nothing is kept. */
async function tryFormula(tx: Tx, body: Tried): Promise<Answer<Api['tryFormula']>> {
  mustHoldEverywhere(tx.actor, 'organisation.edit', 'try formulas');
  const { fields, people } = await fieldCatalogue(tx, body.entity);
  const others = fields.filter(f => f.key !== body.key);
  const catalogue = { ...catalogueOf(body.entity, [...others, asField(body)]), people };
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
  return {
    problem: null,
    money,
    values: (await someOf(tx, body)).map(({ id, key, name, row, place }) => ({
      ...{ id, key, name, currency: row.currency },
      value: cellsOf({ catalogue, row, day }, may(tx.actor, 'money.read', place))[body.key] ?? null,
    })),
  };
}
