import type { Tx } from '../../platform/index.ts';
import { addMilestones, changeMilestones, type MilestoneRecord } from '../../register/index.ts';
import type { DemoGate } from './records.ts';

/** A gate of a project that has its id. */
export interface GateOf {
  readonly projectId: string;
  readonly gate: DemoGate;
}

/** Adds the gates of projects when first told of them, and changes them from then on; day by day, all projects at once. */
export function gateKeeper() {
  const known = new Map<string, MilestoneRecord>();
  const keyOf = (m: { readonly projectId: string; readonly name: string }) => `${m.projectId} ${m.name}`;
  const tell = async (tx: Tx, told: readonly GateOf[]): Promise<void> => {
    const days = [...Map.groupBy(told, t => t.gate.from)].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [day, some] of days) {
      const records = some.map(recordOf);
      const fresh = records.filter(r => !known.has(keyOf(r)));
      const changes = records.flatMap(r => {
        const before = known.get(keyOf(r));
        const { forecast, baseline, actual } = r;
        return before ? [{ before, after: { ...before, forecast, baseline, actual } }] : [];
      });
      const ids = await addMilestones(tx, day, fresh);
      await changeMilestones(tx, { validFrom: day }, changes);
      fresh.forEach((m, i) => {
        known.set(keyOf(m), { ...m, id: ids[i] ?? '', present: true, version: 1 });
      });
      for (const { after } of changes) known.set(keyOf(after), { ...after, version: after.version + 1 });
    }
  };
  return { tell };
}

const recordOf = ({ projectId, gate: { name, baseline, forecast, actual } }: GateOf) =>
  ({
    ...{ projectId, name, baseline, forecast, actual },
    kind: 'gate',
    externalKey: null,
    costBaselineMinor: null,
    statusSaid: null,
  }) as const;
