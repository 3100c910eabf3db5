import type { Tx } from '../../../../platform/index.ts';
import { waitingFor } from './store/answers.ts';

/** Self-assessments that audits in fieldwork ask of somebody and that are not begun. */
export async function selfAssessmentsOf(tx: Tx, manager: string) {
  return (await waitingFor(tx, manager)).map(({ auditId, audit, until, id, key, name }) => ({
    audit: { id: auditId, title: audit },
    project: { id, key, name },
    until,
  }));
}
