import type { Api, Input, MethodDefinition, ProjectStep } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  invalidField,
  may,
  mustBeCurrent,
  record,
  type Tx,
} from '../../../platform/index.ts';
import { fieldCatalogue, personExists, placeOf, todayIn, visibleProject } from '../../../register/index.ts';
import { kindsOfPmo } from '../audits/kinds.ts';
import { shownSteps } from './field-steps.ts';
import { type FollowedMethod, followedBy } from './followed.ts';
import { markOf, prepareMethodGates } from './gates/prepare-method-gates.ts';
import { type GateMark, loadGateMarks } from './gates/store/method-gates.ts';
import { asFollowed } from './method-preview.ts';
import { newestOn } from './methods.ts';
import { inOrder } from './phases.ts';
import { maySetMethod } from './policy.ts';
import { appliesAt } from './rules.ts';
import { type Step, skippedSteps, waitsFor } from './steps-of.ts';
import * as methods from './store/methods.ts';
import * as store from './store/project-methods.ts';
import { proposalsFor } from './tailoring.ts';
import { definitionOf } from './versions.ts';

type MethodAnswer = Answer<Api['getProjectMethod']>;
type Project = Awaited<ReturnType<typeof visibleProject>>;

const personOf = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

const factView = (f: store.FactRow): MethodAnswer['history'][number] => ({
  method: { id: f.methodId, key: f.methodKey, name: f.method },
  ...{ versionId: f.versionId, number: f.number, level: f.level, from: f.fromDay, reason: f.reason },
  agreedBy: personOf(f.agreedBy, f.agreer),
  ...{ rule: f.rule, deviates: f.deviates },
  tailoring: f.tailoring.map(t => ({ ...t })),
  by: personOf(f.recordedBy, f.recorder),
  at: f.recordedAt,
});

/** The number of the last fact that was recorded, whatever its day. */
export const lastOf = (facts: readonly store.FactRow[]): number => Math.max(0, ...facts.map(f => f.seq));

function gateView(
  marks: readonly GateMark[],
  method: string,
  gate: { readonly id: string; readonly name: string },
): MethodAnswer['phases'][number]['gates'][number]['gate'] {
  const mark = markOf(marks, { method, gate });
  if (mark === null) return null;
  const { gateId, state, decision, day } = mark;
  return { id: gateId, state, decision, day };
}

/** Who said it when and why; that a field is filled nobody has to say. */
const saidOf = (
  step: Pick<Step, 'kind'>,
  row: store.StepRow | undefined,
): Pick<ProjectStep, 'reason' | 'by' | 'day'> =>
  row === undefined || (step.kind === 'field' && row.state !== 'not-applicable')
    ? { reason: null, by: null, day: null }
    : {
        reason: row.reason === '' ? null : row.reason,
        by: personOf(row.recordedBy, row.recorder),
        day: row.day,
      };

function phasesOf(
  { fact, definition: d, steps, said, states }: FollowedMethod,
  marks: readonly GateMark[],
): MethodAnswer['phases'] {
  const { level } = fact;
  return inOrder(d.phases)
    .filter(p => appliesAt(p.level, level))
    .map(phase => {
      const own = steps.filter(s => s.phase === phase.id);
      const counted = own.filter(s => s.leftOut === null);
      return {
        ...{ id: phase.id, name: phase.name, purpose: phase.purpose },
        waitsFor: waitsFor(d, { level, phase: phase.id, steps }, states).map(s => s.name),
        gates: d.gates
          .filter(g => g.after === phase.id && appliesAt(g.level, level))
          .map(g => ({ id: g.id, name: g.name, mode: g.mode, gate: gateView(marks, fact.methodKey, g) })),
        done: counted.filter(s => (states.get(s.step) ?? 'open') !== 'open').length,
        total: counted.length,
        steps: own.map(({ phase: _, ...s }) => {
          const row = said.get(s.step);
          return {
            ...{ ...s, raci: s.raci.map(r => ({ ...r })), state: states.get(s.step) ?? 'open' },
            ...saidOf(s, row),
          };
        }),
      };
    });
}

