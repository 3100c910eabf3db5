import type { ProjectTemplateDefinition } from '@chartroom/contract';
import { AppError, may, type Tx } from '../../../../platform/index.ts';
import {
  addMilestones,
  placeOf,
  todayIn,
  updateProject,
  visibleProject,
} from '../../../../register/index.ts';
import { createDocument, updateDocument } from '../documents.ts';
import { loadDocumentsOf } from '../store/documents.ts';
import type { Made } from './store/uses.ts';

type Given<F extends (...args: never[]) => unknown> = Parameters<F>[1];
type Definition = ProjectTemplateDefinition;

/** What is made beside the tasks, in the order in which it is made. */
interface Making {
  readonly project: string;
  readonly definition: Definition;
  /** Names of the elements to make. */
  readonly wanted: ReadonlySet<string>;
  /** The day of each gate, by its id. */
  readonly days: ReadonlyMap<string, string>;
}

export const gateFace = (m: { readonly name: string; readonly forecast: string | null }): string =>
  JSON.stringify([m.name, m.forecast]);

async function makeDocuments(tx: Tx, { project, definition, wanted }: Making) {
  const there = new Map((await loadDocumentsOf(tx, project)).map(d => [d.templateKey, d.id]));
  const sees = may(tx.actor, 'money.read', placeOf(await visibleProject(tx, project)));
  const made: Record<string, Made> = {};
  for (const { template } of definition.documents) {
    if (!wanted.has(`document:${template}`)) continue;
    const known = there.get(template);
    if (known !== undefined) {
      made[`document:${template}`] = { document: known };
      continue;
    }
    const asked = { params: { project }, body: { template, language: 'en-GB' } };
    const document = await createDocument(tx, asked as unknown as Given<typeof createDocument>);
    made[`document:${template}`] = { document: document.id };
    const rows = definition.rows.filter(r => r.register === template && wanted.has(`row:${r.id}`));
    // A register with a column of money is only written by who may see money.
    const closed = document.sections.some(s =>
      s.fields.some(f => f.columns?.some(c => c.type === 'money') === true),
    );
    if (rows.length === 0 || (closed && !sees)) continue;
    const values = { 'register.rows': rows.map((r, i) => ({ id: String(i + 1), ...r.cells })) };
    const change = { params: { document: document.id }, body: { values } };
    await updateDocument(tx, change as unknown as Given<typeof updateDocument>, document.version);
    for (const r of rows) made[`row:${r.id}`] = { document: document.id };
  }
  return made;
}

async function makeGates(tx: Tx, { project, definition, wanted, days }: Making) {
  const gates = definition.gates.filter(g => wanted.has(`gate:${g.id}`));
  const rows = gates.map(g => ({
    ...{ projectId: project, name: g.name, kind: 'gate' as const, externalKey: null, baseline: null },
    ...{ forecast: days.get(g.id) ?? null, actual: null, costBaselineMinor: null, statusSaid: null },
  }));
  const ids = await addMilestones(tx, await todayIn(tx), rows);
  return Object.fromEntries(
    gates.map((g, i): [string, Made] => [
      `gate:${g.id}`,
      { milestone: ids[i] ?? '', as: gateFace({ name: g.name, forecast: days.get(g.id) ?? null }) },
    ]),
  );
}

/** The sum of the lines of a budget in minor units. */
export const budgetSum = (d: Pick<Definition, 'budget'>): number =>
  (d.budget ?? []).reduce((sum, b) => sum + b.minor, 0);

/** Why a budget would not become the forecast of a project; null when it would. */
export function budgetStays(
  tx: Tx,
  project: Awaited<ReturnType<typeof visibleProject>>,
  d: Pick<Definition, 'budget'>,
): string | null {
  const [first] = d.budget ?? [];
  if (!first) return null;
  if (!may(tx.actor, 'money.edit', placeOf(project)))
    return 'The budget is left out: you may not change the money of this project.';
  if (project.costForecastMinor !== null)
    return 'The budget is left out: the project has a forecast cost already.';
  return first.currency === project.currency
    ? null
    : `The budget is left out: it is in ${first.currency}, the project in ${project.currency}.`;
}

/** Fills fields of the project that are empty, and the forecast cost where there is none. */
async function makeFields(tx: Tx, { project: id, definition, wanted }: Making) {
  const project = await visibleProject(tx, id);
  const fields = definition.fields.filter(f => wanted.has(`field:${f.field}`) && !project[f.field]);
  const lines = (definition.budget ?? []).filter(b => wanted.has(`budget:${b.id}`));
  const takes = lines.length > 0 && budgetStays(tx, project, { budget: lines }) === null;
  const sum = budgetSum({ budget: lines });
  const body = {
    ...Object.fromEntries(fields.map(f => [f.field, f.value])),
    ...(takes ? { costForecastMinor: sum } : {}),
  };
  if (Object.keys(body).length === 0) return {};
  const { version } = project;
  await updateProject(tx, { id, version }, body as unknown as Parameters<typeof updateProject>[2]);
  return Object.fromEntries([
    ...fields.map((f): [string, Made] => [`field:${f.field}`, { as: f.value }]),
    ...(takes ? lines.map((b): [string, Made] => [`budget:${b.id}`, { as: String(b.minor) }]) : []),
    ...(takes ? [['budget', { as: String(sum) }] as [string, Made]] : []),
  ]);
}

/** Makes documents, rows of registers, gates and fields; answers what became of each element. */
export async function makeRest(tx: Tx, making: Making): Promise<Readonly<Record<string, Made>>> {
  const place = placeOf(await visibleProject(tx, making.project));
  if (!may(tx.actor, 'project.edit', place))
    throw new AppError('forbidden', 'You may not change this project.');
  const { definition, wanted } = making;
  const told = [
    ...definition.roles.map(r => `role:${r.id}`),
    ...(definition.method === null ? [] : ['method:method']),
  ].filter(name => wanted.has(name));
  return {
    ...(await makeDocuments(tx, making)),
    ...(await makeGates(tx, making)),
    ...(await makeFields(tx, making)),
    ...Object.fromEntries(told.map(name => [name, {}])),
  };
}
