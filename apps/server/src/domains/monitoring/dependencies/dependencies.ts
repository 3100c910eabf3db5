import type { Api, Input } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  type Handlers,
  invalidField,
  may,
  mustBeCurrent,
  record,
  type Subscription,
  type Tx,
} from '../../../platform/index.ts';
import {
  changePlan,
  type FoundPlan,
  mayReadProject,
  type OpenPlan,
  openPlan,
  placeOf,
  planToEdit,
  visibleFor,
  visibleOpenPlan,
} from '../../../register/index.ts';
import { mustNotCircle } from './circle.ts';
import { externalRow, followPlans } from './follow.ts';
import * as store from './store.ts';

/** Endpoint -> use case. */
export const dependencyHandlers = {
  listDependencies: (tx, { params }) => listDependencies(tx, params.project),
  createDependency: (tx, input) => createDependency(tx, input),
  answerDependency: (tx, input, { version }) => answer(tx, input, version),
  withdrawDependency: (tx, { params }, { version }) => withdraw(tx, params.dependency, version),
} satisfies Partial<Handlers<Api>>;

/** Plans that wait for an edited one follow it. */
export const dependencySubscriptions: readonly Subscription[] = [
  { prefixes: ['register.plan'], run: followPlans },
];

type DependencyAnswer = Answer<Api['answerDependency']>;

const notFound = () => new AppError('not_found', 'There is no such dependency.');

/** The project as far as the actor may see it; null otherwise. */
async function seen(tx: Tx, id: string): Promise<FoundPlan | null> {
  return (await mayReadProject(tx, id)) ? visibleFor(tx, id) : null;
}

function endOf(project: FoundPlan | null, open: OpenPlan | null, uid: number): DependencyAnswer['giver'] {
  const at = open?.task(uid);
  const row = open?.plan.tasks.find(t => t.uid === uid);
  return {
    project: project && { id: project.id, key: project.key, name: project.name },
    task: project && row ? { uid, name: row.name } : null,
    // The dates are what the other side works with, also where the project itself is hidden.
    start: at?.start ?? null,
    finish: at?.finish ?? null,
  };
}

async function view(tx: Tx, d: store.DependencyRow): Promise<DependencyAnswer> {
  const [giver, taker] = [await seen(tx, d.giverId), await seen(tx, d.takerId)];
  const [given, taken] = [await openPlan(tx, d.giverId), await openPlan(tx, d.takerId)];
  const row = taken?.plan.tasks.find(t => t.uid === d.externalUid);
  const theirs = given?.task(d.giverTask);
  const finish = theirs?.finish ?? row?.manualFinish ?? null;
  const edits = (p: FoundPlan | null) => p !== null && may(tx.actor, 'plan.edit', placeOf(p));
  return {
    id: d.id,
    giver: { ...endOf(giver, given, d.giverTask), finish },
    taker: endOf(taker, taken, d.takerTask),
    externalUid: taker ? d.externalUid : null,
    type: d.type,
    lagSec: d.lagSec,
    lagElapsed: d.lagElapsed,
    state: d.state,
    promised: d.promised,
    lateSec: d.promised === null || finish === null ? null : finish - d.promised,
    lost: theirs === undefined,
    note: d.note,
    answeredBy: d.answeredBy,
    answeredAt: d.answeredAt,
    askedBy: d.askedBy ?? 'Chartroom',
    createdAt: d.createdAt,
    version: d.version,
    may: { answer: edits(giver), withdraw: edits(taker) },
  };
}

async function listDependencies(tx: Tx, project: string): Promise<Answer<Api['listDependencies']>> {
  await visibleFor(tx, project);
  const items: DependencyAnswer[] = [];
  for (const d of await store.dependenciesOf(tx, project)) items.push(await view(tx, d));
  return { items };
}

async function oneDependency(tx: Tx, id: string): Promise<DependencyAnswer> {
  const found = await store.loadDependency(tx, id);
  if (!found) throw notFound();
  return view(tx, found);
}

const hasTask = (open: OpenPlan, uid: number): boolean =>
  open.plan.tasks.some(t => t.uid === uid && !t.blank);

async function createDependency(
  tx: Tx,
  { params, body }: Input<Api['createDependency']>,
): Promise<DependencyAnswer> {
  const taker = await planToEdit(tx, params.project);
  if (!(await mayReadProject(tx, body.giverId)))
    throw invalidField('body.giverId', 'There is no such project. Choose one of the list.');
  if (body.giverId === taker.id)
    throw new AppError('conflict', 'Both tasks are of the same project; link them in its plan.');
  const giver = await visibleOpenPlan(tx, body.giverId);
  if (!hasTask(giver, body.giverTask))
    throw invalidField('body.giverTask', `There is no task ${body.giverTask} in the plan of ${giver.key}.`);
  const added = await addDependency(tx, { takerId: taker.id, takerTask: body.task, ...body });
  if (added === null)
    throw invalidField('body.task', `There is no task ${body.task} in the plan of ${taker.key}.`);
  return oneDependency(tx, added);
}

