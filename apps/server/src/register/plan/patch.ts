import type { PlanPatch } from '@chartroom/contract';
import type { Plan } from '@chartroom/engine';
import { few, type RowChange, rowIn, rowsByKey } from './changes.ts';

const money: readonly string[] = ['fixedCostMinor', 'actualCostMinor', 'costMinor', 'rates'];

/** A row without what only who may see money sees. */
export function withoutMoney(row: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !money.includes(name)));
}

/** What a copy has to take in after changes: each row that was touched, as it is now. */
export function patchOf(plan: Plan, changes: readonly RowChange[], seesMoney: boolean): PlanPatch {
  const touched = new Map(changes.map(c => [`${c.of} ${c.key}`, c]));
  const kinds = Map.groupBy(touched.values(), c => c.of);
  const rows = [...kinds].flatMap(([of, list]) => {
    const all = list.length > few ? rowsByKey(plan, of) : null;
    return list.map(({ key }) => {
      const row = all ? (all.get(key) ?? null) : rowIn(plan, { of, key });
      return { of, key, row: row === null ? null : seesMoney ? { ...row } : withoutMoney(row) };
    });
  });
  const placed = changes.some(c => c.of === 'task' && (c.place || c.before === null || c.after === null));
  return { rows, order: placed ? plan.tasks.map(t => t.uid) : null };
}
