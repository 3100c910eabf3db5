import type { FieldCell } from '@chartroom/contract';
import { may, readOrganisation, type Tx } from '../../platform/index.ts';
import { todayIn } from '../organisation/today.ts';
import { fieldCatalogue } from './catalogue.ts';
import { cellsOf } from './cells.ts';
import type { OtherEntity } from './definition.ts';
import type { OtherSubject } from './inputs.ts';
import { loadSubjects, type SubjectRow, type WhichSubjects } from './store/values.ts';

/** Something that is no project, as formulas read it. */
export type Subject = SubjectRow & OtherSubject;

/** Things of a kind with their fields, by name; who asks has found out that they may be seen. */
export async function subjectsOf(
  tx: Tx,
  entity: OtherEntity,
  which: WhichSubjects,
): Promise<readonly Subject[]> {
  const { currency } = await readOrganisation(tx);
  return (await loadSubjects(tx, entity, which)).map(row => ({ ...row, currency }));
}

/** What is shown of one field of everything of a kind, by id, as far as the actor may see it; for filters and orders. */
export async function cellsOfAll(
  tx: Tx,
  entity: OtherEntity,
  key: string,
): Promise<Readonly<Record<string, FieldCell>>> {
  const catalogue = await fieldCatalogue(tx, entity);
  const day = await todayIn(tx);
  const all = await subjectsOf(tx, entity, { ids: 'all' });
  return Object.fromEntries(
    all.flatMap(row => {
      const cell = cellsOf({ catalogue, row, day }, may(tx.actor, 'money.read', row.place))[key];
      return cell === undefined || typeof cell === 'object' ? [] : [[row.id, cell]];
    }),
  );
}
