import type { DocumentRow } from './store/documents.ts';

/** Who decides on a document, and why they do. */
export interface Decider {
  readonly id: string;
  readonly name: string;
  readonly why: 'approver' | 'deputy' | 'escalated';
}

/** Nobody decides on what they wrote or handed in. */
export const wrote = (d: Pick<DocumentRow, 'writers' | 'submittedBy'>, person: string | null): boolean =>
  person !== null && (d.writers.includes(person) || d.submittedBy === person);

/** Whether somebody decides now: the one whose turn it is, or, beside a deputy, the approver themselves. */
export const mayDecide = (d: DocumentRow, deciders: readonly Decider[], person: string | null): boolean =>
  d.state === 'in-review' && !wrote(d, person) && deciders.some(x => x.id === person);
