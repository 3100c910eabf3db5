import type { ImportMapping } from '@chartroom/contract';
import type { Tx } from '../../platform/index.ts';
import { addMilestones, changeMilestones, loadMilestones, todayIn } from '../../register/index.ts';
import { loadKnown } from './load-known.ts';
import { checkMilestones, planMilestones } from './plan-milestones.ts';
import type { Prepared } from './prepared.ts';
import type { ReadRow } from './read-row.ts';

/** Prepares an import of key dates of projects that are there. */
export async function prepareMilestones(
  tx: Tx,
  mapping: ImportMapping,
  read: readonly ReadRow[],
): Promise<Prepared> {
  const projects = await loadKnown(tx, mapping, read);
  const rows = checkMilestones(mapping, read, projects);
  const milestones = await loadMilestones(
    tx,
    projects.map(p => p.id),
  );
  const plan = planMilestones(mapping, rows, { projects, milestones });
  return {
    rows,
    counts: { ...plan.counts, reports: 0, left: 0, returned: 0 },
    diff: plan.diff,
    apply: async ({ progress }) => {
      await progress(0.5, `Adding ${plan.additions.length} key dates, changing ${plan.changes.length}`);
      const validFrom = rows.find(r => r.day !== null)?.day ?? (await todayIn(tx));
      await addMilestones(tx, validFrom, plan.additions);
      await changeMilestones(tx, { validFrom }, plan.changes);
    },
  };
}
