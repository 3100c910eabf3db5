import type { Project } from '@chartroom/contract';
import { changedFields, type ProjectField, type ProjectValues } from '../project-form.ts';

/** Mine over theirs, and the fields in which both changed the same to different values. */
export interface Merged {
  readonly merged: ProjectValues;
  readonly conflicts: readonly ProjectField[];
}
export interface Merge extends Merged {
  readonly theirs: Project;
}

/** Merges by field: what I changed from what I read, over what stands there now. */
export function mergeOf(read: ProjectValues, mine: ProjectValues, theirs: ProjectValues): Merged {
  const changed = changedFields(read, mine);
  const changedMeanwhile = new Set(changedFields(read, theirs));
  const differing = new Set(changedFields(mine, theirs));
  return {
    merged: { ...theirs, ...Object.fromEntries(changed.map(field => [field, mine[field]])) },
    conflicts: changed.filter(field => changedMeanwhile.has(field) && differing.has(field)),
  };
}
