import type { Api, Input } from '@chartroom/contract';
import {
  applyCommands,
  type Consequence,
  consequencesOf,
  dayOfWall,
  type Plan,
  scheduleTogether,
} from '@chartroom/engine';
import { type Answer, AppError, may, type Tx } from '../../platform/index.ts';
import { openPlan, placeOf, projectsWith, visibleProject } from '../../register/index.ts';
import { chainOf, type Telling } from './chain.ts';
import { type LinkedPlans, plansLinkedWith, withoutStandIns } from './linked-plans.ts';
import { type Gate, loadGates, loadSeen } from './store.ts';

type PreviewAnswer = Answer<Api['previewConsequences']>;
type ConsequenceView = PreviewAnswer['items'][number];

/** Most milestones that are named of one project. */
const mostMilestones = 100;

const plainName = (name: string): string => name.trim().toLowerCase();

/** The gate of a project by the name of a milestone of its plan. */
function gateOf(gates: readonly Gate[], project: string, name: string): Gate | null {
  return gates.find(g => g.projectId === project && plainName(g.name) === plainName(name)) ?? null;
}

function milestonesOf(c: Consequence, plan: Plan, gates: readonly Gate[]): ConsequenceView['milestones'] {
  const names = new Map(plan.tasks.map(t => [t.uid, t.name]));
  return c.points.slice(0, mostMilestones).map(p => {
    const name = names.get(p.uid) ?? '';
    const gate = gateOf(gates, c.plan, name);
    const late = (at: typeof p.after) => gate?.baseline != null && dayOfWall(at) > gate.baseline;
    return {
      uid: p.uid,
      name,
      gate: gate !== null,
      before: p.before,
      after: p.after,
      days: p.days,
      misses: p.missesDeadline ? 'deadline' : late(p.after) && !late(p.before) ? 'baseline' : null,
    };
  });
}

/** The plan after the commands; refuses those that cannot be done. */
async function editedPlan(tx: Tx, { params, body }: Input<Api['previewConsequences']>): Promise<Plan> {
  const open = await openPlan(tx, params.project);
  if (!open)
    throw new AppError('not_found', 'This project has no plan yet. Begin one, or import it from a file.');
  const { result, findings } = applyCommands(open.plan, body.commands, {
    scheduled: open.task,
    firstFreeUid: open.nextTask,
  });
  const refused = findings.filter(f => f.severity === 'error');
  const [first] = refused;
  if (first)
    throw new AppError('conflict', first.message, {
      fields: refused
        .slice(0, 100)
        .map(f => ({ path: `body.commands.${f.path[0] ?? '0'}`, message: f.message })),
    });
  return result.plan;
}

function summaryOf(items: readonly ConsequenceView[]): PreviewAnswer['summary'] {
  const others = items.filter(i => !i.own);
  const missed = items.flatMap(i =>
    i.milestones.filter(m => m.misses !== null).map(m => `${i.project.key} ${m.name}`),
  );
  return {
    projects: others.length,
    latestDays: others.reduce((most, i) => (Math.abs(i.days) > Math.abs(most) ? i.days : most), 0),
    milestones: items.reduce((sum, i) => sum + i.milestones.length, 0),
    missed,
  };
}

/** What commands would do to all linked plans, told of the projects that the actor may see. */
export async function preview(tx: Tx, input: Input<Api['previewConsequences']>): Promise<PreviewAnswer> {
  const id = input.params.project;
  const project = await visibleProject(tx, id);
  if (!may(tx.actor, 'plan.edit', placeOf(project)))
    throw new AppError('forbidden', `You may not change the plan of ${project.key}.`);
  const edited = await editedPlan(tx, input);
  const linked: LinkedPlans = await plansLinkedWith(tx, [id]);
  const own = withoutStandIns(
    edited,
    linked.stored.filter(l => l.takerId === id),
  );
  const changed = new Map([[id, own]]);
  const found = consequencesOf(linked.plans, linked.links, changed);
  const plans = new Map([...linked.plans, ...changed]);
  const seen = await loadSeen(
    tx,
    projectsWith(tx.actor, 'project.read'),
    found.flatMap(c => c.chain.map(s => s.plan)).concat(found.map(c => c.plan)),
  );
  const gates = await loadGates(tx, [...seen.keys()]);
  const telling: Telling = { plans, schedules: scheduleTogether(plans, linked.links).result, seen };
  const items = found.flatMap((c): ConsequenceView[] => {
    const named = seen.get(c.plan);
    const plan = plans.get(c.plan);
    if (!named || !plan) return [];
    return [
      {
        project: { id: named.id, key: named.key, name: named.name },
        own: c.plan === id,
        finishBefore: c.finishBefore,
        finish: c.finishAfter,
        days: c.days,
        movedTasks: c.moved,
        milestones: milestonesOf(c, plan, gates),
        chain: chainOf(c.chain, telling),
      },
    ];
  });
  return { summary: summaryOf(items), items, findings: [] };
}
