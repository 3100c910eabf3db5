import type { CriterionState } from '@chartroom/contract';
import type { Tx } from '../../../../platform/index.ts';
import { fieldCatalogue, type NamedProject } from '../../../../register/index.ts';
import { followedBy } from '../followed.ts';
import type { CriterionRow } from './store/gates.ts';

/** How a field stands that a gate asks for. */
export interface FieldCriterion {
  readonly state: Extract<CriterionState, 'met' | 'not-met' | 'none'>;
  readonly readsMoney: boolean;
}

/**
 * The fields that a gate asks for, by key: met when filled; none when retired, left out by agreement, or said in the method
 * of the project not to apply.
 */
export async function gateFields(
  tx: Tx,
  { project, today }: { readonly project: Pick<NamedProject, 'id' | 'fields'>; readonly today: string },
  criteria: readonly CriterionRow[],
): Promise<ReadonlyMap<string, FieldCriterion>> {
  const keys = criteria.flatMap(c => (c.kind === 'field' && c.code !== null ? [c.code] : []));
  if (keys.length === 0) return new Map();
  const { byKey, money } = await fieldCatalogue(tx);
  const followed = await followedBy(tx, project, today);
  const stateOf = (key: string): FieldCriterion['state'] => {
    if ((project.fields[key] ?? null) !== null) return 'met';
    const step = followed?.steps.find(s => s.field === key);
    const off = step && (step.leftOut !== null || followed?.states.get(step.step) === 'not-applicable');
    return off === true || byKey.get(key)?.retired !== false ? 'none' : 'not-met';
  };
  return new Map(keys.map(key => [key, { state: stateOf(key), readsMoney: money.has(key) }]));
}
