import { schedule } from '@chartroom/engine';
import { generatePlan } from '../schedule/generate.ts';

/** One row of a generated plan with its dates, as any chart takes it. */
export interface Row {
  readonly id: number;
  readonly name: string;
  readonly summary: boolean;
  readonly parent: number;
  readonly start: Date;
  readonly end: Date;
  readonly days: number;
}

export interface Rows {
  readonly rows: readonly Row[];
  readonly links: readonly {
    readonly id: number;
    readonly from: number;
    readonly to: number;
    readonly type: string;
  }[];
}

/** The same generated plan for every chart, with the dates our engine gives it. */
export function generateRows(count: number): Rows {
  const plan = generatePlan(count);
  const { result } = schedule(plan, { contradictions: false });
  let phase = 0;
  const rows = plan.tasks.map((task): Row => {
    const summary = task.outlineLevel === 1;
    if (summary) phase = task.uid;
    const at = result.task(task.uid);
    const [start, end] = [(at?.start ?? 0) * 1000, (at?.finish ?? 0) * 1000];
    return {
      id: task.uid,
      name: task.name,
      summary,
      parent: summary ? 0 : phase,
      start: new Date(start),
      end: new Date(end),
      days: Math.max(1, Math.round((end - start) / 86_400_000)),
    };
  });
  const links = plan.links.map((l, i) => ({ id: i + 1, from: l.predUid, to: l.succUid, type: l.type }));
  return { rows, links };
}
