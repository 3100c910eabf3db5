import { AppError, type Tx } from '../../../platform/index.ts';
import { wrote } from './report-view.ts';
import type * as store from './store.ts';

/** The refusal to who would review what they wrote. */
export const ownReport = () =>
  new AppError('forbidden', 'Nobody reviews their own report. Ask somebody else.');

/** Refuses to publish what somebody else has to review, or has to be reviewed by somebody else than the actor. */
export function mustBeReviewed(
  tx: Tx,
  report: store.ReportRecord,
  template: { readonly review: boolean } | null,
): void {
  if (report.state === 'in-review' && wrote(tx, report)) throw ownReport();
  if (report.state === 'draft' && template?.review === true) {
    throw new AppError('conflict', 'Somebody else reviews this report before it is published. Submit it.');
  }
}
