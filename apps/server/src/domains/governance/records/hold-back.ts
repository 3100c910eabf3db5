import { AppError, type PendingEvent, type Tx } from '../../../platform/index.ts';
import { isHeldWith } from './store/holds.ts';

/** Refuses to make somebody anonymous who has to do with a project under a legal hold. */
export async function holdBackAnonymising(tx: Tx, events: readonly PendingEvent[]): Promise<void> {
  const left = events.filter(e => e.name === 'register.role.withdrawn');
  for (const { subject } of events.filter(e => e.name === 'register.person.anonymised')) {
    // The roles were taken back a moment ago, in the same transaction.
    const projects = left.flatMap(e => (e.subject.id === subject.id && e.projectId ? [e.projectId] : []));
    if (await isHeldWith(tx, subject.id, projects))
      throw new AppError(
        'conflict',
        'This person has to do with a project under a legal hold, so who they are is kept until it is lifted.',
      );
  }
}
