import type { Api, Input } from '@chartroom/contract';
import { planCosts } from '@chartroom/engine';
import { type Answer, AppError, mustBeCurrent, record, type Tx } from '../../platform/index.ts';
import { lockPlan, mayPlan, type Planned, planToEdit, visiblePlan } from './access.ts';
import { keepAs, putAside } from './baseline.ts';
import { readState } from './cache.ts';
import { promisedNow, variances } from './compare.ts';
import { workingDays } from './moved.ts';
import { loadBaselineRows } from './store/baselines.ts';
import * as store from './store/change-requests.ts';

type RequestAnswer = Answer<Api['decideChangeRequest']>;

/** What the new baseline would be otherwise than the one in force. */
async function effectOf(tx: Tx, project: Planned): Promise<store.Effect> {
  const before = new Map((await loadBaselineRows(tx, project.id, 0)).tasks.map(t => [t.uid, t]));
  const state = await readState(tx, project.id, project.version);
  const schedule = state.scheduler.schedule();
  const finishes = [...before.values()].flatMap(b => b.finish ?? []);
  const finishBefore = finishes.length === 0 ? null : Math.max(...finishes);
  const leaves = new Set(schedule.tasks().flatMap(t => (t.summary ? [] : [t.uid])));
  const costs = planCosts(state.plan, schedule);
  const sum = (costOf: (uid: number) => number) => [...leaves].reduce((all, uid) => all + costOf(uid), 0);
  return {
    finishBefore,
    finish: schedule.finish,
    finishDays:
      finishBefore === null ? 0 : workingDays(state.plan, schedule, [finishBefore, schedule.finish]),
    costBeforeMinor: finishBefore === null ? null : sum(uid => before.get(uid)?.costMinor ?? 0),
    costMinor: sum(uid => costs.get(uid)?.costMinor ?? 0),
    movedTasks: variances(state, before, promisedNow(state)).filter(
      v => leaves.has(v.uid) && (v.added || v.startDays !== 0 || v.finishDays !== 0),
    ).length,
  };
}

function view(tx: Tx, project: Planned, r: store.RequestRow): RequestAnswer {
  const money = mayPlan(tx, project, 'money.read');
  const { costBeforeMinor, costMinor } = r.effect;
  return {
    id: r.id,
    projectId: r.projectId,
    state: r.state,
    reason: r.reason,
    effect: {
      ...r.effect,
      costBeforeMinor: money ? costBeforeMinor : null,
      costMinor: money ? costMinor : null,
    },
    askedBy: r.askedByName ?? 'Chartroom',
    askedAt: r.askedAt,
    decidedBy: r.decidedBy,
    decidedAt: r.decidedAt,
    note: r.note,
    version: r.version,
    may: {
      decide: r.state === 'open' && r.askedBy !== tx.actor.person && mayPlan(tx, project, 'baseline.approve'),
    },
  };
}

/** Asks for a new baseline in force. */
export async function askForBaseline(tx: Tx, id: string, reason: string): Promise<RequestAnswer> {
  const project = await planToEdit(tx, id);
  const open = (await store.loadRequests(tx, id)).find(r => r.state === 'open');
  if (open)
    throw new AppError(
      'conflict',
      `A change request of ${project.key} is open already; let it be decided first.`,
    );
  const effect = await effectOf(tx, project);
  if (effect.finishBefore === null)
    throw new AppError(
      'conflict',
      `${project.key} has no baseline yet. Take the first; it needs no request.`,
    );
  const request = await store.insertRequest(tx, {
    projectId: id,
    reason,
    effect,
    planVersion: project.version,
  });
  record(tx, {
    name: 'register.plan.baseline-asked',
    subject: { kind: 'change-request', id: request },
    projectId: id,
    before: null,
    after: { finishDays: effect.finishDays, movedTasks: effect.movedTasks },
    reason,
  });
  return oneRequest(tx, project, request);
}

async function oneRequest(tx: Tx, project: Planned, id: string): Promise<RequestAnswer> {
  const found = await store.loadRequest(tx, id);
  if (!found) throw new AppError('not_found', 'There is no such change request.');
  return view(tx, project, found);
}

/** The change requests of a plan. */
export async function listRequests(tx: Tx, id: string): Promise<Answer<Api['listChangeRequests']>> {
  const project = await visiblePlan(tx, id);
  return { items: (await store.loadRequests(tx, id)).map(r => view(tx, project, r)) };
}

/** Decides on a change request of somebody else; approved, the plan as it is now becomes the baseline in force. */
export async function decideRequest(
  tx: Tx,
  { params, body }: Input<Api['decideChangeRequest']>,
  version: number,
): Promise<RequestAnswer> {
  const found = await store.lockRequest(tx, params.changeRequest);
  if (!found) throw new AppError('not_found', 'There is no such change request.');
  const project = await visiblePlan(tx, found.projectId);
  if (!mayPlan(tx, project, 'baseline.approve'))
    throw new AppError('forbidden', `You may not decide on the baseline of ${project.key}.`);
  if (found.askedBy === tx.actor.person)
    throw new AppError('forbidden', 'You asked for this yourself; somebody else has to decide.');
  await mustBeCurrent(found.version, version, () => view(tx, project, found));
  if (found.state !== 'open') throw new AppError('conflict', `This request is ${found.state} already.`);
  await store.saveDecision(tx, found.id, { state: body.decision, note: body.note });
  record(tx, {
    name: `register.plan.baseline-${body.decision}`,
    subject: { kind: 'change-request', id: found.id },
    projectId: project.id,
    before: { state: 'open' },
    after: { state: body.decision },
    reason: body.note || null,
  });
  if (body.decision === 'approved') {
    const locked = await lockPlan(tx, project);
    await putAside(tx, locked);
    await keepAs(tx, locked, { number: 0, reason: found.reason });
  }
  return oneRequest(tx, project, found.id);
}
