import type {
  CriterionKind,
  CriterionState,
  DeliverableState,
  GateDecision,
  PmoType,
  Strength,
} from '@chartroom/contract';
import { gateDecisions } from '@chartroom/contract';
import { doesUnder } from '../../audits/policy.ts';

/** What a judged criterion, a deliverable or an overdue condition does to a go, by the kind of PMO. */
const byType: Readonly<Record<PmoType, Strength>> = {
  supportive: 'advise',
  controlling: 'waiver',
  directive: 'block',
};

export const partDoes = (type: PmoType, inForce: boolean): Strength =>
  doesUnder(byType, { type, own: null }, inForce);

/** Something that is asked at a gate, and whether it stands. */
export interface Asked {
  readonly name: string;
  readonly stands: boolean;
  readonly does: Strength;
}

/** A control or a field that does not apply asks nothing; what nobody has judged does not stand. */
export const criterionStands = (kind: CriterionKind, state: CriterionState): boolean =>
  state === 'met' || state === 'waived' || (kind !== 'judged' && state === 'none');

export const deliverableStands = (state: DeliverableState): boolean =>
  state === 'approved' || state === 'not-needed';

const few = (names: readonly string[]): string =>
  names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');

/**
 * Which decisions may be recorded. Where the PMO advises, all. Where it wants a waiver, a go wants all to stand or to be
 * waived, and a go with conditions may carry the rest. What blocks lets neither pass.
 */
export function outcomesOf(
  asked: readonly Asked[],
): readonly { readonly decision: GateDecision; readonly allowed: boolean; readonly why: string }[] {
  const open = asked.filter(a => !a.stands);
  const blocks = open.filter(a => a.does === 'block').map(a => a.name);
  const waivers = open.filter(a => a.does === 'waiver').map(a => a.name);
  const against = (decision: GateDecision): string => {
    if (decision !== 'go' && decision !== 'go-with-conditions') return '';
    if (blocks.length > 0) return `Mend first: ${few(blocks)}.`;
    if (decision === 'go' && waivers.length > 0) return `Waive, or go with conditions: ${few(waivers)}.`;
    return '';
  };
  return gateDecisions.map(decision => {
    const why = against(decision);
    return { decision, allowed: why === '', why };
  });
}

/** Whether a vote says other than what was decided. */
export const dissents = (choice: 'for' | 'against' | 'abstain', decision: GateDecision): boolean =>
  decision === 'go' || decision === 'go-with-conditions' ? choice === 'against' : choice === 'for';
