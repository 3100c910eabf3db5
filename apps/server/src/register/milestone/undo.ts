import type { ChangeSet, Tx } from '../../platform/index.ts';
import { projectsHeld } from '../access/store.ts';
import { type NotUndone, notUndone } from '../project/not-undone.ts';
import * as store from './store.ts';

/** A key date as it is and as it was before a step, from the day of which the step spoke. */
export interface MilestoneBack {
  readonly projectId: string;
  readonly before: store.MilestoneRecord;
  readonly after: store.MilestoneRecord;
  readonly validFrom: string;
}

/** What it takes to make the key dates that a step changed what they were before it, and which changed since. */
export async function planMilestoneUndo(
  tx: Tx,
  step: ChangeSet,
): Promise<{ readonly changes: readonly MilestoneBack[]; readonly refused: readonly NotUndone[] }> {
  const steps = await store.milestoneChangesOf(tx, step.requestId);
  const now = await store.lockMilestones(
    tx,
    steps.map(s => s.id),
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
  return { changes, refused };
}

const changedSince = (now: store.MilestoneRecord, said: Partial<store.MilestoneRecord>): string | null =>
  Object.entries(said).some(([field, value]) => now[field as keyof store.MilestoneRecord] !== value)
    ? 'changed since.'
    : null;
