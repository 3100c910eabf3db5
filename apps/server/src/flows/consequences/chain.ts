import type { ChainStep } from '@chartroom/contract';
import type { PathStep, Plan, Schedule } from '@chartroom/engine';
import type { SeenProject } from './store.ts';

/** What a chain is told with. */
export interface Telling {
  readonly plans: ReadonlyMap<string, Plan>;
  readonly schedules: ReadonlyMap<string, Schedule>;
  readonly seen: ReadonlyMap<string, SeenProject>;
}

const by = (text: string | undefined): ChainStep['by'] => {
  switch (text) {
    case 'FS':
    case 'SS':
    case 'FF':
    case 'SF':
    case 'in':
      return text;
    default:
      return null;
  }
};

/** A chain of tasks in words; steps in projects that may not be seen are left out. */
export function chainOf(path: readonly PathStep[], { plans, schedules, seen }: Telling): ChainStep[] {
  return path.flatMap(step => {
    const project = seen.get(step.plan);
    const plan = plans.get(step.plan);
    const at = schedules.get(step.plan)?.task(step.uid);
    const task = plan?.tasks.find(t => t.uid === step.uid);
    if (!project || !plan || !at || !task) return [];
    const day = (plan.header.minutesPerDay ?? 480) * 60;
    return [
      {
        project: { id: project.id, key: project.key, name: project.name } as ChainStep['project'],
        task: { uid: step.uid, name: task.name },
        start: at.start,
        finish: at.finish,
        totalSlackDays: Math.round((at.totalSlackSec / day) * 100) / 100,
        by: by(step.by),
      },
    ];
  });
}
