import { AppError, type ChangeSet, may, type Tx } from '../../platform/index.ts';
import { type FieldCatalogue, fieldCatalogue } from '../field/catalogue.ts';
import { differingFields } from '../field/definition.ts';
import { type AttributeName, type Attributes, differing } from './attributes.ts';
import type { FactChange } from './facts.ts';
import { type NotUndone, notUndone } from './not-undone.ts';
import { placeOf } from './project.ts';
import * as store from './store.ts';

const batch = 200;

/**
 * What it takes to make projects what they were before a step, and which of them changed since. A project that the
 * step added leaves the portfolio on every day it was in it by the step: records are never removed.
 */
export async function planUndo(
  tx: Tx,
  step: ChangeSet,
): Promise<{ readonly changes: readonly FactChange[]; readonly refused: readonly NotUndone[] }> {
  const ids = await store.projectsOfRequest(tx, step.requestId);
  const catalogue = await fieldCatalogue(tx);
  const changes: FactChange[] = [];
  const refused: NotUndone[] = [];
  for (let i = 0; i < ids.length; i += batch) {
    const some = ids.slice(i, i + batch);
    const projects = await store.lockProjects(tx, some);
    const own = await store.factsOfRequest(tx, step.requestId, some);
    const now = await store.loadFacts(tx, some);
    const then = await store.loadFacts(tx, some, step.before);
    const touched = await store.touchedSince(tx, step, some);
    for (const project of projects.values()) {
      const { id } = project;
      const of = (facts: ReadonlyMap<string, readonly store.RecordedRow[]>) => facts.get(id) ?? [];
      const past = { step, catalogue, own: of(own), now: of(now), was: of(then), touched: touched.has(id) };
      try {
        changes.push(...restoring(tx, project, past));
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        refused.push(await notUndone(tx, project.id, error.message));
      }
    }
  }
  return { changes, refused };
}

/** One project's records: what the step said, what is said now, what was said before it. Oldest day first. */
interface Past {
  readonly step: ChangeSet;
  readonly catalogue: FieldCatalogue;
  readonly own: readonly store.RecordedRow[];
  readonly now: readonly store.RecordedRow[];
  readonly was: readonly store.RecordedRow[];
  /** Something else was recorded about it since. */
  readonly touched: boolean;
}

const holdsOn = (facts: readonly store.RecordedRow[], day: string): store.RecordedRow | undefined =>
  facts.findLast(f => f.validFrom <= day);

/** The changes that restore one project; throws `conflict` when what the step changed was changed since. */
function restoring(tx: Tx, project: store.ProjectRecord, past: Past): readonly FactChange[] {
  if (!may(tx.actor, 'project.edit', placeOf(project)))
    throw new AppError('forbidden', `You may not change ${project.key}.`);
  const added = past.was.length === 0;
  if (added && past.touched)
    throw new AppError('conflict', `It was added by this step, and has been worked on since.`);
  const changes = past.now.flatMap(fact => {
    const set = added ? leaving(fact) : wayBack(fact, past);
    if (Object.keys(set).length === 0) return [];
    const { projectId, validFrom } = fact;
    const reason = `Undo of: ${past.step.title}`;
    return [{ projectId, validFrom, set, reason, event: 'register.project.restored' }];
  });
  const money = changes.some(
    c =>
      Object.keys(c.set).some(f => f.endsWith('Minor')) ||
      Object.keys(c.set.fields ?? {}).some(k => past.catalogue.money.has(k)),
  );
  if (money && !may(tx.actor, 'money.edit', placeOf(project)))
    throw new AppError('forbidden', `You may not change the money of ${project.key}.`);
  return changes;
}

const leaving = (fact: store.RecordedRow): Partial<Attributes> => (fact.present ? { present: false } : {});

/** What one record said before the step, as far as it says what the step said. */
function wayBack(fact: store.RecordedRow, { step, catalogue, own, was }: Past): Partial<Attributes> {
  if (fact.recordedAt < step.createdAt) return {};
  const said = holdsOn(own, fact.validFrom);
  const before = holdsOn(was, fact.validFrom) ?? was[0];
  // What was known of a later day before the step stayed as it was.
  if (!said || !before || before.validFrom > said.validFrom) return {};
  const fields = differing(before, said).filter(f => f !== 'fields');
  const added = differingFields(before.fields, said.fields);
  const value = (of: store.RecordedRow, key: string) => of.fields[key] ?? null;
  const since = [
    ...fields.filter(f => fact[f] !== said[f] && fact[f] !== before[f]).map(wordOf),
    ...added
      .filter(k => value(fact, k) !== value(said, k) && value(fact, k) !== value(before, k))
      .map(k => catalogue.byKey.get(k)?.label ?? k),
  ];
  if (since.length > 0)
    throw new AppError('conflict', `Changed since, on ${fact.recordedAt.slice(0, 10)}: ${since.join(', ')}.`);
  const back = added.filter(k => value(fact, k) === value(said, k));
  return {
    ...Object.fromEntries(fields.filter(f => fact[f] === said[f]).map(f => [f, before[f]])),
    ...(back.length === 0 ? {} : { fields: Object.fromEntries(back.map(k => [k, value(before, k)])) }),
  };
}

const wordOf = (field: AttributeName): string =>
  field.replace(/(Minor|Id)$/, '').replaceAll(/[A-Z]/g, c => ` ${c.toLowerCase()}`);
