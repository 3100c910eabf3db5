import type { Api, Input } from '@chartroom/contract';
import { dayOfWall } from '@chartroom/engine';
import { type Answer, AppError, holds, invalidField, may, type Tx } from '../../../../platform/index.ts';
import { placeOf, visibleProject } from '../../../../register/index.ts';
import { kindsOfPmo } from '../../audits/kinds.ts';
import { documentTitles } from '../library.ts';
import { loadDocumentsOf } from '../store/documents.ts';
import { knownProjectTemplate } from './library.ts';
import { budgetStays, budgetSum } from './make.ts';
import { gateDays } from './plan-part.ts';
import { type Ground, groundOf, groundOfNew, scheduleOf, withTasks } from './prepare.ts';

type PreviewAnswer = Answer<Api['previewTemplates']>;

/** The templates that are named, with commas between. */
async function keysIn(tx: Tx, text: string): Promise<readonly string[]> {
  const keys = text
    .split(',')
    .map(k => k.trim())
    .filter(k => k !== '');
  for (const key of keys)
    await knownProjectTemplate(tx, key).catch(() => {
      throw invalidField('query.templates', `There is no project template ${key.slice(0, 60)}.`);
    });
  return keys;
}

function previewTasks(ground: Ground, start: string): Pick<PreviewAnswer, 'tasks' | 'finish'> {
  const { composed, open, there } = ground;
  const { definition, owner, conflicts } = composed;
  if (conflicts.length > 0) return { tasks: [], finish: null };
  const { applied, refs } = withTasks(open, { definition, there: there.uids, start });
  const schedule = scheduleOf(applied.plan);
  const levels = new Map(applied.plan.tasks.map(t => [t.uid, t.outlineLevel]));
  const tasks = definition.tasks.flatMap((t): PreviewAnswer['tasks'] => {
    const uid = applied.created.get(refs.get(t.id) ?? 0) ?? -1;
    const at = schedule.task(uid);
    if (!at) return [];
    return [
      {
        ...{
          id: t.id,
          template: owner.get(`task:${t.id}`) ?? '',
          name: t.name,
          level: levels.get(uid) ?? t.level,
        },
        ...{ start: dayOfWall(at.start), finish: dayOfWall(at.finish), summary: at.summary },
        milestone: t.milestone,
        role: definition.roles.find(r => r.id === t.role)?.name ?? t.role,
      },
    ];
  });
  return {
    tasks,
    finish:
      tasks
        .map(t => t.finish)
        .toSorted()
        .at(-1) ?? null,
  };
}

/** What is named by templates but left out. */
function leftOut({ composed, there }: Ground): readonly string[] {
  const { tasks } = composed.definition;
  const known = new Set([...tasks.map(t => t.id), ...there.uids.keys()]);
  const links = tasks.flatMap(t =>
    t.links
      .filter(l => !known.has(l.to))
      .map(l => `The link of ${t.name} is left out: there is no task ${l.to} to follow.`),
  );
  const same = tasks.filter(t => there.uids.has(t.id));
  return [
    ...links,
    ...(same.length > 0 ? [`${same.length} of the tasks are in the plan already and stay as they are.`] : []),
  ];
}

interface About {
  readonly start: string;
  /** Templates of documents that the project has. */
  readonly documents: ReadonlySet<string>;
  readonly seesMoney: boolean;
  readonly notes: readonly string[];
}

async function previewOf(tx: Tx, ground: Ground, about: About): Promise<PreviewAnswer> {
  const { definition, conflicts } = ground.composed;
  const titles = await documentTitles(tx);
  const { start, documents, seesMoney } = about;
  const days = gateDays(ground.open.plan, definition.gates, start);
  const has = ground.there.elements;
  return {
    start,
    ...previewTasks(ground, start),
    gates: definition.gates
      .filter(g => !has.has(`gate:${g.id}`))
      .map(g => ({ id: g.id, name: g.name, day: days.get(g.id) ?? start })),
    documents: definition.documents.map(({ template }) => ({
      ...{ template, title: titles[template] ?? template, there: documents.has(template) },
    })),
    rows: definition.rows.filter(r => !documents.has(r.register)).length,
    roles: definition.roles.map(r => r.name),
    fields: definition.fields,
    budgetMinor: seesMoney && (definition.budget ?? []).length > 0 ? budgetSum(definition) : null,
    currency: seesMoney ? (definition.budget?.[0]?.currency ?? null) : null,
    method: definition.method,
    conflicts: [...conflicts],
    notes: [...leftOut(ground), ...about.notes],
  };
}

export async function previewNew(tx: Tx, { query }: Input<Api['previewTemplates']>): Promise<PreviewAnswer> {
  const { start, unit } = query;
  if (unit !== undefined && !(await kindsOfPmo(tx)).units.has(unit))
    throw new AppError('not_found', 'There is no such unit.');
  const ground = await groundOfNew(tx, {
    keys: await keysIn(tx, query.templates),
    start,
    unit: unit ?? null,
  });
  const seesMoney = holds(tx.actor, 'money.read');
  return previewOf(tx, ground, { start, documents: new Set(), seesMoney, notes: [] });
}

export async function previewInProject(
  tx: Tx,
  { params, query }: Input<Api['previewProjectTemplates']>,
): Promise<PreviewAnswer> {
  const project = await visibleProject(tx, params.project);
  const { start } = query;
  const ground = await groundOf(tx, project.id, { keys: await keysIn(tx, query.templates), start });
  const documents = new Set((await loadDocumentsOf(tx, project.id)).map(d => d.templateKey));
  const stays = budgetStays(tx, project, ground.composed.definition);
  const seesMoney = may(tx.actor, 'money.read', placeOf(project));
  return previewOf(tx, ground, { start, documents, seesMoney, notes: stays === null ? [] : [stays] });
}
