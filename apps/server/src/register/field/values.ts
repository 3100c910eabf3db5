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
  getFieldValues: (tx, { params }) => getValues(tx, params),
  setFieldValues: (tx, { params, body }, { version }) => setValues(tx, { ...params, version }, body.set),
} satisfies Partial<Handlers<Api>>;

type Subject = Input<Api['getFieldValues']>['params'];
type Values = Answer<Api['getFieldValues']>;

/** Where it stands; refuses what is not there, or what the actor may not see. */
async function find(tx: Tx, { entity, subject }: Subject): Promise<Place> {
  const seen = entity === 'unit' || holds(tx.actor, 'portfolio.read');
  if (!seen || !(await scopeExists(tx, entity, subject)))
    throw new AppError('not_found', `There is no such ${entity}.`);
  switch (entity) {
    case 'unit':
      return { unitId: subject };
    case 'portfolio':
      return { portfolioId: subject };
    case 'programme':
      return { programmeId: subject, portfolioId: await store.portfolioOfProgramme(tx, subject) };
  }
}

const mayEdit = (tx: Tx, entity: Subject['entity'], here: Place): boolean =>
  entity === 'unit' ? holdsEverywhere(tx.actor, 'organisation.edit') : may(tx.actor, 'portfolio.edit', here);

/** What nobody ever gave a value is at version 1. */
const nothing = { fields: {}, version: 1 };

async function getValues(tx: Tx, subject: Subject): Promise<Values> {
  const here = await find(tx, subject);
  const { fields, version } = (await store.loadValues(tx, subject)) ?? nothing;
  return {
    values: withFields({}, fields) as Values['values'],
    version,
    may: { edit: mayEdit(tx, subject.entity, here) },
  };
}

async function setValues(
  tx: Tx,
  { entity, subject, version }: Subject & { readonly version: number },
  set: Input<Api['setFieldValues']>['body']['set'],
): Promise<Values> {
  const here = await find(tx, { entity, subject });
  if (!mayEdit(tx, entity, here)) throw new AppError('forbidden', `You may not change this ${entity}.`);
  const catalogue = await fieldCatalogue(tx, entity);
  await store.lockFields(tx);
  const before = (await store.loadValues(tx, { entity, subject })) ?? nothing;
  await mustBeCurrent(before.version, version, () => getValues(tx, { entity, subject }));
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
  return getValues(tx, { entity, subject });
}
