import type { Api, Input, OfferedElement, TemplateDifference } from '@chartroom/contract';
import type { Plan } from '@chartroom/engine';
import {
  type Answer,
  AppError,
  invalidField,
  may,
  mustBeCurrent,
  record,
  type Tx,
} from '../../../../platform/index.ts';
import {
  loadMilestones,
  openPlan,
  placeOf,
  projectsWith,
  resolveProject,
  visibleProject,
} from '../../../../register/index.ts';
import { usesOf } from './apply.ts';
import { differences } from './elements.ts';
import { type Known, knownProjectTemplate, publishedOf } from './library.ts';
import { gateFace } from './make.ts';
import { faceOf } from './plan-part.ts';
import { insertOptOuts, loadBehind, loadOptOuts, loadUses, touchUse, type UseRow } from './store/uses.ts';

type OffersAnswer = Answer<Api['listTemplateOffers']>;
type OfferAnswer = OffersAnswer['items'][number];
type Project = Awaited<ReturnType<typeof visibleProject>>;

/** What a project has now, as far as an offer asks. */
export interface Present {
  readonly project: Project;
  readonly plan: Plan | null;
  readonly milestones: Awaited<ReturnType<typeof loadMilestones>>;
}

export async function presentOf(tx: Tx, id: string): Promise<Present> {
  return {
    project: await visibleProject(tx, id),
    plan: (await openPlan(tx, id))?.plan ?? null,
    milestones: await loadMilestones(tx, [id]),
  };
}

/** Rows lying below a task that no template made. */
function holdsOwn(plan: Plan, uid: number, ours: ReadonlySet<number>): boolean {
  const at = plan.tasks.findIndex(t => t.uid === uid);
  const level = plan.tasks[at]?.outlineLevel ?? 0;
  for (const t of plan.tasks.slice(at + 1)) {
    if (t.blank) continue;
    if (t.outlineLevel <= level) return false;
    if (!ours.has(t.uid)) return true;
  }
  return false;
}

/** Whether the project has changed since what a template made, or taken it away. */
function isEdited(d: TemplateDifference, use: UseRow, { project, plan, milestones }: Present): boolean {
  const made = use.made[d.element];
  if (d.kind === 'budget')
    return d.change !== 'added' || use.made.budget !== undefined
      ? use.made.budget === undefined || use.made.budget.as !== String(project.costForecastMinor)
      : project.costForecastMinor !== null;
  if (d.change === 'added') return d.kind === 'field' && Boolean(project[d.element.slice(6) as 'class']);
  switch (d.kind) {
    case 'task': {
      if (made?.uid === undefined || plan === null || faceOf(plan, made.uid) !== made.as) return true;
      const ours = new Set(Object.values(use.made).flatMap(m => m.uid ?? []));
      return d.change === 'removed' && holdsOwn(plan, made.uid, ours);
    }
    case 'gate': {
      const now = milestones.find(m => m.id === made?.milestone);
      return now === undefined || gateFace(now) !== made?.as || now.actual !== null;
    }
    case 'field':
      return made === undefined || project[d.element.slice(6) as 'class'] !== made.as;
    case 'document':
    case 'row':
    case 'role':
    case 'method':
      return false;
  }
}

/** Documents, rows, roles and gates that a template no longer names stay; rows that are there are the project's own. */
const concerns = (d: TemplateDifference): boolean =>
  d.change === 'added' ||
  d.kind === 'task' ||
  d.kind === 'budget' ||
  (d.change === 'changed' && (d.kind === 'gate' || d.kind === 'field' || d.kind === 'role'));

