import { invalidField, record, type Tx } from '../../../../platform/index.ts';
import { addMilestones, todayIn } from '../../../../register/index.ts';
import { controlNames } from '../../audits/controls.ts';
import { type Followed, gateCode, type MethodGate, methodGates } from './method-gate.ts';
import { prepareGate } from './prepare-gate.ts';
import { type GateMark, loadGateMarks } from './store/method-gates.ts';

/** What following a method does for one of its gates: adds it, prepares the one that is there, or leaves it alone. */
export interface GatePlan {
  readonly gate: MethodGate;
  readonly does: 'add' | 'prepare' | 'leave';
  readonly mark: GateMark | null;
}

const plain = (name: string): string => name.trim().replaceAll(/\s+/g, ' ').toLowerCase();

/** The gate of a project that stands for one of a method: prepared from it, else the one of its name. */
export function markOf(
  marks: readonly GateMark[],
  {
    method,
    gate,
  }: { readonly method: string; readonly gate: { readonly id: string; readonly name: string } },
): GateMark | null {
  const code = gateCode(method, gate.id);
  return (
    marks.find(m => m.standardCode === code) ?? marks.find(m => plain(m.name) === plain(gate.name)) ?? null
  );
}

/** What following a method would do for each of its gates; nothing that is prepared, open or decided is touched. */
export async function planMethodGates(
  tx: Tx,
  project: string,
  followed: Followed,
): Promise<readonly GatePlan[]> {
  const marks = await loadGateMarks(tx, project);
  return methodGates(followed, await controlNames(tx)).map(gate => {
    const mark = markOf(marks, { method: followed.method.key, gate });
    if (mark === null) return { gate, does: 'add', mark };
    return { gate, does: mark.state === 'unprepared' ? 'prepare' : 'leave', mark };
  });
}

/** The day on which a gate of a method is expected. */
interface GateDay {
  readonly gate: string;
  readonly day: string;
}

/** Days are for gates that are added: one that is there has its own, and is moved where it stands. */
function mustBeAdded(days: readonly GateDay[], fresh: readonly GatePlan[]): void {
  const at = days.findIndex(d => !fresh.some(p => p.gate.id === d.gate));
  if (at >= 0) throw invalidField(`body.gateDays.${at}.gate`, 'No gate of this id is added here.');
}

/**
 * Prepares the gates that the method of a project asks for and that are not prepared yet; those that it adds are expected
 * on the days given. The caller has checked who may.
 */
export async function prepareMethodGates(
  tx: Tx,
  project: string,
  { days = [], ...followed }: Followed & { readonly days?: readonly GateDay[] },
): Promise<void> {
  const plans = (await planMethodGates(tx, project, followed)).filter(p => p.does !== 'leave');
  const fresh = plans.filter(p => p.mark === null);
  mustBeAdded(days, fresh);
  if (plans.length === 0) return;
  const dayOf = new Map(days.map(d => [d.gate, d.day]));
  const rows = fresh.map(({ gate }) => ({
    ...{ projectId: project, name: gate.name, kind: 'gate' as const, externalKey: null, baseline: null },
    ...{ forecast: dayOf.get(gate.id) ?? null, actual: null, costBaselineMinor: null, statusSaid: null },
  }));
  const ids = await addMilestones(tx, await todayIn(tx), rows);
  const added = new Map(fresh.map((p, i) => [p.gate.id, ids[i] ?? '']));
  for (const { gate, mark } of plans) {
    const milestone = { id: mark?.milestoneId ?? added.get(gate.id) ?? '' };
    await prepareGate(tx, { project: { id: project }, milestone, standard: gate.standard });
  }
  record(tx, {
    name: 'governance.method-gates.prepared',
    subject: { kind: 'project', id: project },
    projectId: project,
    before: null,
    after: {
      ...{ method: followed.method.key, number: followed.number, level: followed.level },
      gates: plans.map(p => p.gate.name),
    },
  });
}