const rights = (tx: Tx, project: Project, type: MethodAnswer['pmoType']) => {
  const place = placeOf(project);
  const edits = may(tx.actor, 'project.edit', place);
  return { edits, set: maySetMethod(type, { edits, keepsRules: may(tx.actor, 'rule.edit', place) }) };
};

/** The steps that the actor may see. */
const stepsShown = async (tx: Tx, project: Project, { steps }: FollowedMethod): Promise<readonly Step[]> =>
  shownSteps(steps, await fieldCatalogue(tx), may(tx.actor, 'money.read', placeOf(project)));

/** The method as the actor may see it. */
async function shownMethod(tx: Tx, project: Project, today: string): Promise<FollowedMethod | null> {
  const followed = await followedBy(tx, project, today);
  return followed && { ...followed, steps: await stepsShown(tx, project, followed) };
}

async function view(tx: Tx, project: Project): Promise<MethodAnswer> {
  const today = await todayIn(tx);
  const facts = await store.loadMethodFacts(tx, project.id);
  const followed = await shownMethod(tx, project, today);
  const proposal = (await proposalsFor(tx, [project.id])).get(project.id);
  const pmoType = (await kindsOfPmo(tx)).of(project.unitId);
  const { edits, set } = rights(tx, project, pmoType);
  return {
    project: { id: project.id, key: project.key, name: project.name },
    pmoType,
    version: lastOf(facts) + 1,
    current: followed === null ? null : await currentOf(tx, followed, today),
    proposal:
      proposal === undefined
        ? null
        : {
            method: { id: proposal.method.id, key: proposal.method.key, name: proposal.method.name },
            ...{ versionId: proposal.version.id, number: proposal.version.number, level: proposal.level },
            rule: proposal.rule,
          },
    phases: followed === null ? [] : phasesOf(followed, await loadGateMarks(tx, project.id)),
    roles:
      followed?.definition.roles
        .filter(r => appliesAt(r.level, followed.fact.level))
        .map(({ id, name, decides }) => ({ id, name, decides })) ?? [],
    deviations: deviationsOf(followed),
    history: facts.map(factView),
    may: { set, tick: edits && followed !== null },
  };
}

async function currentOf(
  tx: Tx,
  { fact, definition }: FollowedMethod,
  today: string,
): Promise<MethodAnswer['current']> {
  const method = (await methods.loadMethods(tx)).find(m => m.id === fact.methodId);
  const newest = newestOn(await methods.loadVersions(tx, fact.methodId), today);
  return {
    ...factView(fact),
    kind: method?.kind ?? 'other',
    mode: definition.mode,
    newest: newest?.number ?? null,
  };
}

const deviationsOf = (followed: FollowedMethod | null): MethodAnswer['deviations'] => ({
  notApplicable: followed?.steps.filter(s => followed.states.get(s.step) === 'not-applicable').length ?? 0,
  leftOut: followed?.steps.filter(s => s.leftOut !== null).length ?? 0,
  skipped: followed === null ? 0 : skippedSteps(followed.definition, followed.steps, followed.states).length,
});

export async function getProjectMethod(
  tx: Tx,
  { params }: Input<Api['getProjectMethod']>,
): Promise<MethodAnswer> {
  return view(tx, await visibleProject(tx, params.project));
}

/** Refuses unless the actor may set the method of a project. */
export async function mustMaySet(tx: Tx, project: Project): Promise<void> {
  const pmoType = (await kindsOfPmo(tx)).of(project.unitId);
  const { edits, set } = rights(tx, project, pmoType);
  if (set) return;
  throw new AppError(
    'forbidden',
    edits
      ? `The PMO sets the method of ${project.key}: where it is, the PMO manages projects itself.`
      : `You may not set the method of ${project.key}.`,
  );
}