/** What the newest version of a template would change in a project that runs with an earlier one. */
export async function offerFor(
  tx: Tx,
  { use, known, present }: { readonly use: UseRow; readonly known: Known; readonly present: Present },
): Promise<OfferAnswer | null> {
  const newest = publishedOf(known);
  const now = known.versions.find(v => v.number === use.templateNumber);
  if (!newest || !now || newest.number <= use.templateNumber) return null;
  const { project } = present;
  const place = placeOf(project);
  const optOuts = (await loadOptOuts(tx, project.id)).filter(
    o => o.templateKey === known.key && o.number === newest.number,
  );
  const reasonOf = (element: string) => optOuts.find(o => o.element === element)?.reason ?? null;
  const found = differences(now.definition, newest.definition, may(tx.actor, 'money.read', place));
  const items = found
    .filter(concerns)
    .map((d): OfferedElement => ({ ...d, edited: isEdited(d, use, present), optedOut: reasonOf(d.element) }));
  return {
    project: { id: project.id, key: project.key, name: project.name },
    ...{ from: use.templateNumber, to: newest.number, items, optedOut: reasonOf(''), version: use.version },
    may: { apply: may(tx.actor, 'project.edit', place) && known.state === 'published' },
  };
}

/** The projects that run with an earlier version, among those the actor may see. */
export async function listOffers(tx: Tx, key: string): Promise<OffersAnswer> {
  const known = await knownProjectTemplate(tx, key);
  const newest = publishedOf(known);
  if (!newest || known.state !== 'published') return { to: null, items: [] };
  const items: OfferAnswer[] = [];
  for (const use of await loadBehind(tx, key, newest.number)) {
    const offer = await offerFor(tx, { use, known, present: await presentOf(tx, use.projectId) });
    if (offer) items.push(offer);
  }
  return { to: newest.number, items };
}

/** What is offered to one project, by whoever may see it. */
export async function offersTo(tx: Tx, reference: string): Promise<Answer<Api['listProjectTemplateOffers']>> {
  const id = await resolveProject(tx, projectsWith(tx.actor, 'project.read'), reference);
  if (id === null) throw new AppError('not_found', 'There is no such project.');
  const uses = await loadUses(tx, id);
  const items: Answer<Api['listProjectTemplateOffers']>['items'][number][] = [];
  if (uses.length === 0) return { items };
  const present = await presentOf(tx, id);
  for (const use of uses) {
    const known = await knownProjectTemplate(tx, use.templateKey);
    const offer = known.state === 'published' ? await offerFor(tx, { use, known, present }) : null;
    if (offer) items.push({ ...offer, template: known.key, name: known.name });
  }
  return { items };
}

/** A use that the actor may change. Throws `not_found`, `forbidden`. */
export async function useToChange(tx: Tx, project: Project, key: string): Promise<UseRow> {
  const use = (await loadUses(tx, project.id, true)).find(u => u.templateKey === key);
  if (!use) throw new AppError('not_found', `${project.key} is not made of a template ${key.slice(0, 60)}.`);
  if (!may(tx.actor, 'project.edit', placeOf(project)))
    throw new AppError('forbidden', `You may not change ${project.key}.`);
  return use;
}

/** Opts out of a version, or of elements of it. */
export async function optOut(
  tx: Tx,
  { params, body }: Input<Api['optOutOfTemplate']>,
  version: number,
): Promise<Answer<Api['optOutOfTemplate']>> {
  const project = await visibleProject(tx, params.project);
  const use = await useToChange(tx, project, params.projectTemplate);
  await mustBeCurrent(use.version, version, () => usesOf(tx, project.id));
  const known = await knownProjectTemplate(tx, use.templateKey);
  const offer = await offerFor(tx, { use, known, present: await presentOf(tx, project.id) });
  if (offer?.to !== body.number)
    throw new AppError(
      'conflict',
      `Version ${body.number} of ${known.key} is not what is offered to ${project.key}.`,
    );
  const strange = body.elements.find(e => !offer.items.some(i => i.element === e));
  if (strange !== undefined)
    throw invalidField('body.elements', `Version ${body.number} does not change ${strange}.`);
  const elements = body.elements.length === 0 ? [''] : body.elements;
  const { number, reason } = body;
  await insertOptOuts(tx, { projectId: project.id, templateKey: known.key, number, reason }, elements);
  await touchUse(tx, project.id, known.key);
  record(tx, {
    name: 'governance.project-template.opted-out',
    subject: { kind: 'project', id: project.id },
    projectId: project.id,
    after: { template: known.key, number, elements: body.elements },
    reason,
  });
  return usesOf(tx, project.id);
}
