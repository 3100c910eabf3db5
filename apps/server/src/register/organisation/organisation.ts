import type { Api, FieldCells, Input } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  changeOrganisation,
  type Handlers,
  holdsEverywhere,
  invalidField,
  mustBeCurrent,
  mustHoldEverywhere,
  type OrganisationRow,
  readOrganisation,
  record,
  type Tx,
} from '../../platform/index.ts';
import { changedFields, recordUpdated } from '../changed.ts';
import type { FieldSetting } from '../field/definition.ts';
import { type FieldChange, fieldsAt, fieldsOf, setFields } from '../field/set-fields.ts';
import { otherMoneyIsKept } from '../field/store/values.ts';
import { isPast, type LookedAt, lookedAt } from '../known/looked-at.ts';
import { noteType } from '../pmo-type/pmo-type.ts';
import { projectsWith } from '../visibility/store.ts';
import * as store from './store.ts';

/** Endpoint -> use case. */
export const organisationHandlers = {
  getOrganisation: async tx => view(tx, await readOrganisation(tx)),
  updateOrganisation: (tx, input, { version }) => updateOrganisation(tx, input, version),
  listUnits: (tx, { query }) => listUnits(tx, lookedAt(query)),
  createUnit: (tx, { body }) => addUnit(tx, body),
  updateUnit: (tx, input, { version }) => changeUnit(tx, input, version),
  listRates: async (tx, { query }) => ({
    items: (await store.loadRates(tx, query.knownAt ?? 'infinity', 2000)).map(r => ({
      from: r.fromCurrency,
      to: r.toCurrency,
      day: r.day,
      rate: r.rate,
    })),
    may: { create: mayEdit(tx) },
  }),
  createRates: (tx, { body }) => addRates(tx, body.rates),
  listHolidays: async tx => ({
    items: (await store.loadHolidays(tx)).map(holidayView),
    may: { create: mayEdit(tx) },
  }),
  createHoliday: (tx, { body }) => addHoliday(tx, body),
  deleteHoliday: (tx, { params }) => dropHoliday(tx, params.holiday),
} satisfies Partial<Handlers<Api>>;

const mayEdit = (tx: Tx): boolean => holdsEverywhere(tx.actor, 'organisation.edit');
const mustEdit = (tx: Tx, act: string): void => mustHoldEverywhere(tx.actor, 'organisation.edit', act);

const view = (tx: Tx, o: OrganisationRow): Answer<Api['getOrganisation']> => ({
  id: o.id,
  slug: o.slug,
  name: o.name,
  currency: o.currency,
  fiscalYearStart: o.fiscalYearStart,
  locale: o.locale,
  timeZone: o.timeZone,
  pmoType: o.pmoType,
  cadenceDays: o.cadenceDays,
  projectKeyPrefix: o.projectKeyPrefix,
  version: o.version,
  may: { edit: mayEdit(tx) },
});

async function updateOrganisation(
  tx: Tx,
  { body }: Input<Api['updateOrganisation']>,
  version: number,
): Promise<Answer<Api['getOrganisation']>> {
  mustEdit(tx, 'change the organisation');
  const before = await readOrganisation(tx);
  await mustBeCurrent(before.version, version, () => view(tx, before));
  if (body.timeZone !== undefined && !isTimeZone(body.timeZone)) {
    throw invalidField(
      'body.timeZone',
      `${body.timeZone} is not a time zone. Write one such as Europe/London.`,
    );
  }
  if (body.locale !== undefined && !isLocale(body.locale)) {
    throw invalidField('body.locale', `${body.locale} is not a locale. Write one such as en-GB.`);
  }
  // Amounts of projects have a currency of their own; those of added fields of anything else have this one.
  if (body.currency !== undefined && body.currency !== before.currency && (await otherMoneyIsKept(tx)))
    throw new AppError(
      'conflict',
      `Fields of your own hold amounts in ${before.currency}. Clear them before you change the currency.`,
      { fields: [{ path: 'body.currency', message: `Keep ${before.currency}.` }] },
    );
  const given = Object.fromEntries(Object.entries(body).filter(([, v]) => v !== undefined));
  const after = await changeOrganisation(tx, version, given);
  if (after === null)
    throw new AppError('stale', 'Somebody changed the organisation in the meantime. Load it again.');
  if (after.pmoType !== before.pmoType) await noteType(tx, { unitId: null, type: after.pmoType });
  record(tx, {
    name: 'register.organisation.updated',
    subject: { kind: 'organisation', id: tx.org },
    ...changedFields(before, after),
  });
  return view(tx, after);
}

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};
const isLocale = (name: string): boolean => {
  try {
    return Intl.getCanonicalLocales(name).length === 1;
  } catch {
    return false;
  }
};

