import type { ImportMapping } from '@chartroom/contract';
import type { Tx } from '../../platform/index.ts';
import {
  addMilestones,
  changeMilestones,
  type FieldSetting,
  loadMilestonesEver,
  loadValues,
  setMilestoneFields,
  todayIn,
} from '../../register/index.ts';
import { loadAddedFields } from './added-fields.ts';
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
  const milestones = await loadMilestonesEver(
    tx,
    projects.map(p => p.id),
  );
  const added = await loadAddedFields(tx, 'milestones');
  const values =
    added.catalogue.fields.length === 0
      ? new Map()
      : await loadValues(
          tx,
          'milestone',
          milestones.map(m => m.id),
        );
  const plan = planMilestones(mapping, rows, { projects, milestones, added, values });
  const places = new Map(projects.map(p => [p.id, p.place]));
  return {
    rows,
    counts: { ...plan.counts, reports: 0, left: 0 },
    diff: plan.diff,
    apply: async ({ progress }) => {
      await progress(0.5, `Adding ${plan.additions.length} key dates, changing ${plan.changes.length}`);
      const validFrom = rows.find(r => r.day !== null)?.day ?? (await todayIn(tx));
      const ids = await addMilestones(
        tx,
        validFrom,
        plan.additions.map(({ set: _, ...m }) => m),
      );
      await changeMilestones(
        tx,
        { validFrom },
        plan.changes.map(({ before, after: { set: _, ...after } }) => ({ before, after })),
      );
      const change = (
        subject: string,
        { projectId, set }: { readonly projectId: string; readonly set: FieldSetting },
      ) => ({
        ...{ subject, projectId, set, path: 'fields' },
        here: places.get(projectId) ?? {},
      });
      await setMilestoneFields(tx, [
        ...plan.additions.map((m, i) => change(ids[i] ?? '', m)),
        ...plan.changes.map(({ after }) => change(after.id, after)),
      ]);
    },
  };
}
