import { record, type Scheduled, type Tx } from '../../../platform/index.ts';
import { todayIn } from '../../../register/index.ts';
import { markDue } from './store/retention.ts';

async function markWhatIsDue(tx: Tx): Promise<void> {
  for (const { recordId, projectId, atEnd } of await markDue(tx, await todayIn(tx)))
    record(tx, {
      name: 'governance.record.due',
      subject: { kind: 'record', id: recordId },
      projectId,
      after: { atEnd },
    });
}

/** Marks by the clock which records have been kept long enough; to dispose of them stays with people. */
export const recordsDueByTheClock: Scheduled = { name: 'records-due', run: markWhatIsDue };