/** What is needed to make one project wait for another. */
export interface NewDependency
  extends Pick<
    store.DependencyRow,
    'giverId' | 'giverTask' | 'takerId' | 'takerTask' | 'type' | 'lagSec' | 'lagElapsed'
  > {}

/**
 * Puts a row for the giver's task into the taker's plan, links it, and keeps the dependency; answers its id, null when
 * one of the tasks is not there. Refuses a circle. Who calls has decided that it may be done.
 */
export async function addDependency(tx: Tx, added: NewDependency): Promise<string | null> {
  const given = (await openPlan(tx, added.giverId))?.task(added.giverTask);
  if (!given) return null;
  await mustNotCircle(tx, added, async id => (await seen(tx, id))?.key ?? 'another project');
  let externalUid: number | null = null;
  await changePlan(tx, added.takerId, {
    cause: { kind: 'follow', reason: null, summary: 'Waits for a task of another project' },
    change: ({ plan, nextTask }) => {
      const at = plan.tasks.findIndex(t => t.uid === added.takerTask && !t.blank);
      const waiting = plan.tasks[at];
      if (!waiting) return null;
      externalUid = nextTask;
      const row = { ...externalRow(nextTask, given), outlineLevel: Math.max(1, waiting.outlineLevel) };
      const { type, lagSec, lagElapsed, takerTask } = added;
      const link = { predUid: nextTask, succUid: takerTask, type, lagSec, lagElapsed };
      const changed = { ...plan, tasks: plan.tasks.toSpliced(at, 0, row), links: [...plan.links, link] };
      return { plan: changed, edits: [{ kind: 'plan', plan: changed }] };
    },
  });
  if (externalUid === null) return null;
  const id = await store.insertDependency(tx, { ...added, externalUid });
  record(tx, {
    name: 'monitoring.dependency.asked',
    subject: { kind: 'dependency', id },
    projectId: added.takerId,
    before: null,
    after: { task: added.takerTask, type: added.type },
  });
  return id;
}

/** A dependency of which the actor may see at least the end that the act is about. */
async function locked(tx: Tx, id: string, end: 'giverId' | 'takerId'): Promise<store.DependencyRow> {
  await store.lockDependency(tx, id);
  const found = await store.loadDependency(tx, id);
  const [giver, taker] = found
    ? [await seen(tx, found.giverId), await seen(tx, found.takerId)]
    : [null, null];
  if (!found || (!giver && !taker)) throw notFound();
  const project = end === 'giverId' ? giver : taker;
  if (!project || !may(tx.actor, 'plan.edit', placeOf(project)))
    throw new AppError(
      'forbidden',
      end === 'giverId'
        ? 'Only who plans the project that gives the date may accept or dispute it.'
        : 'Only who plans the project that waits may withdraw it.',
    );
  return found;
}

async function answer(
  tx: Tx,
  { params, body }: Input<Api['answerDependency']>,
  version: number,
): Promise<DependencyAnswer> {
  const found = await locked(tx, params.dependency, 'giverId');
  await mustBeCurrent(found.version, version, () => view(tx, found));
  const finish = (await openPlan(tx, found.giverId))?.task(found.giverTask)?.finish ?? null;
  if (body.answer === 'disputed' && body.note === '' && body.promised === undefined)
    throw invalidField('body.note', 'Say why, or which date would hold.');
  const promised = body.promised ?? (body.answer === 'accepted' ? finish : null);
  await store.saveAnswer(tx, found.id, { state: body.answer, promised, note: body.note });
  record(tx, {
    name: `monitoring.dependency.${body.answer}`,
    subject: { kind: 'dependency', id: found.id },
    projectId: found.giverId,
    before: { state: found.state, promised: found.promised },
    after: { state: body.answer, promised },
    reason: body.note || null,
  });
  return oneDependency(tx, found.id);
}

async function withdraw(tx: Tx, id: string, version: number): Promise<void> {
  const found = await locked(tx, id, 'takerId');
  await mustBeCurrent(found.version, version, () => view(tx, found));
  const { externalUid: uid } = found;
  await store.removeDependencies(tx, [id]);
  record(tx, {
    name: 'monitoring.dependency.withdrawn',
    subject: { kind: 'dependency', id },
    projectId: found.takerId,
    before: { state: found.state },
    after: null,
  });
  await changePlan(tx, found.takerId, {
    cause: { kind: 'follow', reason: null, summary: 'Waits no longer for a task of another project' },
    change: ({ plan }) => {
      const changed = {
        ...plan,
        tasks: plan.tasks.filter(t => t.uid !== uid),
        links: plan.links.filter(l => l.predUid !== uid && l.succUid !== uid),
      };
      return { plan: changed, edits: [{ kind: 'plan', plan: changed }] };
    },
  });
}
