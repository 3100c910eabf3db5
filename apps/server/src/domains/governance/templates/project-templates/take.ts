import type { Api, Input, ProjectTemplateDefinition } from '@chartroom/contract';
import type { Plan, PlanCommand } from '@chartroom/engine';
import { type Answer, AppError, invalidField, may, record, type Tx } from '../../../../platform/index.ts';
import {
  changeMilestones,
  changePlan,
  createPlan,
  mayReadProject,
  type OpenPlan,
  openPlan,
  placeOf,
  planState,
  todayIn,
  updateProject,
  visibleProject,
} from '../../../../register/index.ts';
import { type Known, knownProjectTemplate, publishedOf } from './library.ts';
import { budgetSum, gateFace, makeRest } from './make.ts';
import { offerFor, type Present, presentOf, useToChange } from './offers.ts';
import { faceOf, gateDays, tasksToChange } from './plan-part.ts';
import { applied, withTasks } from './prepare.ts';
import { insertOptOuts, type Made, saveUse, type UseRow } from './store/uses.ts';

type TakeInput = Input<Api['takeTemplateOffers']>;
type Wish = TakeInput['body']['projects'][number];
type Definition = ProjectTemplateDefinition;

/** What of an offer is taken, by kind of change. */
interface Taking {
  readonly use: UseRow;
  readonly present: Present;
  readonly before: Definition;
  readonly now: Definition;
  readonly added: ReadonlySet<string>;
  readonly changed: ReadonlySet<string>;
  readonly removed: ReadonlySet<string>;
  readonly summary: string;
}

const uidsOf = (use: UseRow, plan: Plan): ReadonlyMap<string, number> => {
  const live = new Set(plan.tasks.map(t => t.uid));
  return new Map(
    Object.entries(use.made).flatMap(([name, m]): [string, number][] =>
      m.uid !== undefined && live.has(m.uid) ? [[name.slice('task:'.length), m.uid]] : [],
    ),
  );
};

const renames = (plan: Plan, { before, now, changed }: Taking): readonly PlanCommand[] =>
  now.roles.flatMap((r): PlanCommand[] => {
    const old = before.roles.find(b => b.id === r.id)?.name;
    const found = plan.resources.find(x => x.generic === true && x.name === old);
    return changed.has(`role:${r.id}`) && found
      ? [{ do: 'resource', resource: found.uid, fields: { name: r.name } }]
      : [];
  });

/** A plan with what is taken: roles renamed, tasks added, then changed, then taken away. */
function takenInto(open: OpenPlan, taking: Taking) {
  const { use, now, added, changed, removed } = taking;
  const there = uidsOf(use, open.plan);
  const tasks = now.tasks.filter(t => there.has(t.id) || added.has(`task:${t.id}`));
  const definition = { ...now, tasks };
  const renamed = applied(open.plan, renames(open.plan, taking), open).plan;
  const { task, nextTask } = open;
  const grown = withTasks({ plan: renamed, task, nextTask }, { definition, there, start: use.startOn });
  const fresh = [...grown.refs].flatMap(([id, ref]): [string, number][] => {
    const uid = grown.applied.created.get(ref);
    return uid === undefined ? [] : [[id, uid]];
  });
  const all = new Map([...there, ...fresh]);
  const ids = now.tasks.map(t => t.id).filter(id => changed.has(`task:${id}`));
  const bent = applied(
    grown.applied.plan,
    tasksToChange(grown.applied.plan, { definition, there: all, changed: ids }),
    open,
  ).plan;
  const gone = [...there].filter(([id]) => removed.has(`task:${id}`)).map(([, uid]) => uid);
  const left = gone.filter(uid => bent.tasks.some(t => t.uid === uid));
  const plan = left.length === 0 ? bent : applied(bent, [{ do: 'delete', tasks: left }], open).plan;
  return { plan, fresh };
}

const touchesPlan = ({ added, changed, removed }: Taking): boolean =>
  [...added, ...changed, ...removed].some(e => e.startsWith('task:') || e.startsWith('role:'));

