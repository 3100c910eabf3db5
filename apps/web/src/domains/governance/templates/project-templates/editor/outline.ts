import type { TemplateTask } from '@chartroom/contract';

/** Rows of an outline that are edited as a list. */
type Tasks = readonly TemplateTask[];

const deepest = 6;

/** The first row after one and all that lie below it. */
function endOf(tasks: Tasks, at: number): number {
  const level = tasks[at]?.level ?? 0;
  const end = tasks.findIndex((t, i) => i > at && t.level <= level);
  return end < 0 ? tasks.length : end;
}

/** Moves a task with all below it past the one before or after it at its level; the same where there is none. */
export function moveTask(tasks: Tasks, at: number, by: -1 | 1): Tasks {
  const level = tasks[at]?.level ?? 0;
  const end = endOf(tasks, at);
  if (by === 1) {
    if (tasks[end]?.level !== level) return tasks;
    const next = endOf(tasks, end);
    return [...tasks.slice(0, at), ...tasks.slice(end, next), ...tasks.slice(at, end), ...tasks.slice(next)];
  }
  const before = tasks.findLastIndex((t, i) => i < at && t.level <= level);
  if (before < 0 || tasks[before]?.level !== level) return tasks;
  return [
    ...tasks.slice(0, before),
    ...tasks.slice(at, end),
    ...tasks.slice(before, at),
    ...tasks.slice(end),
  ];
}

/** Moves a task with all below it a level in or out; the same where that would make a gap. */
export function shiftTask(tasks: Tasks, at: number, by: -1 | 1): Tasks {
  const task = tasks[at];
  if (task === undefined) return tasks;
  const end = endOf(tasks, at);
  const block = tasks.slice(at, end);
  const most = Math.min(deepest, (tasks[at - 1]?.level ?? 0) + 1);
  const level = task.level + by;
  if (level < 1 || level > most || block.some(t => t.level + by > deepest)) return tasks;
  return [...tasks.slice(0, at), ...block.map(t => ({ ...t, level: t.level + by })), ...tasks.slice(end)];
}

/** Takes a task away: what was below it comes up a level, and nothing follows from it any more. */
export function removeTask(tasks: Tasks, at: number): Tasks {
  const gone = tasks[at];
  const end = endOf(tasks, at);
  return tasks.flatMap((t, i) => {
    if (i === at) return [];
    const links = t.links.filter(l => l.to !== gone?.id);
    return [{ ...t, level: i > at && i < end ? t.level - 1 : t.level, links }];
  });
}
