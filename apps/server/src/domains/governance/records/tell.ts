import { type Tx, tellOutside } from '../../../platform/index.ts';
import { numberOf } from './record-view.ts';
import { loadToTell } from './store/tell.ts';

/** The webhook of the records system. */
export const purpose = 'records';

/** Tells the records system what happened to a record. */
export async function tellOfRecord(
  tx: Tx,
  event: 'record.archived' | 'record.disposed',
  id: string,
): Promise<void> {
  const { number, ...rest } = await loadToTell(tx, id);
  await tellOutside(tx, { purpose, event, content: { record: { number: numberOf(number), ...rest } } });
}

interface Hold {
  readonly id: string;
  readonly project: { readonly key: string; readonly name: string };
  readonly record: { readonly id: string; readonly number: string } | null;
  readonly matter: string;
  readonly reason: string;
  readonly lifted: { readonly at: string; readonly reason: string } | null;
}

/** Tells the records system of a hold. */
export async function tellOfHold(tx: Tx, event: 'hold.placed' | 'hold.lifted', h: Hold): Promise<void> {
  const { id, matter, reason } = h;
  const hold = {
    ...{ id, matter, reason, lifted: h.lifted === null ? null : { reason: h.lifted.reason } },
    project: { key: h.project.key, name: h.project.name },
    record: h.record === null ? null : { id: h.record.id, number: h.record.number },
  };
  await tellOutside(tx, { purpose, event, content: { hold } });
}
