import type { Finding, Plan } from '@chartroom/engine';
import { AppError, type Tx } from '../../platform/index.ts';
import { lockPlan, mustPlan, type Planned, visibleFor } from './access.ts';
import { baselinesIn, keepBaselines } from './baseline-file.ts';
import { takeState } from './cache.ts';
import { addPlan } from './create.ts';
import { editedPlan, nextState, saveStep } from './save.ts';
import { loadBaselines } from './store/baselines.ts';
import { setImported } from './store/write.ts';

/** A plan from a file, to become the plan of a project. */
export interface PlanToImport {
  readonly plan: Plan;
  readonly mode: 'new' | 'replace';
  readonly summary: string;
}

/** What came of it. */
export interface ImportedPlan {
  readonly step: number;
  readonly baselines: number;
  readonly baselinesLeftOut: number;
  readonly findings: readonly Finding[];
}

/** Whether the actor may put a plan there, and whether there is one already. Throws `not_found`, `forbidden`. */
export async function planState(
  tx: Tx,
  project: string,
): Promise<{ readonly key: string; readonly hasPlan: boolean }> {
  const found = await visibleFor(tx, project);
  mustPlan(tx, found, { permission: 'plan.edit', act: 'change the plan' });
  return { key: found.key, hasPlan: found.version !== null };
}

async function replace(tx: Tx, project: Planned, { plan, summary }: PlanToImport) {
  const locked = await lockPlan(tx, project);
  const before = await takeState(tx, project.id, locked.version);
  const bare = { ...plan, tasks: plan.tasks.map(({ stored: _, baselines: __, ...t }) => t) };
  const edited = editedPlan(before, bare, { edits: [{ kind: 'plan', plan: bare }] });
  const next = nextState(edited, locked.version + 1);
  await saveStep(tx, locked, { edited, next, cause: { kind: 'import', reason: null, summary } });
  await setImported(tx, project.id, plan.tasks);
  return next;
}

/** Makes a plan the plan of a project: its first, or in the place of the one it has, as one step. */
export async function importPlan(tx: Tx, id: string, given: PlanToImport): Promise<ImportedPlan> {
  const found = await visibleFor(tx, id);
  mustPlan(tx, found, { permission: 'plan.edit', act: 'change the plan' });
  const { version } = found;
  if (version !== null && given.mode === 'new')
    throw new AppError(
      'conflict',
      `${found.key} has a plan already. Import the file in its place, which can be undone.`,
    );
  const state =
    version === null
      ? await addPlan(tx, found, { plan: given.plan, kind: 'import', summary: given.summary })
      : await replace(tx, { ...found, version }, given);
  const baselines = baselinesIn(given.plan);
  const known = await loadBaselines(tx, id);
  const keeps = known.length === 0;
  if (keeps) await keepBaselines(tx, { ...found, version: state.version }, baselines);
  return {
    step: state.version,
    baselines: keeps ? baselines.length : 0,
    baselinesLeftOut: keeps ? 0 : baselines.length,
    findings: state.scheduler.findings().slice(0, 500),
  };
}