/** The tree of units at a moment, parents before children. */
export async function listUnits(tx: Tx, at: LookedAt): Promise<Answer<Api['listUnits']>> {
  const all = await store.loadUnits(tx, projectsWith(tx.actor, 'project.read'), at);
  const fields = await fieldsAt(tx, 'unit', { all, at });
  return { items: all.map(u => unitView(u, fields(u.id))), may: { create: mayEdit(tx) && !isPast(at) } };
}

const unitView = (u: store.UnitRecord, fields: FieldCells): Answer<Api['updateUnit']> => ({
  id: u.id,
  parentId: u.parentId,
  name: u.name,
  code: u.code,
  pmoType: u.pmoType,
  projects: u.projects,
  people: u.people,
  fields,
  version: u.version,
});

async function oneUnit(tx: Tx, id: string): Promise<Answer<Api['updateUnit']>> {
  const units = await store.loadUnits(tx, projectsWith(tx.actor, 'project.read'));
  const found = units.find(u => u.id === id);
  if (!found) throw new AppError('not_found', 'There is no such unit.');
  return unitView(found, (await fieldsOf(tx, 'unit', [id]))(id));
}

async function mustBeUnit(tx: Tx, field: string, id: string | null | undefined): Promise<void> {
  if (id && !(await store.unitSubtree(tx, [id])).includes(id)) {
    throw invalidField(`body.${field}`, 'There is no such unit. Choose one of the list.');
  }
}

async function addUnit(tx: Tx, body: Input<Api['createUnit']>['body']): Promise<Answer<Api['updateUnit']>> {
  mustEdit(tx, 'add units');
  await mustBeUnit(tx, 'parentId', body.parentId);
  const [id = ''] = await addUnits(tx, [
    {
      name: body.name,
      code: body.code ?? null,
      parentId: body.parentId ?? null,
      pmoType: body.pmoType ?? null,
    },
  ]);
  await setFields(tx, 'unit', [fieldChange(id, body.fields)]);
  return oneUnit(tx, id);
}

const fieldChange = (subject: string, set: FieldSetting | undefined): FieldChange => ({
  ...{ subject, set, path: 'body.fields' },
  here: { unitId: subject },
});

type NewUnit = Parameters<typeof store.insertUnits>[1][number] & {
  /** From when on its type of PMO has been in force; today when left out. */
  readonly typeSince?: string;
};

/** Adds units with their events; answers their ids in the same order. */
export async function addUnits(tx: Tx, units: readonly NewUnit[]): Promise<readonly string[]> {
  const ids = await store.insertUnits(tx, units);
  for (const [i, u] of units.entries()) {
    record(tx, {
      name: 'register.unit.added',
      subject: { kind: 'unit', id: ids[i] ?? '' },
      before: null,
      after: { name: u.name, code: u.code, parentId: u.parentId, pmoType: u.pmoType },
    });
    if (u.pmoType !== null) await noteType(tx, { unitId: ids[i] ?? '', type: u.pmoType, from: u.typeSince });
  }
  return ids;
}

