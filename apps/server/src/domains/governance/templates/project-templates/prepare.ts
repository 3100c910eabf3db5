import { type Applied, applyCommands, createScheduler, type Plan, type PlanCommand } from '@chartroom/engine';
import { AppError, invalidField, type Tx } from '../../../../platform/index.ts';
import { emptyPlan, type OpenPlan, openPlan, visibleProject } from '../../../../register/index.ts';
import { type Composed, compose, type Part } from './compose.ts';
import { knownProjectTemplate, publishedOf } from './library.ts';
import { tasksToAdd, type Uids } from './plan-part.ts';
import { loadUses, type UseRow } from './store/uses.ts';

/** Templates by their keys, each at the version the project runs with, else at its published one. */
async function partsOf(tx: Tx, keys: readonly string[], uses: readonly UseRow[]): Promise<readonly Part[]> {
  const parts: Part[] = [];
  for (const key of new Set(keys)) {
    const known = await knownProjectTemplate(tx, key);
    const used = uses.find(u => u.templateKey === key)?.templateNumber;
    const version = used === undefined ? publishedOf(known) : known.versions.find(v => v.number === used);
    if (known.state !== 'published' || !version)
      throw new AppError(
        'conflict',
        `The project template ${key} is ${known.state === 'retired' ? 'retired' : 'not published yet'}.`,
      );
    const { name, kind } = known;
    parts.push({ key, name, kind, number: version.number, definition: version.definition });
  }
  const bases = parts.filter(p => p.kind === 'base');
  if (bases.length > 1)
    throw invalidField(
      'body.templates',
      `${bases.map(b => b.name).join(' and ')} are bases. Choose one, and add-ons to it.`,
    );
  return parts;
}

/** Elements of templates that a project has, as far as they are still there. */
export interface There {
  readonly uses: readonly UseRow[];
  readonly elements: ReadonlySet<string>;
  readonly uids: Uids;
}

export function thereIn(uses: readonly UseRow[], plan: Plan | null): There {
  const live = new Set((plan?.tasks ?? []).filter(t => !t.blank).map(t => t.uid));
  const made = uses.flatMap(u => Object.entries(u.made));
  const stays = made.filter(([, m]) => m.uid === undefined || live.has(m.uid));
  const uids = stays.flatMap(([name, m]): [string, number][] =>
    m.uid === undefined ? [] : [[name.slice('task:'.length), m.uid]],
  );
  return { uses, elements: new Set(stays.map(([name]) => name)), uids: new Map(uids) };
}

/** What templates would do to a plan. */
export interface Planned {
  readonly applied: Applied;
  readonly refs: ReadonlyMap<string, number>;
}

/** Applies commands, or refuses with the engine's reason. */
export function applied(
  plan: Plan,
  commands: readonly PlanCommand[],
  { task, nextTask }: Pick<OpenPlan, 'task' | 'nextTask'>,
): Applied {
  const { result, findings } = applyCommands(plan, commands, { scheduled: task, firstFreeUid: nextTask });
  const refused = findings.find(f => f.severity === 'error');
  if (refused) throw new AppError('conflict', refused.message);
  return result;
}

/** Adds the tasks of a definition to a plan; refuses links that go in a circle with tasks of the project. */
export function withTasks(
  open: Pick<OpenPlan, 'plan' | 'task' | 'nextTask'>,
  given: Omit<Parameters<typeof tasksToAdd>[0], 'plan'>,
): Planned {
  const { commands, refs } = tasksToAdd({ plan: open.plan, ...given });
  return { applied: applied(open.plan, commands, open), refs };
}

/** What templates meet: the plan as it is, or an empty one; what is there of them already. */
export interface Ground {
  readonly composed: Composed;
  readonly parts: readonly Part[];
  readonly open: Pick<OpenPlan, 'plan' | 'task' | 'nextTask'>;
  readonly hasPlan: boolean;
  readonly there: There;
}

const nothing: Omit<Ground['open'], 'plan'> = { task: () => undefined, nextTask: 1 };

/** Templates on the plan of a project that the actor may see. */
export async function groundOf(
  tx: Tx,
  id: string,
  {
    keys,
    start,
    lock = false,
  }: { readonly keys: readonly string[]; readonly start: string; readonly lock?: boolean },
): Promise<Ground> {
  const project = await visibleProject(tx, id);
  const uses = await loadUses(tx, id, lock);
  const parts = await partsOf(tx, keys, uses);
  const open = await openPlan(tx, id);
  const there = thereIn(uses, open?.plan ?? null);
  const composed = compose(parts);
  const other = composed.definition.tasks.length > 0 && parts.some(p => p.kind === 'base');
  const base = other ? await otherBase(tx, uses, parts) : null;
  if (base !== null)
    throw new AppError('conflict', `${project.key} is made of ${base} already. Add-ons can be added to it.`);
  const fresh = { ...nothing, plan: await emptyPlan(tx, project, start) };
  return { composed, parts, there, open: open ?? fresh, hasPlan: open !== null };
}

async function otherBase(tx: Tx, uses: readonly UseRow[], parts: readonly Part[]): Promise<string | null> {
  for (const u of uses) {
    const known = await knownProjectTemplate(tx, u.templateKey);
    if (known.kind === 'base' && !parts.some(p => p.key === known.key)) return known.name;
  }
  return null;
}

/** Templates on the empty plan of a project that is still to be added. */
export async function groundOfNew(
  tx: Tx,
  {
    keys,
    start,
    unit,
  }: { readonly keys: readonly string[]; readonly start: string; readonly unit: string | null },
): Promise<Ground> {
  const parts = await partsOf(tx, keys, []);
  const plan = await emptyPlan(tx, { unitId: unit, currency: 'XXX' }, start);
  return {
    ...{ composed: compose(parts), parts, there: thereIn([], plan), hasPlan: false },
    open: { ...nothing, plan },
  };
}

/** The dates of a plan as the engine calculates them. */
export const scheduleOf = (plan: Plan) => createScheduler(plan).schedule();