const isIn = (d: MethodDefinition, id: string) =>
  [...d.activities, ...d.deliverables, ...d.checklists, ...d.fields].some(e => e.id === id);

type Body = Input<Api['setProjectMethod']>['body'];

/** What is to be followed: a version that is published and in effect on the day. */
async function versionToFollow(tx: Tx, body: Body): Promise<methods.VersionRow> {
  const version = (await methods.loadVersions(tx)).find(v => v.id === body.methodVersionId);
  if (version === undefined)
    throw invalidField(
      'body.methodVersionId',
      'There is no such version of a method. Choose one of the list.',
    );
  if (version.state !== 'published')
    throw new AppError('conflict', `Version ${version.number} is ${version.state}. Choose a published one.`);
  if (version.effectiveFrom !== null && version.effectiveFrom > body.from)
    throw invalidField('body.from', `Version ${version.number} is in effect from ${version.effectiveFrom}.`);
  const definition = await definitionOf(tx, version.id);
  const nowhere = body.tailoring.findIndex(t => !isIn(definition, t.element));
  if (nowhere >= 0)
    throw invalidField(
      `body.tailoring.${nowhere}.element`,
      `${body.tailoring[nowhere]?.element} is no activity, deliverable, checklist or field of this version.`,
    );
  return version;
}

/** What was recorded must not be changed by a day that has passed, but for the first. */
function mustNotBackDate(facts: readonly store.FactRow[], from: string, today: string): void {
  const [last] = facts;
  if (last === undefined) return;
  if (from < today) throw invalidField('body.from', `${from} has passed. Choose ${today} or later.`);
  if (from < last.fromDay)
    throw invalidField(
      'body.from',
      `A method is agreed from ${last.fromDay} already. Choose that day or later.`,
    );
}

export async function setProjectMethod(
  tx: Tx,
  { params, body }: Input<Api['setProjectMethod']>,
  version: number,
): Promise<MethodAnswer> {
  const project = await visibleProject(tx, params.project);
  await mustMaySet(tx, project);
  const agreedBy = body.agreedById ?? tx.actor.person;
  if (body.agreedById !== null && !(await personExists(tx, body.agreedById)))
    throw invalidField('body.agreedById', 'There is no such person. Choose one of the list.');
  const chosen = await versionToFollow(tx, body);
  const facts = await store.loadMethodFacts(tx, project.id);
  await mustBeCurrent(lastOf(facts) + 1, version, () => view(tx, project));
  mustNotBackDate(facts, body.from, await todayIn(tx));
  const proposal = (await proposalsFor(tx, [project.id])).get(project.id);
  const deviates =
    proposal !== undefined && (proposal.method.id !== chosen.methodId || proposal.level !== body.level);
  if (deviates && body.reason === '')
    throw invalidField(
      'body.reason',
      `The rule “${proposal.rule}” proposes ${proposal.method.name}, ${proposal.level}. Say why it is another here.`,
    );
  await follow(tx, project.id, {
    ...{ seq: lastOf(facts) + 1, versionId: chosen.id, level: body.level, from: body.from, agreedBy },
    ...{ reason: body.reason, rule: proposal?.rule ?? null, deviates, tailoring: body.tailoring },
  });
  const followed = await asFollowed(tx, chosen, body);
  await prepareMethodGates(tx, project.id, { ...followed, days: body.gateDays });
  return view(tx, project);
}

/** Records what a project follows from a day on. */
export async function follow(tx: Tx, projectId: string, f: Omit<store.NewFact, 'projectId'>): Promise<void> {
  if (!(await store.insertMethodFact(tx, { ...f, projectId })))
    throw new AppError('stale', 'Somebody set the method in the meantime. Load it again.');
  const { versionId, level, from, agreedBy, deviates, tailoring, rule } = f;
  record(tx, {
    name: f.seq === 1 ? 'governance.project-method.set' : 'governance.project-method.changed',
    subject: { kind: 'project', id: projectId },
    projectId,
    before: null,
    after: { methodVersionId: versionId, level, from, agreedBy, deviates, rule, tailoring },
    reason: f.reason === '' ? null : f.reason,
  });
}

