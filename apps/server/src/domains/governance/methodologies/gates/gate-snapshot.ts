import type { Api, Input } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  canonicalJson,
  contentHash,
  may,
  type Tx,
} from '../../../../platform/index.ts';
import { placeOf } from '../../../../register/index.ts';
import { type Evidence, shownTo } from './gate-evidence.ts';
import type { OpenedGate } from './gate-page.ts';
import { visibleGate } from './gate-page.ts';
import { loadDecision } from './store/gate-changes.ts';

/** What is kept of a decision: who decided what, on which evidence, against whom. */
export interface Snapshot {
  readonly evidence: Evidence;
  readonly [part: string]: unknown;
}

/** The evidence, votes and decision as canonical JSON with its hash. */
export function takeSnapshot(
  { gate, project, seats }: OpenedGate,
  { evidence, ...said }: { readonly evidence: Evidence; readonly decision: unknown },
): { readonly snapshot: string; readonly hash: string } {
  const { id, key, name, unit, manager, sponsor } = project;
  const content: Snapshot = {
    gate: {
      id: gate.id,
      name: gate.name,
      round: gate.round,
      openedAt: gate.openedAt,
      decideBy: gate.decideBy,
    },
    standard: { code: gate.standardCode, name: gate.standardName, version: gate.standardVersion },
    milestone: { id: gate.milestoneId, baseline: gate.baseline, forecast: gate.forecast },
    project: { id, key, name, unit, manager, sponsor },
    quorum: gate.quorum,
    approvers: seats,
    evidence,
    ...said,
  };
  return { snapshot: canonicalJson(content), hash: contentHash(content) };
}

export const readSnapshot = (text: string): Snapshot => JSON.parse(text) as Snapshot;

/** The evidence as it was kept; without money for who may not see it. */
export async function gateSnapshot(
  tx: Tx,
  { params }: Input<Api['getGateSnapshot']>,
): Promise<Answer<Api['getGateSnapshot']>> {
  const { project, gate } = await visibleGate(tx, params.gate);
  const decided = await loadDecision(tx, gate.id);
  if (!decided) throw new AppError('not_found', 'This gate is not decided; there is no snapshot yet.');
  const content = readSnapshot(decided.snapshot);
  return {
    hash: decided.hash,
    takenAt: decided.decidedAt,
    intact: contentHash(content) === decided.hash,
    withheld: !may(tx.actor, 'money.read', placeOf(project)),
    content: { ...content, evidence: shownTo(tx, content.evidence, project) },
  };
}
