import type { Api, Input, ProjectTemplateDefinition, TemplatePart } from '@chartroom/contract';
import { dayOfWall } from '@chartroom/engine';
import { type Answer, AppError, may, mustHoldEverywhere, type Tx } from '../../../../platform/index.ts';
import { emptyPlan, loadMilestones, openPlan, placeOf, visibleProject } from '../../../../register/index.ts';
import { documentTitles } from '../library.ts';
import { loadDocumentsOf } from '../store/documents.ts';
import { emptyDefinition } from './elements.ts';
import { add } from './library.ts';
import { definitionOfPlan, offsetsOf } from './plan-part.ts';

type Project = Awaited<ReturnType<typeof visibleProject>>;
type Open = Awaited<ReturnType<typeof openPlan>>;

const idsFor = (names: readonly string[], stem: string): readonly string[] => {
  const taken = new Set<string>();
  return names.map((name, i) => {
    const said = name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '')
      .slice(0, 36);
    const id = said === '' || taken.has(said) ? `${stem}-${i + 1}` : said;
    taken.add(id);
    return id;
  });
};

async function gatesOf(tx: Tx, project: Project, open: Open): Promise<ProjectTemplateDefinition['gates']> {
  const gates = (await loadMilestones(tx, [project.id])).flatMap(m => {
    const day = m.baseline ?? m.forecast ?? m.actual;
    return m.kind === 'gate' && day !== null ? [{ name: m.name.slice(0, 120), day }] : [];
  });
  const days = gates.map(g => g.day).toSorted();
  const planned = open === null ? null : dayOfWall(open.plan.header.start);
  const start = planned ?? project.startBaseline ?? project.startForecast ?? days[0];
  if (start === undefined) return [];
  const plan = open?.plan ?? (await emptyPlan(tx, project, start));
  const offsets = offsetsOf(plan, start, days);
  const ids = idsFor(
    gates.map(g => g.name),
    'gate',
  );
  return gates
    .map((g, i) => ({ id: ids[i] ?? '', name: g.name, offsetDays: offsets.get(g.day) ?? 0 }))
    .toSorted((a, b) => a.offsetDays - b.offsetDays)
    .slice(0, 40);
}

async function documentsOf(tx: Tx, project: Project): Promise<ProjectTemplateDefinition['documents']> {
  const titles = await documentTitles(tx);
  const keys = new Set((await loadDocumentsOf(tx, project.id)).map(d => d.templateKey));
  return [...keys]
    .filter(template => titles[template] !== undefined)
    .slice(0, 40)
    .map(template => ({ template }));
}

const fieldsOf = (project: Project): ProjectTemplateDefinition['fields'] =>
  (['class', 'category', 'description'] as const).flatMap(field => {
    const value = (project[field] ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 2_000);
    return value === '' ? [] : [{ field, value }];
  });

const budgetOf = (project: Project): ProjectTemplateDefinition['budget'] =>
  project.costForecastMinor === null
    ? []
    : [
        {
          ...{ id: 'cost', name: `Cost of ${project.key}`.slice(0, 120) },
          ...{ minor: project.costForecastMinor, currency: project.currency },
        },
      ];

/** What is taken of a project, without people and days; amounts only by who may see them. */
async function definitionOf(
  tx: Tx,
  project: Project,
  take: ReadonlySet<TemplatePart>,
): Promise<ProjectTemplateDefinition> {
  const open = await openPlan(tx, project.id);
  const planned = open === null ? emptyDefinition : definitionOfPlan(open);
  const staffed = take.has('roles');
  const tasks = staffed ? planned.tasks : planned.tasks.map(t => ({ ...t, role: null }));
  return {
    ...emptyDefinition,
    tasks: take.has('tasks') ? tasks : [],
    roles: staffed ? planned.roles : [],
    documents: take.has('documents') ? await documentsOf(tx, project) : [],
    gates: take.has('gates') ? await gatesOf(tx, project, open) : [],
    fields: take.has('fields') ? fieldsOf(project) : [],
    budget: take.has('budget') ? budgetOf(project) : [],
  };
}

/** Takes parts of a project as a draft; what is confidential does not come into the library. */
export async function saveAsTemplate(
  tx: Tx,
  { params, body: { take: chosen, ...named } }: Input<Api['saveProjectAsTemplate']>,
): Promise<Answer<Api['saveProjectAsTemplate']>> {
  const project = await visibleProject(tx, params.project);
  mustHoldEverywhere(tx.actor, 'rule.edit', 'add templates');
  if (project.confidential)
    throw new AppError('conflict', `${project.key} is confidential: it is not copied into the library.`);
  const take = new Set(chosen);
  if (take.has('budget') && !may(tx.actor, 'money.read', placeOf(project)))
    throw new AppError('forbidden', `You may not see the money of ${project.key}, so it cannot be taken.`);
  const definition = await definitionOf(tx, project, take);
  if (Object.values(definition).every(part => part === null || part.length === 0))
    throw new AppError(
      'conflict',
      `${project.key} has nothing of that to take. Give it a plan first, or choose more.`,
    );
  return add(tx, { ...named, kind: 'base', summary: `Made from ${project.key}` }, definition);
}