/** Records steps of a project with the days they were settled on, in whatever order; for what happened elsewhere. */
export async function tellSteps(
  tx: Tx,
  { project, method }: { readonly project: string; readonly method: string },
  steps: readonly Pick<store.StepRow, 'step' | 'state' | 'reason' | 'day'>[],
): Promise<void> {
  if (steps.length === 0) return;
  await store.insertSteps(
    tx,
    { project, method },
    steps.map(s => ({ ...s, seq: 1 })),
  );
  record(tx, {
    name: 'governance.method-steps.told',
    subject: { kind: 'project', id: project },
    projectId: project,
    before: null,
    after: { steps: steps.map(s => `${s.day} ${s.step} ${s.state}`) },
  });
}

export async function setStep(tx: Tx, { params, body }: Input<Api['setMethodStep']>): Promise<MethodAnswer> {
  const project = await visibleProject(tx, params.project);
  if (!may(tx.actor, 'project.edit', placeOf(project)))
    throw new AppError('forbidden', `You may not change the steps of ${project.key}.`);
  const today = await todayIn(tx);
  const followed = await followedBy(tx, project, today);
  if (followed === null)
    throw new AppError('conflict', `${project.key} follows no method yet. Set one first.`);
  const step = (await stepsShown(tx, project, followed)).find(s => s.step === body.step);
  if (step === undefined)
    throw invalidField('body.step', `${body.step} is no step of ${followed.fact.method} here.`);
  if (step.leftOut !== null) throw new AppError('conflict', `“${step.name}” was left out: ${step.leftOut}`);
  if (body.state === 'not-applicable' && body.reason === '')
    throw invalidField('body.reason', 'Say why it does not apply.');
  if (step.kind === 'field') mustBeUnfilled(followed, step, body.state);
  mustBeItsTurn(followed, step, body.state);
  const before = followed.said.get(step.step);
  const { state, reason } = body;
  const next = { step: step.step, seq: (before?.seq ?? 0) + 1, state, reason, day: today };
  const of = { project: project.id, method: followed.fact.methodId };
  if (!(await store.insertSteps(tx, of, [next])))
    throw new AppError('stale', 'Somebody changed this step in the meantime. Load it again.');
  record(tx, {
    name: 'governance.method-step.set',
    subject: { kind: 'project', id: project.id },
    projectId: project.id,
    before: { step: step.step, state: before?.state ?? 'open' },
    after: { step: step.step, state: body.state, method: followed.fact.methodKey },
    reason: body.reason || null,
  });
  return view(tx, project);
}

/** Whether a field is filled is seen from it: of one that is not, it may be said that it does not apply. */
function mustBeUnfilled({ states }: FollowedMethod, { step, name }: Step, state: string): void {
  if (states.get(step) === 'done')
    throw new AppError('conflict', `“${name}” is filled. Clear it in the details of the project first.`);
  if (state === 'done')
    throw new AppError(
      'conflict',
      `“${name}” is done as soon as it is filled: fill it in the details of the project.`,
    );
}

function mustBeItsTurn({ definition, fact, steps, states }: FollowedMethod, step: Step, state: string): void {
  if (state === 'open') return;
  const waits = waitsFor(definition, { level: fact.level, phase: step.phase, steps }, states);
  if (waits.length === 0) return;
  const named = waits.slice(0, 5).map(s => `“${s.name}”`);
  const more = waits.length > 5 ? ` and ${waits.length - 5} more` : '';
  throw new AppError(
    'conflict',
    `“${step.name}” has to wait until this is done: ${named.join(', ')}${more}.`,
  );
}
