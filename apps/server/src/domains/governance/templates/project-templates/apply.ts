import type { Api, Input } from '@chartroom/contract';
import { type Answer, AppError, may, record, type Tx } from '../../../../platform/index.ts';
import {
  changePlan,
  createPlan,
  openPlan,
  placeOf,
  planState,
  projectsWith,
  resolveProject,
  visibleProject,
} from '../../../../register/index.ts';
import { differences } from './elements.ts';
import { adopt, knownProjectTemplate, publishedOf } from './library.ts';
import { makeRest } from './make.ts';
import { faceOf, gateDays } from './plan-part.ts';
import { type Ground, groundOf, withTasks } from './prepare.ts';
import { loadOptOuts, loadUses, type Made, saveUse } from './store/uses.ts';

type UsesAnswer = Answer<Api['listProjectTemplateUses']>;
const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

/** Which templates a project was made of: versions, what it opted out of, what is offered. */
export async function usesOf(tx: Tx, reference: string): Promise<UsesAnswer> {
  const id = await resolveProject(tx, projectsWith(tx.actor, 'project.read'), reference);
  if (id === null) throw new AppError('not_found', 'There is no such project.');
  const project = await visibleProject(tx, id);
  const optOuts = await loadOptOuts(tx, id);
  const items: UsesAnswer['items'][number][] = [];
  for (const u of await loadUses(tx, id)) {
    const known = await knownProjectTemplate(tx, u.templateKey);
    const newest = publishedOf(known);
    const now = known.versions.find(v => v.number === u.templateNumber);
    const own = optOuts.filter(o => o.templateKey === u.templateKey);
    const refused = own.filter(o => o.number === newest?.number);
    const offered =
      newest && now && newest.number > u.templateNumber && !refused.some(o => o.element === '')
        ? differences(now.definition, newest.definition, true).filter(
            d => !refused.some(o => o.element === d.element),
          ).length
        : 0;
    items.push({
      ...{ template: known.key, name: known.name, kind: known.kind, number: u.templateNumber },
      ...{ newest: newest?.number ?? null, start: u.startOn, appliedAt: u.appliedAt, step: u.step },
      appliedBy: person(u.appliedBy, u.applier),
      elements: Object.keys(u.made).filter(k => k !== 'budget').length,
      optOuts: own.map(o => ({
        ...{ element: o.element === '' ? null : o.element, number: o.number, reason: o.reason },
        ...{ by: person(o.optedBy, o.opter), at: o.optedAt },
      })),
      ...{ offered, version: u.version },
    });
  }
  return {
    project: { id: project.id, key: project.key, name: project.name },
    items,
    may: { apply: may(tx.actor, 'project.edit', placeOf(project)) },
  };
}

function mustNotConflict({ composed }: Ground): void {
  const [first, ...others] = composed.conflicts;
  if (!first) return;
  const more = others.length > 0 ? ` And ${others.length} more.` : '';
  throw new AppError('conflict', `${first.message}${more}`, {
    fields: composed.conflicts.slice(0, 100).map(c => ({ path: 'body.templates', message: c.message })),
  });
}

/** Makes the tasks as one step of the plan; begins the plan where there is none. */
async function makeTasks(
  tx: Tx,
  id: string,
  { ground, start }: { readonly ground: Ground; readonly start: string },
): Promise<{ readonly step: number | null; readonly uids: ReadonlyMap<string, number> }> {
  const { definition } = ground.composed;
  const there = ground.there.uids;
  if (definition.tasks.every(t => there.has(t.id))) return { step: null, uids: new Map() };
  // Refuses who may not change the plan.
  await planState(tx, id);
  if (!ground.hasPlan) await createPlan(tx, id, start);
  let uids = new Map<string, number>();
  const names = ground.parts.map(p => `${p.name} ${p.number}`).join(', ');
  const step = await changePlan(tx, id, {
    cause: { kind: 'edit', reason: null, summary: `Applied the templates ${names}` },
    change: open => {
      const { applied, refs } = withTasks(open, { definition, there, start });
      uids = new Map(
        [...refs].flatMap(([element, ref]): [string, number][] => {
          const uid = applied.created.get(ref);
          return uid === undefined ? [] : [[element, uid]];
        }),
      );
      return { plan: applied.plan, edits: [{ kind: 'plan', plan: applied.plan }] };
    },
  });
  return { step, uids };
}

/** Applies a base and add-ons to a project: all of it, or nothing. */
export async function applyTemplates(
  tx: Tx,
  { params, body }: Input<Api['applyProjectTemplates']>,
): Promise<UsesAnswer> {
  const project = await visibleProject(tx, params.project);
  if (!may(tx.actor, 'project.edit', placeOf(project)))
    throw new AppError('forbidden', `You may not change ${project.key}.`);
  const { start } = body;
  const ground = await groundOf(tx, project.id, { keys: body.templates, start, lock: true });
  mustNotConflict(ground);
  for (const part of ground.parts) await adopt(tx, await knownProjectTemplate(tx, part.key));
  const { definition, owner } = ground.composed;
  const { step, uids } = await makeTasks(tx, project.id, { ground, start });
  const plan = (await openPlan(tx, project.id))?.plan ?? ground.open.plan;
  const wanted = new Set([...owner.keys()].filter(name => !ground.there.elements.has(name)));
  const days = gateDays(plan, definition.gates, start);
  const rest = await makeRest(tx, { project: project.id, definition, wanted, days });
  const tasks = [...uids].map(([element, uid]): [string, Made] => [
    `task:${element}`,
    { uid, as: faceOf(plan, uid) ?? '' },
  ]);
  const made = { ...rest, ...Object.fromEntries(tasks) };
  const budgetOf = [...owner].find(([name]) => name.startsWith('budget:'))?.[1];
  for (const part of ground.parts) {
    const before = ground.there.uses.find(u => u.templateKey === part.key);
    const own = Object.entries(made).filter(
      ([name]) => (name === 'budget' ? budgetOf : owner.get(name)) === part.key,
    );
    await saveUse(tx, {
      ...{ projectId: project.id, templateKey: part.key, startOn: start, step },
      templateNumber: before?.templateNumber ?? part.number,
      made: { ...before?.made, ...Object.fromEntries(own) },
    });
    record(tx, {
      name: 'governance.project-template.applied',
      subject: { kind: 'project', id: project.id },
      projectId: project.id,
      before: null,
      after: { template: part.key, number: part.number, start, step, elements: own.length },
    });
  }
  return usesOf(tx, project.id);
}
