import { sql } from 'kysely';
import type { Tx } from '../../../../../platform/index.ts';

/** An overdue corrective action on a project, whose owner is reminded now. */
export interface OverdueAction {
  readonly id: string;
  readonly what: string;
  readonly due: string;
  readonly ownerId: string;
  readonly projectId: string;
}

/** Days between two reminders of the same action. */
const everyDays = 7;

/**
 * The open actions whose owners are to be reminded today, at most `most`: overdue, and not reminded of within a week.
 * They are marked with it, so that two nodes at once remind once.
 */
export async function takeOverdueActions(
  tx: Tx,
  { today, most }: { readonly today: string; readonly most: number },
): Promise<readonly OverdueAction[]> {
  const { rows } = await sql<OverdueAction>`
    update governance_action a set reminded_on = ${today}::date
    from (select c.id, f.project_id from governance_action c
      join governance_finding f on f.org_id = c.org_id and f.id = c.finding_id
      where c.org_id = ${tx.org} and c.state = 'open' and f.state <> 'closed' and f.project_id is not null
        and c.due < ${today}::date and (c.reminded_on is null or c.reminded_on <= ${today}::date - ${everyDays}::integer)
      order by c.due, c.id limit ${most} for update of c skip locked) o
    where a.org_id = ${tx.org} and a.id = o.id
    returning a.id, a.what, a.due, a.owner_id, o.project_id`.execute(tx.db);
  return rows;
}
