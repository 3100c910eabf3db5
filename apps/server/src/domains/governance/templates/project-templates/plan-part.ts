import type { ProjectTemplateDefinition } from '@chartroom/contract';
import {
  asDay,
  createScheduler,
  dayOfWall,
  daysBetween,
  type Plan,
  type PlanCommand,
  type PlanTask,
  type WallSecond,
  wallOfDay,
} from '@chartroom/engine';
import type { OpenPlan } from '../../../../register/index.ts';
import { parentsOf } from './circle.ts';

/** Seconds of a working day of a plan. */
export const daySecOf = (plan: Plan): number => (plan.header.minutesPerDay ?? 480) * 60;

/** Numbers of a plan's tasks by the element of a template that each was made of. */
export type Uids = ReadonlyMap<string, number>;

export interface TaskPart {
  readonly commands: readonly PlanCommand[];
  /** Negative numbers of what the commands create, by element. */
  readonly refs: ReadonlyMap<string, number>;
}

type Task = ProjectTemplateDefinition['tasks'][number];

const roleName = (d: ProjectTemplateDefinition, id: string): string =>
  d.roles.find(r => r.id === id)?.name ?? id;

/** Where a task goes: after the one before it at its level, else below the one above it, else at the end. */
function placeOf(
  tasks: readonly Task[],
  index: number,
  known: (id: string) => number | undefined,
): { readonly after: number } | { readonly under: number } | undefined {
  const parents = parentsOf(tasks);
  const task = tasks[index];
  if (!task) return undefined;
  const parent = parents.get(task.id) ?? null;
  const before = tasks
    .slice(0, index)
    .findLast(t => parents.get(t.id) === parent && known(t.id) !== undefined);
  const beside = before && known(before.id);
  if (beside !== undefined) return { after: beside };
  const above = parent === null ? undefined : known(parent);
  return above === undefined ? undefined : { under: above };
}

/** The generic resources of roles that a plan lacks, and the number of each role by its id. */
function roleCommands(plan: Plan, d: ProjectTemplateDefinition, wanted: ReadonlySet<string>) {
  const byName = new Map(plan.resources.map(r => [r.name, r.uid]));
  const commands: PlanCommand[] = [];
  const numbers = new Map<string, number>();
  for (const id of wanted) {
    const name = roleName(d, id);
    const known = byName.get(name);
    const number = known ?? -100_000 - numbers.size;
    numbers.set(id, number);
    byName.set(name, number);
    if (known === undefined)
      commands.push({ do: 'resource', resource: number, fields: { name, kind: 'work', generic: true } });
  }
  return { commands, numbers };
}

const linkCommands = (
  t: Task,
  succ: number,
  { known, daySec }: { readonly known: (id: string) => number | undefined; readonly daySec: number },
): readonly PlanCommand[] =>
  t.links.flatMap((l): PlanCommand[] => {
    const pred = known(l.to);
    if (pred === undefined) return [];
    const lag = l.lagDays === 0 ? {} : { lagSec: Math.round(l.lagDays * daySec), lagUnit: 'day' as const };
    return [{ do: 'link', pred, succ, type: l.type, ...lag }];
  });

/** What a task says of itself, as far as it is not the sum of those below it. */
const fieldsOf = (t: Task, isSummary: boolean, daySec: number) => ({
  name: t.name,
  ...(isSummary
    ? {}
    : { durationSec: t.milestone ? 0 : Math.round(t.days * daySec), milestone: t.milestone || null }),
});

interface Adding {
  readonly plan: Plan;
  readonly definition: ProjectTemplateDefinition;
  /** Tasks of the templates that are there already. */
  readonly there: Uids;
  readonly start: string;
}

const summariesOf = (tasks: readonly Task[]): ReadonlySet<string | null> =>
  new Set(parentsOf(tasks).values());

/** The commands that make the tasks of a definition that are not there yet, with links, roles and the chosen start. */
export function tasksToAdd({ plan, definition, there, start }: Adding): TaskPart {
  const { tasks } = definition;
  const daySec = daySecOf(plan);
  const fresh = tasks.filter(t => !there.has(t.id));
  const refs = new Map(fresh.map((t, i) => [t.id, -1 - i]));
  const summaries = summariesOf(tasks);
  const known = (id: string) => refs.get(id) ?? there.get(id);
  const from = wallOfDay(asDay(start));
  const later = dayOfWall(plan.header.start) < asDay(start);
  const made = new Set<string>(there.keys());
  const creates = fresh.map((t): PlanCommand => {
    const index = tasks.indexOf(t);
    const place = placeOf(tasks, index, id => (made.has(id) ? known(id) : undefined));
    made.add(t.id);
    const first = !summaries.has(t.id) && !t.links.some(l => known(l.to) !== undefined);
    const held = later && first ? { constraint: 'SNET' as const, constraintDate: from } : {};
    return {
      ...{ do: 'create', ref: refs.get(t.id) ?? -1, ...(place ? { place } : {}) },
      fields: { ...fieldsOf(t, summaries.has(t.id), daySec), ...held },
    };
  });
  const roles = new Set(fresh.flatMap(t => (t.role === null || summaries.has(t.id) ? [] : [t.role])));
  const staff = roleCommands(plan, definition, new Set([...definition.roles.map(r => r.id), ...roles]));
  const after = fresh.flatMap((t): PlanCommand[] => {
    const task = refs.get(t.id) ?? -1;
    const resource = t.role === null ? undefined : staff.numbers.get(t.role);
    const assigned =
      resource === undefined || summaries.has(t.id) || t.milestone
        ? []
        : [{ do: 'assign' as const, task, resource }];
    return [...linkCommands(t, task, { known, daySec }), ...assigned];
  });
  return { commands: fresh.length === 0 ? [] : [...creates, ...staff.commands, ...after], refs };
}

