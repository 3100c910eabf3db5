import type { Api, Input, ProjectTemplateDefinition } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  holds,
  holdsEverywhere,
  invalidField,
  mustBeCurrent,
  mustHoldEverywhere,
  record,
  type Tx,
} from '../../../../platform/index.ts';
import { personExists, todayIn } from '../../../../register/index.ts';
import { documentTitles } from '../library.ts';
import { checkDefinition } from './check.ts';
import { differences, emptyDefinition } from './elements.ts';
import { workingDays } from './plan-part.ts';
import { shippedProjectTemplates } from './shipped/shipped.ts';
import * as store from './store/library.ts';

type ItemAnswer = Answer<Api['listProjectTemplates']>['items'][number];
type PageAnswer = Answer<Api['getProjectTemplate']>;

/** A project template with its versions; one that comes with the product has no rows until it is used. */
export interface Known extends store.TemplateRow {
  readonly versions: readonly store.VersionRow[];
  readonly stored: boolean;
}

const unused = (s: (typeof shippedProjectTemplates)[number]): Known => ({
  ...{ key: s.key, name: s.name, summary: s.summary, kind: s.kind, own: false },
  ...{ ownerId: null, owner: null, reviewOn: null, state: 'published', version: 1, stored: false },
  versions: [
    {
      ...{ templateKey: s.key, number: 1, state: 'published', definition: s.definition },
      ...{ note: 'Comes with the product', writtenBy: null, writer: null, publishedAt: null },
    },
  ],
});

async function allKnown(tx: Tx): Promise<readonly Known[]> {
  const [rows, versions] = [await store.loadTemplates(tx), await store.loadVersions(tx)];
  const stored = rows.map(r => ({
    ...r,
    stored: true,
    versions: versions.filter(v => v.templateKey === r.key),
  }));
  const keys = new Set(rows.map(r => r.key));
  return [...stored, ...shippedProjectTemplates.filter(s => !keys.has(s.key)).map(unused)];
}

/** One project template. Throws `not_found`. */
export async function knownProjectTemplate(tx: Tx, key: string): Promise<Known> {
  const [row] = await store.loadTemplates(tx, key);
  if (row) return { ...row, stored: true, versions: await store.loadVersions(tx, key) };
  const shipped = shippedProjectTemplates.find(s => s.key === key);
  if (!shipped) throw new AppError('not_found', `There is no project template ${key.slice(0, 60)}.`);
  return unused(shipped);
}

/** Gives a template that comes with the product rows of its own, so that projects keep what they were made of. */
export async function adopt(tx: Tx, known: Known): Promise<void> {
  if (known.stored) return;
  await store.insertTemplate(tx, known);
  for (const v of known.versions) await store.insertVersion(tx, v);
}

export const publishedOf = (known: Known): store.VersionRow | undefined =>
  known.versions.findLast(v => v.state === 'published');
const draftOf = (known: Known): store.VersionRow | undefined => known.versions.find(v => v.state === 'draft');

function shownOf(known: Known): store.VersionRow {
  const shown = publishedOf(known) ?? known.versions.at(-1);
  if (!shown) throw new Error('Broken assumption: a project template has a version');
  return shown;
}

type Counts = Awaited<ReturnType<typeof store.projectsOf>>;

function view(
  tx: Tx,
  known: Known,
  { today, counts }: { readonly today: string; readonly counts: Counts },
): ItemAnswer {
  const { definition } = shownOf(known);
  const mayEdit = holdsEverywhere(tx.actor, 'rule.edit');
  const [published, draft] = [publishedOf(known)?.number ?? null, draftOf(known)?.number ?? null];
  const own = counts.filter(c => c.key === known.key);
  const sum = (some: Counts) => some.reduce((n, c) => n + c.count, 0);
  return {
    ...{ key: known.key, name: known.name, summary: known.summary, kind: known.kind, own: known.own },
    owner: known.ownerId === null ? null : { id: known.ownerId, name: known.owner ?? '' },
    reviewOn: known.reviewOn,
    reviewOverdue: known.state !== 'retired' && known.reviewOn !== null && known.reviewOn < today,
    ...{ state: known.state, published, draft },
    projects: sum(own),
    behind: sum(own.filter(c => published !== null && c.number < published)),
    tasks: definition.tasks.length,
    documents: definition.documents.length,
    gates: definition.gates.length,
    version: known.version,
    may: {
      edit: mayEdit,
      publish: mayEdit && draft !== null,
      retire: mayEdit && known.state === 'published',
      restore: mayEdit && known.state === 'retired',
    },
  };
}

