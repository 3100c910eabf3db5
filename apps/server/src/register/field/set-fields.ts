import { may, type Place, record, type Tx } from '../../platform/index.ts';
import { isPast, type LookedAt } from '../known/looked-at.ts';
import { todayIn } from '../organisation/today.ts';
import { fieldCatalogue } from './catalogue.ts';
import { cellsOf, type FieldCells } from './cells.ts';
import { checkedFields, mustBePeople } from './check-value.ts';
import { differingFields, type FieldSetting, type OtherEntity, withFields } from './definition.ts';
import { lockFields } from './store/fields.ts';
import * as store from './store/values.ts';
import { subjectsOf } from './subjects.ts';

/** Values to set of one thing that may be changed and whose version was checked. */
export interface FieldChange {
  readonly subject: string;
  readonly here: Place;
  /** The project of a key date. */
  readonly projectId?: string | undefined;
  /** Nothing when left out. */
  readonly set: FieldSetting | undefined;
  /** Where the values stand in the request: `body.fields`. */
  readonly path: string;
}

/**
 * Sets added fields of things of a kind that is no project, with an event each; answers the ids of those that changed. Throws
 * `invalid` with every value that does not fit, `forbidden` for a field that is not theirs.
 */
export async function setFields(
  tx: Tx,
  entity: OtherEntity,
  changes: readonly FieldChange[],
): Promise<ReadonlySet<string>> {
  const asked = changes.filter(c => Object.keys(c.set ?? {}).length > 0);
  if (asked.length === 0) return new Set();
  const catalogue = await fieldCatalogue(tx, entity);
  await lockFields(tx);
  const stored = await store.loadValues(
    tx,
    entity,
    asked.map(c => c.subject),
  );
  const checked = asked.map(({ set = {}, here, path, subject, projectId }) => {
    const before = stored.get(subject) ?? {};
    const after = withFields(before, checkedFields(tx, set, { catalogue, before, here, path }));
    return { subject, projectId, before, after };
  });
  await mustBePeople(tx, catalogue, asked);
  return keepFields(tx, entity, checked);
}

/** Keeps values without asking whether they fit, as what was there before did; answers the ids of those that changed. */
export async function keepFields(
  tx: Tx,
  entity: OtherEntity,
  values: readonly (Pick<FieldChange, 'subject' | 'projectId'> & {
    readonly before: FieldSetting;
    readonly after: FieldSetting;
  })[],
): Promise<ReadonlySet<string>> {
  const real = values.filter(v => differingFields(v.before, v.after).length > 0);
  await store.saveValues(
    tx,
    entity,
    real.map(v => ({ subject: v.subject, fields: v.after })),
  );
  const { money } = await fieldCatalogue(tx, entity);
  // What ends in Minor is withheld with money wherever the log is read.
  const pick = (values: FieldSetting, changed: readonly string[]) =>
    Object.fromEntries(changed.map(k => [`fields.${k}${money.has(k) ? 'Minor' : ''}`, values[k] ?? null]));
  for (const { before, after, ...of } of real) {
    const changed = differingFields(before, after);
    recordSet(tx, { entity, ...of }, { before: pick(before, changed), after: pick(after, changed) });
  }
  return new Set(real.map(v => v.subject));
}

/** Of a person the values are kept beside the log, where they can be forgotten. */
function recordSet(
  tx: Tx,
  {
    entity,
    subject,
    projectId,
  }: Pick<FieldChange, 'subject' | 'projectId'> & { readonly entity: OtherEntity },
  change: { readonly before: object; readonly after: object },
): void {
  record(tx, {
    name: `register.${entity}.fields-set`,
    subject: { kind: entity, id: subject },
    ...(projectId === undefined ? {} : { projectId }),
    ...(entity === 'person' ? { after: null, personal: { person: subject, ...change } } : change),
  });
}

const none: FieldCells = {};

/** The added fields of some things of a kind that is no project, as shown, by id; no query where there are no fields. */
export async function fieldsOf(
  tx: Tx,
  entity: OtherEntity,
  ids: readonly string[],
): Promise<(id: string) => FieldCells> {
  const catalogue = await fieldCatalogue(tx, entity);
  if (catalogue.fields.length === 0) return () => none;
  const subjects = await subjectsOf(tx, entity, { ids });
  const day = await todayIn(tx);
  const shown = subjects.map(
    s => [s.id, cellsOf({ catalogue, row: s, day }, may(tx.actor, 'money.read', s.place))] as const,
  );
  const byId = new Map(shown);
  return id => byId.get(id) ?? none;
}

/** The added fields of a list at a moment: they are not dated, so that nothing is said of the past. */
export const fieldsAt = (
  tx: Tx,
  entity: OtherEntity,
  { all, at }: { readonly all: readonly { readonly id: string }[]; readonly at: LookedAt },
): Promise<(id: string) => FieldCells> => fieldsOf(tx, entity, isPast(at) ? [] : all.map(one => one.id));