/** The commands that bring tasks that are there to what a definition says now. */
export function tasksToChange(
  plan: Plan,
  {
    definition,
    there,
    changed,
  }: {
    readonly definition: ProjectTemplateDefinition;
    readonly there: Uids;
    readonly changed: readonly string[];
  },
): readonly PlanCommand[] {
  const daySec = daySecOf(plan);
  const summaries = summariesOf(definition.tasks);
  const tasks = definition.tasks.filter(t => changed.includes(t.id) && there.has(t.id));
  const staff = roleCommands(
    plan,
    definition,
    new Set(tasks.flatMap(t => (t.role === null ? [] : [t.role]))),
  );
  const generic = new Set(plan.resources.filter(r => r.generic === true).map(r => r.uid));
  const own = new Set(there.values());
  const known = (id: string) => there.get(id);
  const commands = tasks.flatMap((t): PlanCommand[] => {
    const task = there.get(t.id) ?? 0;
    const before = plan.links.filter(l => l.succUid === task && own.has(l.predUid));
    const staffed = plan.assignments.filter(
      a => a.taskUid === task && a.resourceUid !== undefined && generic.has(a.resourceUid),
    );
    const resource = t.role === null || t.milestone ? undefined : staff.numbers.get(t.role);
    const stays = staffed.some(a => a.resourceUid === resource);
    return [
      { do: 'update', task, fields: fieldsOf(t, summaries.has(t.id), daySec) },
      ...before.map((l): PlanCommand => ({ do: 'unlink', pred: l.predUid, succ: task })),
      ...linkCommands(t, task, { known, daySec }),
      ...staffed
        .filter(a => a.resourceUid !== resource)
        .map((a): PlanCommand => ({ do: 'unassign', task, resource: a.resourceUid ?? 0 })),
      ...(resource === undefined || stays || summaries.has(t.id)
        ? []
        : [{ do: 'assign' as const, task, resource }]),
    ];
  });
  return [...staff.commands, ...commands];
}

/** How a task looks now, to be compared with how it was made: what people change, not what is calculated. */
export function faceOf(plan: Plan, uid: number): string | null {
  const t = plan.tasks.find(x => x.uid === uid && !x.blank);
  if (!t) return null;
  const names = new Map(plan.resources.map(r => [r.uid, r.name]));
  return JSON.stringify([
    ...[t.name, t.durationSec ?? null, t.milestone ?? false, t.inactive ?? false, t.notes ?? null],
    ...[t.constraint ?? null, t.constraintDate ?? null, t.actualStart ?? null, t.percentComplete ?? null],
    plan.links
      .filter(l => l.succUid === uid)
      .map(l => [l.predUid, l.type, l.lagSec ?? 0])
      .toSorted(),
    plan.assignments
      .filter(a => a.taskUid === uid)
      .map(a => names.get(a.resourceUid ?? -1) ?? '')
      .toSorted(),
  ]);
}

/** The day on which so many working days after a start end, by the calendar of a plan. */
export function gateDays(
  plan: Plan,
  gates: ProjectTemplateDefinition['gates'],
  start: string,
): ReadonlyMap<string, string> {
  const from = (wallOfDay(asDay(start)) + 8 * 3_600) as WallSecond;
  const tasks = gates.map(
    (g, i): PlanTask => ({
      ...{ uid: i + 1, id: i + 1, outlineLevel: 1, name: g.name, durationSec: g.offsetDays * daySecOf(plan) },
    }),
  );
  const { statusDate: _, ...header } = plan.header;
  const scheduler = createScheduler({
    ...{ header: { ...header, start: from }, calendars: plan.calendars, tasks },
    ...{ links: [], resources: [], assignments: [], customFields: [] },
  });
  return new Map(gates.map((g, i) => [g.id, dayOfWall(scheduler.schedule().task(i + 1)?.finish ?? from)]));
}