async function takeTasks(
  tx: Tx,
  id: string,
  taking: Taking,
): Promise<{ readonly step: number | null; readonly made: Readonly<Record<string, Made>> }> {
  const { use } = taking;
  if (!touchesPlan(taking)) return { step: null, made: {} };
  const { hasPlan } = await planState(tx, id);
  if (!hasPlan) await createPlan(tx, id, use.startOn);
  let fresh: readonly (readonly [string, number])[] = [];
  let unedited: readonly string[] = [];
  const step = await changePlan(tx, id, {
    cause: { kind: 'edit', reason: null, summary: taking.summary },
    change: open => {
      unedited = Object.entries(use.made)
        .filter(([, m]) => m.uid !== undefined && faceOf(open.plan, m.uid) === m.as)
        .map(([name]) => name);
      const taken = takenInto(open, taking);
      fresh = taken.fresh;
      return { plan: taken.plan, edits: [{ kind: 'plan', plan: taken.plan }] };
    },
  });
  const plan = (await openPlan(tx, id))?.plan;
  if (!plan) return { step, made: {} };
  // What nobody edited is told from what somebody did by how it looks from now on.
  const looks = [...new Set([...unedited, ...taking.changed])].flatMap((name): [string, Made][] => {
    const uid = use.made[name]?.uid;
    const as = uid === undefined ? null : faceOf(plan, uid);
    return uid === undefined || as === null ? [] : [[name, { uid, as }]];
  });
  const born = fresh.map(([element, uid]): [string, Made] => [
    `task:${element}`,
    { uid, as: faceOf(plan, uid) ?? '' },
  ]);
  return { step, made: Object.fromEntries([...looks, ...born]) };
}

/** Moves gates that a version moves. */
async function takeGates(tx: Tx, taking: Taking): Promise<Readonly<Record<string, Made>>> {
  const { use, present, now, changed } = taking;
  const plan = (await openPlan(tx, present.project.id))?.plan;
  if (!plan) return {};
  const days = gateDays(plan, now.gates, use.startOn);
  const changes = now.gates.flatMap(g => {
    const before = present.milestones.find(m => m.id === use.made[`gate:${g.id}`]?.milestone);
    if (!changed.has(`gate:${g.id}`) || !before) return [];
    return [
      { id: g.id, before, after: { ...before, name: g.name, forecast: days.get(g.id) ?? before.forecast } },
    ];
  });
  await changeMilestones(tx, { validFrom: await todayIn(tx) }, changes);
  return Object.fromEntries(
    changes.map(({ id, after }): [string, Made] => [
      `gate:${id}`,
      { milestone: after.id, as: gateFace(after) },
    ]),
  );
}

/** Brings fields and the forecast cost to what a version says. */
async function takeFields(tx: Tx, taking: Taking): Promise<Readonly<Record<string, Made>>> {
  const { use, present, before, now, added, changed, removed } = taking;
  const project = await visibleProject(tx, present.project.id);
  const fields = now.fields.filter(f => changed.has(`field:${f.field}`));
  const touched = (b: { readonly id: string }) =>
    [added, changed, removed].some(set => set.has(`budget:${b.id}`));
  const lines = (d: Definition) => budgetSum({ budget: (d.budget ?? []).filter(touched) });
  const delta = lines(now) - lines(before);
  const money = use.made.budget !== undefined && may(tx.actor, 'money.edit', placeOf(project)) && delta !== 0;
  const sum = (project.costForecastMinor ?? 0) + delta;
  const body = {
    ...Object.fromEntries(fields.map(f => [f.field, f.value])),
    ...(money ? { costForecastMinor: sum } : {}),
  };
  if (Object.keys(body).length === 0) return {};
  await updateProject(
    tx,
    { id: project.id, version: project.version },
    body as unknown as Parameters<typeof updateProject>[2],
  );
  return Object.fromEntries([
    ...fields.map((f): [string, Made] => [`field:${f.field}`, { as: f.value }]),
    ...(money ? [['budget', { as: String(sum) }] as [string, Made]] : []),
  ]);
}

function wishesIn(wish: Wish, offer: NonNullable<Awaited<ReturnType<typeof offerFor>>>) {
  const known = new Map(offer.items.map(i => [i.element, i]));
  const strange = [...wish.take, ...wish.leave].find(e => !known.has(e));
  if (strange !== undefined)
    throw invalidField(
      'body.projects',
      `Version ${offer.to} does not change ${strange} in ${offer.project.key}.`,
    );
  const taken = offer.items.filter(
    i =>
      !wish.leave.includes(i.element) &&
      (wish.take.includes(i.element) || !(i.edited || i.optedOut !== null)),
  );
  const names = new Set(taken.map(i => i.element));
  const of = (change: string) => new Set(taken.filter(i => i.change === change).map(i => i.element));
  return {
    ...{ added: of('added'), changed: of('changed'), removed: of('removed'), count: taken.length },
    left: offer.items.filter(i => !names.has(i.element)),
  };
}

