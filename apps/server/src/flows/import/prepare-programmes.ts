import type { ImportMapping } from '@chartroom/contract';
import type { Tx } from '../../platform/index.ts';
import { addProgrammes, setFields } from '../../register/index.ts';
import { loadAddedFields } from './added-fields.ts';
import { checkNames } from './check-names.ts';
import { inTurns } from './in-turns.ts';
import { ensureNames, loadNames, programmeKey } from './names.ts';
import { planProgrammes } from './plan-programmes.ts';
import type { Prepared } from './prepared.ts';
import type { ReadRow } from './read-row.ts';

/** Prepares an import of programmes. */
export async function prepareProgrammes(
  tx: Tx,
  mapping: ImportMapping,
  read: readonly ReadRow[],
): Promise<Prepared> {
  const names = await loadNames(tx, mapping);
  const rows = await inTurns(checkNames(tx, read, { mapping, names }));
  const added = await loadAddedFields(tx, 'programmes');
  const plan = planProgrammes(mapping, rows, { names, added });
  return {
    rows,
    counts: { ...plan.counts, updated: 0, reports: 0, left: 0, returned: 0 },
    diff: plan.diff,
    apply: async ({ progress }) => {
      const { additions } = planProgrammes(mapping, rows, {
        names: await ensureNames(tx, mapping, rows),
        added,
      });
      await progress(0.5, `Adding ${additions.length} programmes`);
      const ids = await addProgrammes(
        tx,
        additions.map(({ row: _, fields: __, externalKey, ...a }) => ({
          ...a,
          externalKey: externalKey === null ? null : programmeKey(mapping.source, externalKey),
        })),
      );
      await setFields(
        tx,
        'programme',
        additions.map(({ row, fields, portfolioId }, i) => {
          const subject = ids[i] ?? '';
          const here = { programmeId: subject, portfolioId };
          return { subject, here, set: fields, path: `rows.${row}` };
        }),
      );
    },
  };
}