export async function listProjectTemplates(tx: Tx): Promise<Answer<Api['listProjectTemplates']>> {
  const about = { today: await todayIn(tx), counts: await store.projectsOf(tx) };
  const items = (await allKnown(tx)).map(k => view(tx, k, about));
  const order = (t: ItemAnswer) => `${t.kind === 'base' ? 0 : 1} ${t.name}`;
  return {
    items: items.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)),
    may: { create: holdsEverywhere(tx.actor, 'rule.edit') },
  };
}

/** Budgets only to who may see money somewhere. */
const shownDefinition = (tx: Tx, d: ProjectTemplateDefinition): ProjectTemplateDefinition =>
  holds(tx.actor, 'money.read') ? d : { ...d, budget: null };

/** A project template as its page shows it: at a version, else the published one. */
export async function projectTemplatePage(tx: Tx, key: string, number?: number): Promise<PageAnswer> {
  const known = await knownProjectTemplate(tx, key);
  const counts = await store.projectsOf(tx);
  const shown = number === undefined ? shownOf(known) : known.versions.find(v => v.number === number);
  if (!shown) throw new AppError('not_found', `${key} has no version ${number}.`);
  const titles = await documentTitles(tx);
  return {
    ...view(tx, known, { today: await todayIn(tx), counts }),
    number: shown.number,
    numberState: shown.state,
    definition: shownDefinition(tx, shown.definition),
    schedule: [...workingDays(shown.definition)],
    versions: known.versions.map(v => ({
      ...{ number: v.number, state: v.state, note: v.note, at: v.publishedAt },
      by: v.writtenBy === null ? null : { id: v.writtenBy, name: v.writer ?? '' },
      projects: counts.find(c => c.key === key && c.number === v.number)?.count ?? 0,
    })),
    titles: Object.fromEntries(
      shown.definition.documents.map(d => [d.template, titles[d.template] ?? d.template]),
    ),
  };
}

export async function compareVersions(
  tx: Tx,
  { params, query }: Input<Api['compareProjectTemplate']>,
): Promise<Answer<Api['compareProjectTemplate']>> {
  const known = await knownProjectTemplate(tx, params.projectTemplate);
  const at = (n: number) => {
    const found = known.versions.find(v => v.number === n);
    if (!found) throw new AppError('not_found', `${known.key} has no version ${n}.`);
    return found.definition;
  };
  const items = differences(at(query.from), at(query.to), holds(tx.actor, 'money.read'));
  return { from: query.from, to: query.to, items: [...items] };
}

/** The projects that were made of a template, among those the actor may see. */
export async function projectsMadeOf(
  tx: Tx,
  key: string,
): Promise<Answer<Api['listProjectTemplateProjects']>> {
  const known = await knownProjectTemplate(tx, key);
  return { items: [...(await store.loadProjectsOf(tx, known.key))] };
}

/** Adds a template as a draft. */
export async function add(
  tx: Tx,
  given: Pick<Known, 'key' | 'name' | 'summary' | 'kind'>,
  definition: ProjectTemplateDefinition,
): Promise<PageAnswer> {
  mustHoldEverywhere(tx.actor, 'rule.edit', 'add templates');
  if ((await allKnown(tx)).some(t => t.key === given.key))
    throw new AppError('conflict', `There is a project template ${given.key} already. Choose another key.`, {
      fields: [{ path: 'body.key', message: 'This key is taken.' }],
    });
  await store.insertTemplate(tx, {
    ...given,
    ...{ own: true, ownerId: tx.actor.person, reviewOn: null, state: 'draft' },
  });
  await store.insertVersion(tx, { templateKey: given.key, number: 1, state: 'draft', definition, note: '' });
  record(tx, {
    name: 'governance.project-template.added',
    subject: { kind: 'project-template', id: given.key },
    after: { ...given, tasks: definition.tasks.length },
  });
  return projectTemplatePage(tx, given.key);
}

export const createProjectTemplate = (
  tx: Tx,
  { body }: Input<Api['createProjectTemplate']>,
): Promise<PageAnswer> => add(tx, body, emptyDefinition);

/** A project template to change: checked against the version that was read, with rows of its own. */
async function toChange(tx: Tx, key: string, version: number): Promise<Known> {
  mustHoldEverywhere(tx.actor, 'rule.edit', 'change templates');
  const known = await knownProjectTemplate(tx, key);
  await mustBeCurrent(known.version, version, () => projectTemplatePage(tx, key));
  await adopt(tx, known);
  return known;
}

const subject = (known: Known) => ({ kind: 'project-template', id: known.key });

