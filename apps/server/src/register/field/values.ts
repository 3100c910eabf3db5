import type { Api, Input } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  type Handlers,
  holds,
  holdsEverywhere,
  may,
  mustBeCurrent,
  type Place,
  record,
  type Tx,
} from '../../platform/index.ts';
import { scopeExists } from '../person/store.ts';
import { fieldCatalogue } from './catalogue.ts';
import { checkedFields, mustBePeople } from './check-value.ts';
import { differingFields, withFields } from './definition.ts';
import * as store from './store.ts';

/** Endpoint -> use case. */
export const valueHandlers = {
  getFieldValues: (tx, { params }) => getValues(tx, params.subject),
  setFieldValues: (tx, { params, body }, { version }) =>
    setValues(tx, { id: params.subject, version }, body.set),
} satisfies Partial<Handlers<Api>>;

type Values = Answer<Api['getFieldValues']>;
type Entity = 'unit' | 'portfolio' | 'programme';

interface Found {
  readonly entity: Entity;
  readonly subject: string;
  readonly here: Place;
}

const entities: readonly Entity[] = ['unit', 'portfolio', 'programme'];

/** What is asked about and where it stands; refuses what is not there, or what the actor may not see. */
async function find(tx: Tx, subject: string): Promise<Found> {
  for (const entity of entities) {
    const seen = entity === 'unit' || holds(tx.actor, 'portfolio.read');
    if (!seen || !(await scopeExists(tx, entity, subject))) continue;
    const portfolioId = entity === 'programme' ? await store.portfolioOfProgramme(tx, subject) : null;
    const place = { unit: { unitId: subject }, portfolio: { portfolioId: subject } };
    return {
      entity,
      subject,
      here: entity === 'programme' ? { programmeId: subject, portfolioId } : place[entity],
    };
  }
  throw new AppError('not_found', 'There is no such unit, portfolio or programme.');
}

const mayEdit = (tx: Tx, { entity, here }: Found): boolean =>
  entity === 'unit' ? holdsEverywhere(tx.actor, 'organisation.edit') : may(tx.actor, 'portfolio.edit', here);

/** What nobody ever gave a value is at version 1. */
const nothing = { fields: {}, version: 1 };

async function getValues(tx: Tx, id: string): Promise<Values> {
  const found = await find(tx, id);
  const { fields, version } = (await store.loadValues(tx, found)) ?? nothing;
  return {
    values: withFields({}, fields) as Values['values'],
    version,
    may: { edit: mayEdit(tx, found) },
  };
}

async function setValues(
  tx: Tx,
  { id, version }: { readonly id: string; readonly version: number },
  set: Input<Api['setFieldValues']>['body']['set'],
): Promise<Values> {
  const found = await find(tx, id);
  const { entity, subject, here } = found;
  if (!mayEdit(tx, found)) throw new AppError('forbidden', `You may not change this ${entity}.`);
  const catalogue = await fieldCatalogue(tx, entity);
  await store.lockFields(tx);
  const before = (await store.loadValues(tx, { entity, subject })) ?? nothing;
  await mustBeCurrent(before.version, version, () => getValues(tx, id));
  const path = 'body.set';
  const checked = checkedFields(tx, set, { catalogue, before: before.fields, here, path });
  await mustBePeople(tx, catalogue, [{ set, path }]);
  const after = withFields(before.fields, checked);
  const changed = differingFields(before.fields, after);
  if (changed.length > 0) {
    await store.saveValues(tx, { entity, subject }, after);
    const pick = (values: typeof after) =>
      Object.fromEntries(changed.map(k => [`fields.${k}`, values[k] ?? null]));
    record(tx, {
      name: `register.${entity}.fields-set`,
      subject: { kind: entity, id: subject },
      before: pick(before.fields),
      after: pick(after),
    });
  }
  return getValues(tx, id);
}
