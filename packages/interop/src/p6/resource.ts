import type { PlanAssignment, PlanResource, RateRow, RateTable } from '@chartroom/engine';
import type { Report } from '../loss/loss.ts';
import { rateTableNumbers } from '../mspdi/codes.ts';
import type { P6Assignment, P6Resource } from './model.ts';

const sec = (hours: number | undefined) => (hours === undefined ? undefined : Math.round(hours * 3600));

/** Numbers that the plan gives to what Primavera names by its own ids. */
export interface Numbers {
  readonly task: ReadonlyMap<string, number>;
  readonly calendar: ReadonlyMap<string, number>;
  /** Of resources by id, and of roles by `role ` and id. */
  readonly resource: ReadonlyMap<string, number>;
  readonly digits: number;
}

function rateTables(r: P6Resource, digits: number): readonly RateTable[] {
  const sorted = r.rates.toSorted((a, b) => (a.from ?? 0) - (b.from ?? 0));
  const per = r.type === 'material' ? 'unit' : 'hour';
  return rateTableNumbers.flatMap(table => {
    const rows = sorted.flatMap((rate, i): readonly RateRow[] => {
      const price = rate.prices[table];
      if (price === undefined || price === 0) return [];
      const amountMinor = Number((price * 10 ** digits).toPrecision(15));
      return [
        { from: i === 0 ? undefined : rate.from, to: sorted[i + 1]?.from, standard: { amountMinor, per } },
      ];
    });
    return rows.length > 0 ? [{ table, rows }] : [];
  });
}

/** A resource or a role; a role is a generic resource. */
export function resourceOf(r: P6Resource, numbers: Numbers, to: Report): PlanResource {
  if (r.type === 'nonlabor') {
    to.lose(
      { element: 'Resource/type', kind: 'changed', reason: 'equipment is kept as a work resource' },
      r.name,
    );
  }
  const uid = numbers.resource.get(r.role ? `role ${r.id}` : r.id) ?? 0;
  const max = r.rates.find(rate => rate.maxUnits !== undefined && rate.maxUnits > 0)?.maxUnits;
  return {
    uid,
    id: uid,
    name: r.name,
    kind: r.type === 'material' ? 'material' : 'work',
    code: r.code,
    email: r.email,
    generic: r.role ? true : undefined,
    calendarUid: r.calendarId === undefined ? undefined : numbers.calendar.get(r.calendarId),
    maxUnits: max,
    materialLabel: r.unit,
    rates: rateTables(r, numbers.digits),
    notes: r.notes,
  };
}

/** One resource or role on one activity; null when the activity is missing. */
export function assignmentOf(
  a: P6Assignment,
  uid: number,
  context: { readonly numbers: Numbers; readonly material: ReadonlySet<number> },
): PlanAssignment | null {
  const { numbers, material } = context;
  const taskUid = numbers.task.get(a.activityId);
  const key = a.resourceId ?? (a.roleId === undefined ? undefined : `role ${a.roleId}`);
  const resourceUid = key === undefined ? undefined : numbers.resource.get(key);
  if (taskUid === undefined) return null;
  const minor = (cost: number | undefined) =>
    cost === undefined ? undefined : Math.round(cost * 10 ** numbers.digits);
  const remaining =
    a.remainingHours ??
    (a.plannedHours === undefined ? undefined : Math.max(0, a.plannedHours - (a.actualHours ?? 0)));
  const total = remaining === undefined ? a.actualHours : remaining + (a.actualHours ?? 0);
  const quantity = resourceUid !== undefined && material.has(resourceUid);
  const cost =
    a.actualCost === undefined && a.remainingCost === undefined
      ? a.plannedCost
      : (a.actualCost ?? 0) + (a.remainingCost ?? 0);
  return {
    uid,
    taskUid,
    resourceUid,
    units: quantity ? (total ?? 0) : (a.unitsPerHour ?? 1),
    workSec: quantity ? undefined : sec(total),
    actualWorkSec: quantity ? undefined : sec(a.actualHours),
    actualOvertimeWorkSec: quantity ? undefined : sec(a.overtimeHours || undefined),
    remainingWorkSec: quantity ? undefined : sec(remaining),
    delaySec: sec(a.lagHours) || undefined,
    actualStart: a.actualStart,
    actualFinish: a.actualFinish,
    rateTable: a.rate === undefined || a.rate === 0 ? undefined : rateTableNumbers[a.rate],
    actualCostMinor: minor(a.actualCost),
    stored: { start: a.start, finish: a.finish, costMinor: minor(cost) },
  };
}