/** Renames or moves a unit. */
export async function changeUnit(
  tx: Tx,
  { params, body }: Input<Api['updateUnit']>,
  version: number,
): Promise<Answer<Api['updateUnit']>> {
  mustEdit(tx, 'change units');
  const before = await store.lockUnit(tx, params.unit);
  if (!before) throw new AppError('not_found', 'There is no such unit.');
  await mustBeCurrent(before.version, version, () => oneUnit(tx, params.unit));
  if (body.parentId) {
    await mustBeUnit(tx, 'parentId', body.parentId);
    if ((await store.unitSubtree(tx, [params.unit])).includes(body.parentId)) {
      throw invalidField('body.parentId', 'A unit cannot be under itself. Choose a unit outside it.');
    }
  }
  const after = {
    id: before.id,
    parentId: body.parentId === undefined ? before.parentId : body.parentId,
    name: body.name ?? before.name,
    code: body.code === undefined ? before.code : body.code,
    pmoType: body.pmoType === undefined ? before.pmoType : body.pmoType,
  };
  await store.saveUnit(tx, after);
  if (after.pmoType !== before.pmoType) await noteType(tx, { unitId: before.id, type: after.pmoType });
  recordUpdated(tx, 'unit', { before, after });
  await setFields(tx, 'unit', [fieldChange(before.id, body.fields)]);
  return oneUnit(tx, params.unit);
}

/** Finds units by name and adds those that are missing; answers ids by lower-case name. */
export async function unitsByName(tx: Tx, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map((await store.findUnits(tx)).map(u => [u.name.toLowerCase(), u.id]));
  const missing = [...new Map(names.map(n => [n.toLowerCase(), n])).entries()].filter(([k]) => !found.has(k));
  const ids = await addUnits(
    tx,
    missing.map(([, name]) => ({ name, code: null, parentId: null, pmoType: null })),
  );
  missing.forEach(([key], i) => {
    found.set(key, ids[i] ?? '');
  });
  return found;
}

/** Adds dated exchange rates. */
export async function addRates(
  tx: Tx,
  rates: Parameters<typeof store.insertRates>[1],
): Promise<{ created: number }> {
  mustEdit(tx, 'add exchange rates');
  const wrong = rates.findIndex(r => r.from === r.to || Number(r.rate) === 0);
  if (wrong >= 0) {
    throw invalidField(`body.rates.${wrong}`, 'A rate is above zero and between two different currencies.');
  }
  const created = await store.insertRates(tx, rates);
  record(tx, {
    name: 'register.rates.added',
    subject: { kind: 'organisation', id: tx.org },
    before: null,
    after: { rates },
  });
  return { created };
}

const holidayView = (h: store.HolidayRecord): Answer<Api['createHoliday']> => ({
  id: h.id,
  unitId: h.unitId,
  day: h.day,
  name: h.name,
});

async function addHoliday(
  tx: Tx,
  body: Input<Api['createHoliday']>['body'],
): Promise<Answer<Api['createHoliday']>> {
  mustEdit(tx, 'add holidays');
  await mustBeUnit(tx, 'unitId', body.unitId);
  const holiday = { unitId: body.unitId, day: body.day, name: body.name };
  const id = await store.insertHoliday(tx, holiday);
  record(tx, {
    name: 'register.holiday.added',
    subject: { kind: 'holiday', id },
    before: null,
    after: holiday,
  });
  return holidayView({ id, ...holiday });
}

async function dropHoliday(tx: Tx, id: string): Promise<void> {
  mustEdit(tx, 'remove holidays');
  const removed = await store.removeHoliday(tx, id);
  if (!removed) throw new AppError('not_found', 'There is no such holiday.');
  record(tx, {
    name: 'register.holiday.removed',
    subject: { kind: 'holiday', id },
    before: { unitId: removed.unitId, day: removed.day, name: removed.name },
    after: null,
  });
}
