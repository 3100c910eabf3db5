import type { Finding, Plan, PlanLink } from '@chartroom/engine';
import { type Loss, readPlan } from '@chartroom/interop';
import { AppError, type Tx } from '../../platform/index.ts';
import { type ImportedPlan, importPlan } from '../../register/index.ts';

/** What came of taking in a file. */
export interface TakenIn {
  readonly step: number;
  readonly counts: {
    readonly tasks: number;
    readonly links: number;
    readonly resources: number;
    readonly assignments: number;
    readonly baselines: number;
  };
  readonly losses: readonly Loss[];
  readonly findings: readonly Finding[];
}

/** A file to be taken in as the plan of a project. */
export interface PlanFile {
  readonly project: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly mode: 'new' | 'replace';
}

/** Links that a plan here cannot hold: to tasks of other files, and the second of two that say the same. */
function withSoundLinks(plan: Plan): { readonly plan: Plan; readonly losses: readonly Loss[] } {
  const known = new Set(plan.tasks.map(t => t.uid));
  const seen = new Set<string>();
  const foreign: PlanLink[] = [];
  const twice: PlanLink[] = [];
  const links = plan.links.filter(l => {
    const key = `${l.predUid}>${l.succUid} ${l.type}`;
    const other = !known.has(l.predUid) || !known.has(l.succUid);
    if (other) foreign.push(l);
    else if (seen.has(key)) twice.push(l);
    seen.add(key);
    return !other && !twice.includes(l);
  });
  const losses = [
    lossOf(foreign, 'the other end is a task of another file; link the projects here instead'),
    lossOf(twice, 'the same two tasks have such a link already'),
  ];
  return { plan: { ...plan, links }, losses: losses.flatMap(l => l ?? []) };
}

const lossOf = (links: readonly PlanLink[], reason: string): Loss | null =>
  links.length === 0
    ? null
    : {
        element: 'Task/PredecessorLink',
        kind: 'not-kept',
        reason,
        count: links.length,
        examples: links
          .slice(0, 3)
          .map(l => `${l.crossProject ? `${l.crossProject} ` : ''}${l.predUid} → ${l.succUid}`),
      };

/** Blank rows may share a number in files; here every row has its own. */
function withOwnNumbers(plan: Plan): Plan {
  const seen = new Set<number>();
  let next = plan.tasks.reduce((most, t) => Math.max(most, t.uid), 0) + 1;
  const tasks = plan.tasks.map(t => {
    const uid = seen.has(t.uid) ? next++ : t.uid;
    seen.add(uid);
    return uid === t.uid ? t : { ...t, uid };
  });
  return { ...plan, tasks };
}

/** Reads a file and makes it the plan of a project; refused with what to do when it is no plan. */
export async function takeIn(tx: Tx, { project, fileName, bytes, mode }: PlanFile): Promise<TakenIn> {
  const read = readPlan(bytes, { fileName });
  if (read.result === null)
    throw new AppError('unsupported', read.findings[0]?.message ?? 'This file holds no plan.');
  const { plan, losses } = withSoundLinks(withOwnNumbers(read.result));
  const done: ImportedPlan = await importPlan(tx, project, { plan, mode, summary: `Imported ${fileName}` });
  const kept: Loss[] = done.baselinesLeftOut
    ? [
        {
          element: 'Task/Baseline',
          kind: 'not-kept',
          reason: 'the plan has a baseline; a new one takes an approved change request',
          count: done.baselinesLeftOut,
          examples: [],
        },
      ]
    : [];
  return {
    step: done.step,
    counts: {
      tasks: plan.tasks.length,
      links: plan.links.length,
      resources: plan.resources.length,
      assignments: plan.assignments.length,
      baselines: done.baselines,
    },
    losses: [...read.losses, ...losses, ...kept],
    findings: [...read.findings, ...done.findings],
  };
}
