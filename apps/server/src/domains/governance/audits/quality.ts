import type { Api, Input } from '@chartroom/contract';
import {
  asDay,
  assessSchedule,
  dayOfWall,
  type Plan,
  type QualityCheck,
  type QualityThresholds,
  type ScheduleQuality,
  type WallSecond,
  wallOfDay,
} from '@chartroom/engine';
import { type Answer, may, type Tx } from '../../../platform/index.ts';
import {
  placeOf,
  projectsWith,
  todayIn,
  visibleProject,
  type WholePlan,
  wholePlan,
} from '../../../register/index.ts';
import { commandsOf } from './fix-commands.ts';
import { limitsInForce } from './limits.ts';
import { loadPlanned } from './store.ts';

type QualityAnswer = Answer<Api['getScheduleQuality']>;

/** Most tasks that are named with one check. */
const mostTasks = 200;

const lastSecond = (day: string): WallSecond => (wallOfDay(asDay(day)) + 86_399) as WallSecond;

interface Assessing {
  readonly thresholds: QualityThresholds;
  readonly today: string;
  readonly fixes: boolean;
}

/** A plan by the fourteen checks, as of its status date, else of the end of today. */
function assess({ plan, schedule }: WholePlan, { thresholds, today, fixes }: Assessing): ScheduleQuality {
  const status = plan.header.statusDate ?? lastSecond(today);
  return assessSchedule(plan, schedule, { thresholds, status, fixes });
}

function checkView({ offenders, ...check }: QualityCheck, plan: Plan, names: ReadonlyMap<number, string>) {
  return {
    ...check,
    tasks: offenders.slice(0, mostTasks).map(({ uid, predUid, detail, fix }) => ({
      uid,
      name: names.get(uid) ?? '',
      predUid: predUid ?? null,
      detail,
      fix: fix ? { label: fix.label, commands: [...commandsOf(plan, fix.edits)] } : null,
    })),
    taskCount: offenders.length,
  };
}

/** The fourteen checks of one plan. */
export async function scheduleQuality(
  tx: Tx,
  { params }: Input<Api['getScheduleQuality']>,
): Promise<QualityAnswer> {
  const project = await visibleProject(tx, params.project);
  const whole = await wholePlan(tx, project.id);
  const limits = await limitsInForce(tx);
  const today = await todayIn(tx);
  const { checks, ...sums } = assess(whole, { thresholds: limits.limits, today, fixes: true });
  const names = new Map(whole.plan.tasks.map(t => [t.uid, t.name]));
  const held = whole.plan.header.statusDate;
  return {
    project: { id: params.project, key: whole.key, name: whole.name },
    version: whole.version,
    statusDay: held === undefined ? today : dayOfWall(held),
    limitsVersion: limits.version,
    ...sums,
    checks: checks.map(c => checkView(c, whole.plan, names)),
    may: { fix: may(tx.actor, 'plan.edit', placeOf(project)) },
  };
}

type ListedQuality = Answer<Api['listScheduleQuality']>['items'][number];

/** The plans of projects that the actor may see, a page at a time. */
export async function listQuality(
  tx: Tx,
  { query }: Input<Api['listScheduleQuality']>,
): Promise<Answer<Api['listScheduleQuality']>> {
  const visible = projectsWith(tx.actor, 'project.read');
  const { limit, cursor = '' } = query;
  const rows = await loadPlanned(tx, visible, { after: cursor, limit: limit + 1 });
  const thresholds = (await limitsInForce(tx)).limits;
  const today = await todayIn(tx);
  const items: ListedQuality[] = [];
  for (const row of rows.slice(0, limit)) {
    const whole = await wholePlan(tx, row.id);
    const { checks, ...sums } = assess(whole, { thresholds, today, fixes: false });
    items.push({
      project: { id: row.id, key: whole.key, name: whole.name },
      version: whole.version,
      taskCount: row.taskCount,
      ...sums,
      outcomes: checks.map(({ id, outcome }) => ({ id, outcome })),
    });
  }
  return {
    items,
    nextCursor: rows.length > limit ? (items.at(-1)?.project.key ?? null) : null,
    total: rows[0]?.total ?? 0,
  };
}