export async function updateProjectTemplate(
  tx: Tx,
  { params, body }: Input<Api['updateProjectTemplate']>,
  version: number,
): Promise<PageAnswer> {
  const known = await toChange(tx, params.projectTemplate, version);
  if (body.ownerId && !(await personExists(tx, body.ownerId)))
    throw invalidField('body.ownerId', 'There is no such person. Choose one of the list.');
  const { name, summary, ownerId, reviewOn } = known;
  const before = { name, summary, ownerId, reviewOn };
  const given = Object.fromEntries(Object.entries(body).filter(([, v]) => v !== undefined));
  const after = { ...before, ...given };
  await store.updateTemplate(tx, known.key, { ...after, state: known.state });
  record(tx, { name: 'governance.project-template.changed', subject: subject(known), before, after });
  return projectTemplatePage(tx, known.key);
}

/** Begins the next version, as a copy of the last. */
export async function startDraft(tx: Tx, key: string, version: number): Promise<PageAnswer> {
  const known = await toChange(tx, key, version);
  const draft = draftOf(known);
  if (draft) throw new AppError('conflict', `Version ${draft.number} is being written already.`);
  const { definition, number: last } = shownOf(known);
  const number = last + 1;
  await store.insertVersion(tx, { templateKey: key, number, state: 'draft', definition, note: '' });
  await store.updateTemplate(tx, key, known);
  const after = { number };
  record(tx, { name: 'governance.project-template.draft-begun', subject: subject(known), after });
  return projectTemplatePage(tx, key, number);
}

export async function writeDraft(
  tx: Tx,
  { params, body }: Input<Api['writeProjectTemplateDraft']>,
  version: number,
): Promise<PageAnswer> {
  const known = await toChange(tx, params.projectTemplate, version);
  const found = known.versions.find(v => v.number === body.number);
  if (!found) throw invalidField('body.number', `${known.key} has no version ${body.number}.`);
  if (found.state === 'published')
    throw new AppError(
      'conflict',
      `Version ${found.number} is in use and stays as it is. Begin a draft, change that, and publish it.`,
    );
  const { budget } = body.definition;
  if (budget !== null && !holds(tx.actor, 'money.read'))
    throw new AppError('forbidden', 'You may not see money, so you may not change the budget either.');
  const definition = { ...body.definition, budget: budget ?? found.definition.budget };
  checkDefinition(definition, known.kind, await documentTitles(tx));
  await store.writeDraft(tx, known.key, { number: found.number, definition });
  await store.updateTemplate(tx, known.key, known);
  // Amounts stay in the template: not everybody who reads the log may see them.
  const after = {
    number: found.number,
    changes: differences(found.definition, definition, false).slice(0, 100),
  };
  record(tx, { name: 'governance.project-template.draft-written', subject: subject(known), after });
  return projectTemplatePage(tx, known.key, found.number);
}

/** Publishes the draft: new projects are made of it, and the change is offered to those that run. */
export async function publishDraft(
  tx: Tx,
  { params, body }: Input<Api['publishProjectTemplate']>,
  version: number,
): Promise<PageAnswer> {
  const known = await toChange(tx, params.projectTemplate, version);
  const draft = draftOf(known);
  if (!draft) throw new AppError('conflict', `${known.key} has no draft to publish. Begin one.`);
  if (body.reviewOn <= (await todayIn(tx))) throw invalidField('body.reviewOn', 'Choose a day to come.');
  checkDefinition(draft.definition, known.kind, await documentTitles(tx));
  await store.publishVersion(tx, known.key, { number: draft.number, note: body.note });
  await store.updateTemplate(tx, known.key, { ...known, reviewOn: body.reviewOn, state: 'published' });
  record(tx, {
    name: 'governance.project-template.published',
    subject: subject(known),
    before: { published: publishedOf(known)?.number ?? null, reviewOn: known.reviewOn },
    after: { published: draft.number, reviewOn: body.reviewOn },
    reason: body.note || null,
  });
  return projectTemplatePage(tx, known.key);
}

export async function retire(
  tx: Tx,
  { params, body }: Input<Api['retireProjectTemplate']>,
  version: number,
): Promise<PageAnswer> {
  const known = await toChange(tx, params.projectTemplate, version);
  if (known.state === 'retired') throw new AppError('conflict', `${known.key} is retired already.`);
  await store.updateTemplate(tx, known.key, { ...known, state: 'retired' });
  record(tx, {
    name: 'governance.project-template.retired',
    subject: subject(known),
    before: { state: known.state },
    after: { state: 'retired' },
    reason: body.reason,
  });
  return projectTemplatePage(tx, known.key);
}

export async function restore(tx: Tx, key: string, version: number): Promise<PageAnswer> {
  const known = await toChange(tx, key, version);
  if (known.state !== 'retired') throw new AppError('conflict', `${known.key} is not retired.`);
  const state = publishedOf(known) === undefined ? 'draft' : 'published';
  await store.updateTemplate(tx, known.key, { ...known, state });
  record(tx, {
    name: 'governance.project-template.brought-back',
    subject: subject(known),
    before: { state: known.state },
    after: { state },
  });
  return projectTemplatePage(tx, known.key);
}
