import { daysBetween, random } from '@chartroom/engine';
import { addDependency, dependencyHandlers } from '../../domains/monitoring/index.ts';
import type { Tx } from '../../platform/index.ts';
import { importPlan, openPlan, registerHandlers } from '../../register/index.ts';
import { type Ids, idOf } from './ids.ts';
import { loadBoard } from './load-boards.ts';
import { type Fit, inventPlan, type Worker } from './plan-tasks.ts';
import type { DemoFigures, Demonstration, DemoProject } from './records.ts';

const plans = 30;

/** A project as it was told last. */
const lastFigures = (p: DemoProject): DemoFigures => Object.assign({}, p.first, ...p.changes.map(c => c.set));

/** What a plan of a project has to fit; null where it was not told enough of it. */
function fitOf(p: DemoProject): Fit | null {
  const now = lastFigures(p);
  const { startForecast, finishForecast, startBaseline, finishBaseline } = now;
  const told = p.reports.at(-1)?.asOf;
  if (
    now.state !== 'active' ||
    !startForecast ||
    !finishForecast ||
    !startBaseline ||
    !finishBaseline ||
    !told
  )
    return null;
  return { start: startForecast, finish: finishForecast, startBaseline, finishBaseline, told };
}

interface Planned {
  readonly project: DemoProject;
  readonly fit: Fit;
}

/**
 * The projects that have a plan: those under way with room for one, spread over the portfolios; and the long
 * ones of the manager whom visitors sign in as.
 */
function chosen(demo: Demonstration): readonly Planned[] {
  const fit = demo.projects.flatMap((project): Planned[] => {
    const found = fitOf(project);
    return found && found.finish > found.told && !project.confidential ? [{ project, fit: found }] : [];
  });
  const step = Math.max(1, fit.length / plans);
  const spread = Array.from({ length: Math.min(plans, fit.length) }, (_, i) => fit[Math.floor(i * step)]);
  const manager = demo.signIns.find(s => s.role === 'project-manager')?.person;
  const long = (p: Planned) => daysBetween(p.fit.start, p.fit.finish) > 365;
  return fit.filter(p => (p.project.manager === manager && long(p)) || spread.includes(p));
}

const workersOf = (demo: Demonstration, project: DemoProject, count: number): readonly Worker[] => {
  const unit = demo.people.filter(p => p.unit === project.unit);
  const start = (Number(project.key.slice(-3)) * 7) % Math.max(1, unit.length);
  return Array.from(
    { length: Math.min(count, unit.length) },
    (_, i) => unit[(start + i) % unit.length],
  ).flatMap(p => p ?? []);
};

/** Gives some thirty of the projects a plan that fits what was told of them, and lets a few wait for each other. */
export async function loadPlans(tx: Tx, demo: Demonstration, ids: Ids): Promise<void> {
  const chance = random('plans');
  const planned = chosen(demo);
  for (const { project, fit } of planned) {
    const own = chance.fork(project.name);
    const workers = workersOf(demo, project, own.int(4, 8));
    const plan = inventPlan(own, project, { fit, workers, holidays: demo.holidays });
    await importPlan(tx, idOf(ids, project.key), { plan, mode: 'new', summary: 'Planned' });
  }
  await loadDependencies(tx, planned, ids);
  const manager = demo.signIns.find(s => s.role === 'project-manager')?.person;
  const own = planned.filter(p => p.project.manager === manager);
  if (own[0]) await loadBoard(tx, demo, { ids, key: own[0].project.key });
  const asked = own[1] ?? planned[0];
  if (asked) await askForBaseline(tx, idOf(ids, asked.project.key), idOf(ids, asked.project.manager));
}

/** A new baseline that waits for its decision. */
const askForBaseline = (tx: Tx, project: string, manager: string) =>
  registerHandlers.askForBaseline({ ...tx, actor: { ...tx.actor, person: manager } }, {
    params: { project },
    body: { reason: 'The supplier delivers a month later; the programme has agreed to the new dates.' },
  } as Parameters<typeof registerHandlers.askForBaseline>[1]);

/** In each programme one project waits for another; most have been answered. */
async function loadDependencies(tx: Tx, planned: readonly Planned[], ids: Ids): Promise<void> {
  const byProgramme = Map.groupBy(
    planned.filter(p => p.project.programme !== null),
    p => p.project.programme,
  );
  let count = 0;
  for (const [, some] of byProgramme) {
    const [giver, taker] = some.toSorted((a, b) => (a.fit.finish < b.fit.finish ? -1 : 1));
    if (!giver || !taker || count === 6) continue;
    const id = await connect(tx, giver, { taker, ids });
    if (id !== null) count += 1;
    if (id !== null && count % 3 !== 0) await answer(tx, id, count % 3 === 1);
  }
}

/** Lets the last gate of one project wait for the handover of another. */
async function connect(
  tx: Tx,
  giver: Planned,
  { taker, ids }: { readonly taker: Planned; readonly ids: Ids },
): Promise<string | null> {
  const [giverId, takerId] = [idOf(ids, giver.project.key), idOf(ids, taker.project.key)];
  const giverTask = (await openPlan(tx, giverId))?.plan.tasks.at(-1)?.uid;
  // The last gate before the handover, which is fixed by hand.
  const takerTask = (await openPlan(tx, takerId))?.plan.tasks.at(-2)?.uid;
  if (giverTask === undefined || takerTask === undefined) return null;
  return addDependency(tx, {
    giverId,
    giverTask,
    takerId,
    takerTask,
    type: 'FS',
    lagSec: 0,
    lagElapsed: false,
  });
}

const answer = (tx: Tx, dependency: string, accepted: boolean) =>
  dependencyHandlers.answerDependency(
    tx,
    {
      params: { dependency },
      body: accepted
        ? { answer: 'accepted', note: '' }
        : { answer: 'disputed', note: 'The supplier confirms the date only after the next delivery.' },
    } as Parameters<typeof dependencyHandlers.answerDependency>[1],
    { version: 1 } as Parameters<typeof dependencyHandlers.answerDependency>[2],
  );
