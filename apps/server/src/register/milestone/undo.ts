import type { ChangeSet, Tx } from '../../platform/index.ts';
import { projectsHeld } from '../access/store.ts';
import { type FieldSetting, withFields } from '../field/definition.ts';
import { keepFields } from '../field/set-fields.ts';
import { loadValues, raiseVersions } from '../field/store/values.ts';
import { type NotUndone, notUndone } from '../project/not-undone.ts';
import * as store from './store.ts';

/** A key date as it is and as it was before a step, from the day of which the step spoke. */
export interface MilestoneBack {
  readonly projectId: string;
  readonly before: store.MilestoneRecord;
  readonly after: store.MilestoneRecord;
  readonly validFrom: string;
}

/** The added fields of a key date as they are and as they were before a step. */
export interface MilestoneFieldsBack {
  readonly projectId: string;
  readonly subject: string;
  readonly before: FieldSetting;
  readonly after: FieldSetting;
}

/**
 * What it takes to make the key dates of a step what they were before it, and which changed since. One that the step
 * added leaves: records are never removed; `gated` are those at which a gate has been prepared.
 */
export async function planMilestoneUndo(
  tx: Tx,
  step: ChangeSet,
  gated: ReadonlySet<string>,
): Promise<{
  readonly changes: readonly MilestoneBack[];
  readonly fields: readonly MilestoneFieldsBack[];
  readonly refused: readonly NotUndone[];
}> {
  const steps = await store.milestoneChangesOf(tx, step.requestId);
  const sets = await store.milestoneFieldsOf(tx, step.requestId);
  const added = await store.milestonesAddedBy(tx, step);
  const now = await store.lockMilestones(
    tx,
    [...steps, ...sets, ...added].map(s => s.id),
  );
  const projects = [...new Set([...now.values()].map(m => m.projectId))];
  const held = await projectsHeld(tx, 'project.edit', projects);
  const changes: MilestoneBack[] = [];
  const refused: NotUndone[] = [];
  for (const { id, was, said, validFrom } of steps) {
    const before = now.get(id);
    if (!before) continue;
    const { projectId, name } = before;
    const why = held.has(projectId) ? changedSince(before, said) : 'You may not change its key dates.';
    if (why === null) changes.push({ projectId, before, after: { ...before, ...was }, validFrom });
    else refused.push(await notUndone(tx, projectId, `${name}: ${why}`));
  }
  const days = await store.daysOfMilestones(
    tx,
    added.map(a => a.id),
  );
  for (const { id, touched } of added) {
    const before = now.get(id);
    if (!before?.present) continue;
    const { projectId, name } = before;
    const since = touched
      ? 'added by this step, and changed since.'
      : gated.has(id)
        ? 'added by this step, and a gate has been prepared at it.'
        : null;
    const why = held.has(projectId) ? since : 'You may not change its key dates.';
    if (why !== null) refused.push(await notUndone(tx, projectId, `${name}: ${why}`));
    else
      for (const validFrom of days.get(id) ?? [])
        changes.push({ projectId, before, after: { ...before, present: false }, validFrom });
  }
  const stored = await loadValues(
    tx,
    'milestone',
    sets.map(s => s.id),
  );
  const fields: MilestoneFieldsBack[] = [];
  for (const { id, was, said } of sets) {
    const { projectId, name } = now.get(id) ?? {};
    if (projectId === undefined || !held.has(projectId)) continue;
    const before = stored.get(id) ?? {};
    const [back, meant] = [byKey(was), byKey(said)];
    if (Object.entries(meant).some(([key, value]) => (before[key] ?? null) !== value))
      refused.push(await notUndone(tx, projectId, `${name}: its added fields were changed since.`));
    else fields.push({ projectId, subject: id, before, after: withFields(before, back) });
  }
  return { changes, fields, refused };
}

/** Values by the key of the field, as the log names them with what they are. */
const byKey = (logged: FieldSetting): FieldSetting =>
  Object.fromEntries(Object.entries(logged).map(([name, value]) => [name.replace(/^fields\./, ''), value]));

/** Makes added fields of key dates what they were before a step. */
export async function putBackMilestoneFields(tx: Tx, fields: readonly MilestoneFieldsBack[]): Promise<void> {
  await raiseVersions(tx, 'milestone', [...(await keepFields(tx, 'milestone', fields))]);
}

const changedSince = (now: store.MilestoneRecord, said: Partial<store.MilestoneRecord>): string | null =>
  Object.entries(said).some(([field, value]) => now[field as keyof store.MilestoneRecord] !== value)
    ? 'changed since.'
    : null;
