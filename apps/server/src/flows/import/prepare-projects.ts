import type { ImportMapping, Permission } from '@chartroom/contract';
import { loadScales } from '../../domains/monitoring/index.ts';
import { AppError, may, type Place, type Tx } from '../../platform/index.ts';
import { type Attributes, findProjects } from '../../register/index.ts';
import { loadAddedFields } from './added-fields.ts';
import { applyProjects } from './apply-projects.ts';
import { checkKnown } from './check-known.ts';
import { checkNames } from './check-names.ts';
import { scaleChooser } from './choose-scale.ts';
import { projectDiff } from './diff.ts';
import { inTurns } from './in-turns.ts';
import type { KnownProject } from './known.ts';
import { loadKnown } from './load-known.ts';
import { ensureNames, loadNames } from './names.ts';
import { saidBy } from './overlay.ts';
import { type PlanInput, planProjects } from './plan-projects.ts';
import type { Prepared } from './prepared.ts';
import type { ReadRow } from './read-row.ts';

const shown = 200;

/** Whether somebody may have a project where a row puts it, judged as when it is added or moved by hand. */
function mayPut(
  tx: Tx,
  act: Permission,
  { place, to }: { readonly place: Place; readonly to: Partial<Attributes> },
): boolean {
  const there = {
    ...place,
    unitId: to.unitId ?? place.unitId ?? null,
    portfolioId: to.portfolioId ?? place.portfolioId ?? null,
    programmeId: to.programmeId ?? place.programmeId ?? null,
  };
  return may(tx.actor, 'import.run', there) && may(tx.actor, act, there);
}

/** The keys of rows that are given in the source; asked where projects are found by name, and keys only kept. */
async function takenKeys(
  tx: Tx,
  mapping: ImportMapping,
  rows: readonly ReadRow[],
): Promise<ReadonlySet<string>> {
  if (mapping.key !== 'name') return new Set();
  const externalKeys = [
    ...new Set(rows.flatMap(({ values: { externalKey: k } }) => (typeof k === 'string' ? [k] : []))),
  ];
  return new Set((await findProjects(tx, { source: mapping.source, externalKeys })).map(p => p.match));
}

/** Prepares an import of projects or of dated reports on them. */
export async function prepareProjects(
  tx: Tx,
  mapping: ImportMapping,
  read: readonly ReadRow[],
): Promise<Prepared> {
  const names = await loadNames(tx, mapping);
  const known = await loadKnown(tx, mapping, read);
  const there = {
    projects: known,
    names,
    taken: await takenKeys(tx, mapping, read),
    mayPut: (row: ReadRow, project: KnownProject | null) =>
      mayPut(tx, project ? 'project.edit' : 'project.create', {
        place: project?.place ?? {},
        to: saidBy(row, mapping, names),
      }),
  };
  const checked = await inTurns(checkKnown(mapping, read, there));
  const rows = await inTurns(checkNames(tx, checked, { mapping, names }));
  let left: Pick<PlanInput, 'rows' | 'known'> = { rows, known };
  const scales = mapping.as === 'reports' ? await loadScales(tx) : [];
  if (mapping.as === 'reports' && scales.length === 0)
    throw new AppError('conflict', 'This organisation has no rating scale to report on. Add one first.');
  const scaleOn = scaleChooser(mapping, rows, scales);
  const plan = await inTurns(planProjects({ mapping, rows, known, names, scaleOn }));
  return {
    rows,
    counts: plan.counts,
    diff: projectDiff(plan, { names, added: await loadAddedFields(tx, 'projects') }, shown),
    apply: async from => {
      const real = await ensureNames(tx, mapping, left.rows);
      // What is not needed to carry out the plan, the rows and what projects were in between, takes no memory meanwhile.
      const planned = planProjects({ mapping, ...left, names: real, scaleOn });
      const { additions, changes, reports } = await inTurns(planned);
      left = { rows: [], known: [] };
      await applyProjects(tx, { additions, changes, reports }, { ...from, mapping });
    },
  };
}
