import { dayIn, readOrganisation, type Tx } from '../../platform/index.ts';

/** Today in the organisation's time zone. */
export async function todayIn(tx: Tx): Promise<string> {
  return dayIn((await readOrganisation(tx)).timeZone, tx.at);
}