async function takeOne(
  tx: Tx,
  { wish, known, number, reason }: { wish: Wish; known: Known; number: number; reason: string | undefined },
) {
  const present = await presentOf(tx, wish.project);
  const { project } = present;
  const use = await useToChange(tx, project, known.key);
  if (use.version !== wish.version)
    throw new AppError(
      'stale',
      `The templates of ${project.key} changed in the meantime: you read version ${wish.version}, it is now at ${use.version}. Look at the offer again.`,
      { current: { project: project.id, version: use.version } },
    );
  const offer = await offerFor(tx, { use, known, present });
  const before = known.versions.find(v => v.number === use.templateNumber)?.definition;
  const now = known.versions.find(v => v.number === number)?.definition;
  if (offer === null || !before || !now)
    throw new AppError('conflict', `${project.key} runs with version ${use.templateNumber} already.`);
  const { count, left, ...sets } = wishesIn(wish, offer);
  const taking = {
    ...{ use, present, before, now, ...sets },
    summary: `Took version ${number} of the template ${known.name}`,
  };
  const tasks = await takeTasks(tx, project.id, taking);
  const plan = (await openPlan(tx, project.id))?.plan;
  const days = plan ? gateDays(plan, now.gates, use.startOn) : new Map<string, string>();
  // A budget that is already the forecast grows by what is added; else its lines are the first forecast.
  const grows = use.made.budget !== undefined;
  const wanted = new Set([...sets.added].filter(e => !(grows && e.startsWith('budget:'))));
  const rest = await makeRest(tx, { project: project.id, definition: now, wanted, days });
  const moved = { ...(await takeGates(tx, taking)), ...(await takeFields(tx, taking)) };
  const kept = Object.entries(use.made).filter(([name]) => !sets.removed.has(name));
  await saveUse(tx, {
    ...{ projectId: project.id, templateKey: known.key, templateNumber: number, startOn: use.startOn },
    ...{ made: { ...Object.fromEntries(kept), ...rest, ...tasks.made, ...moved }, step: tasks.step },
  });
  const about = { projectId: project.id, templateKey: known.key, number };
  const chosen = left.filter(i => wish.leave.includes(i.element)).map(i => i.element);
  await insertOptOuts(tx, { ...about, reason: reason ?? '' }, chosen);
  const others = left.filter(i => !wish.leave.includes(i.element)).map(i => i.element);
  await insertOptOuts(tx, { ...about, reason: 'Edited in the project, so left as it is' }, others);
  record(tx, {
    name: 'governance.project-template.change-taken',
    subject: { kind: 'project', id: project.id },
    projectId: project.id,
    before: { template: known.key, number: use.templateNumber },
    after: { template: known.key, number, step: tasks.step, elements: count, left: [...chosen, ...others] },
    reason: reason ?? null,
  });
  return { project: wish.project, changed: count, left: left.length, step: tasks.step };
}

/** Brings projects to the newest version of a template: all of them, or none. */
export async function takeOffers(
  tx: Tx,
  { params, body }: TakeInput,
): Promise<Answer<Api['takeTemplateOffers']>> {
  const known = await knownProjectTemplate(tx, params.projectTemplate);
  for (const [i, { project }] of body.projects.entries())
    if (!(await mayReadProject(tx, project)))
      throw invalidField(`body.projects.${i}.project`, 'There is no such project. Choose one of the list.');
  const newest = publishedOf(known);
  if (known.state !== 'published' || newest?.number !== body.number)
    throw new AppError(
      'conflict',
      `Version ${body.number} of ${known.key} is not the newest. Look at the offers again.`,
    );
  if (body.projects.some(p => p.leave.length > 0) && body.reason === undefined)
    throw invalidField('body.reason', 'Say why elements are left.');
  if (new Set(body.projects.map(p => p.project)).size < body.projects.length)
    throw invalidField('body.projects', 'A project stands here twice. Leave one out.');
  const items = [];
  for (const wish of body.projects)
    items.push(await takeOne(tx, { wish, known, number: body.number, reason: body.reason }));
  return { items };
}