/** The other way round: how many working days after a start each day is; 0 for one before it. */
export function offsetsOf(plan: Plan, start: string, days: readonly string[]): ReadonlyMap<string, number> {
  const last = days.toSorted().at(-1) ?? start;
  const most = Math.min(4_000, Math.max(0, daysBetween(asDay(start), asDay(last))) + 1);
  const ends = gateDays(
    plan,
    Array.from({ length: most + 1 }, (_, n) => ({ id: String(n), name: '', offsetDays: n })),
    start,
  );
  return new Map(
    days.map(day => {
      const first = [...ends].find(([, end]) => end >= day);
      return [day, first === undefined ? most : Number(first[0])];
    }),
  );
}

const bare = (tasks: readonly PlanTask[], links: Plan['links']): Plan => ({
  header: { start: (wallOfDay(asDay('2001-01-01')) + 8 * 3_600) as WallSecond, calendarUid: 1 },
  calendars: [
    {
      ...{ uid: 1, name: 'Every day', workWeeks: [], exceptions: [] },
      weekDays: [1, 2, 3, 4, 5, 6, 7].map(weekday => ({
        ...{ weekday, working: true },
        times: [{ fromSec: 8 * 3_600, toSec: 16 * 3_600 }],
      })),
    },
  ],
  ...{ tasks, links, resources: [], assignments: [], customFields: [] },
});

/** Working days from the start on which each task of a template begins and ends, whatever the calendar will be. */
export function workingDays(
  d: ProjectTemplateDefinition,
): readonly { readonly id: string; readonly from: number; readonly to: number }[] {
  const numbers = new Map(d.tasks.map((t, i) => [t.id, i + 1]));
  const summaries = summariesOf(d.tasks);
  const daySec = 8 * 3_600;
  const tasks = d.tasks.map(
    (t, i): PlanTask => ({
      ...{ uid: i + 1, id: i + 1, outlineLevel: t.level, name: t.name },
      ...(summaries.has(t.id) ? {} : { durationSec: t.milestone ? 0 : Math.round(t.days * daySec) }),
    }),
  );
  const links = d.tasks.flatMap(t =>
    t.links.flatMap(l => {
      const [predUid, succUid] = [numbers.get(l.to), numbers.get(t.id)];
      if (predUid === undefined || succUid === undefined) return [];
      return [{ predUid, succUid, type: l.type, lagSec: Math.round(l.lagDays * daySec) }];
    }),
  );
  const plan = bare(tasks, links);
  const schedule = createScheduler(plan).schedule();
  const midnight = plan.header.start - daySec;
  const whole = (wall: number) => {
    const since = wall - midnight;
    const days = Math.floor(since / 86_400);
    return days + Math.min(1, Math.max(0, (since - days * 86_400 - daySec) / daySec));
  };
  return d.tasks.map((t, i) => {
    const at = schedule.task(i + 1);
    return { id: t.id, from: at ? whole(at.start) : 0, to: at ? whole(at.finish) : 0 };
  });
}

/** The outline of a plan as a definition: tasks, durations, links and generic roles; no dates, people or money. */
export function definitionOfPlan({ plan, task }: OpenPlan): ProjectTemplateDefinition {
  const daySec = daySecOf(plan);
  const tasks = plan.tasks.filter(t => !t.blank && t.inactive !== true && t.outlineLevel > 0).slice(0, 400);
  const ids = new Map(tasks.map(t => [t.uid, `task-${t.uid}`]));
  const generic = new Map(plan.resources.filter(r => r.generic === true).map(r => [r.uid, r]));
  const roleOf = (uid: number) =>
    plan.assignments.find(a => a.taskUid === uid && generic.has(a.resourceUid ?? -1))?.resourceUid;
  const used = new Set(tasks.flatMap(t => roleOf(t.uid) ?? []));
  let level = 0;
  return {
    tasks: tasks.map(t => {
      level = Math.min(Math.max(1, t.outlineLevel), level + 1, 6);
      const role = roleOf(t.uid);
      const at = task(t.uid);
      const lengthDays = Math.min(
        2_000,
        Math.round(((t.durationSec ?? at?.durationSec ?? 0) / daySec) * 100) / 100,
      );
      return {
        ...{ id: ids.get(t.uid) ?? '', name: t.name.slice(0, 200) || 'Task', level, days: lengthDays },
        milestone: t.milestone === true || (at?.summary !== true && lengthDays === 0),
        role: role === undefined ? null : `role-${role}`,
        links: plan.links
          .filter(l => l.succUid === t.uid)
          .flatMap(l => {
            const to = ids.get(l.predUid);
            const lagDays = Math.round(((l.lagSec ?? 0) / daySec) * 100) / 100;
            return to === undefined || Math.abs(lagDays) > 400 ? [] : [{ to, type: l.type, lagDays }];
          })
          .slice(0, 20),
      };
    }),
    roles: [...used].slice(0, 40).map(uid => ({ id: `role-${uid}`, name: generic.get(uid)?.name ?? 'Role' })),
    ...{ documents: [], rows: [], fields: [], budget: [], gates: [], method: null },
  };
}
