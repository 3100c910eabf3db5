import type { Api, GateContent, Input } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  holdsEverywhere,
  invalidField,
  mustBeCurrent,
  mustHoldEverywhere,
  record,
  type Tx,
} from '../../../../platform/index.ts';
import { controlNames } from '../../audits/controls.ts';
import { shippedStandards } from './gate-catalogue.ts';
import {
  insertStandardVersion,
  loadStandardVersions,
  type StandardVersionRow,
} from './store/gate-standards.ts';

type StandardAnswer = Answer<Api['updateGateStandard']>;

/** What a gate is prepared from: a standard of the organisation, or a gate of a method in the same shape. */
export interface PreparedFrom {
  readonly code: string;
  readonly name: string;
  readonly version: number;
  readonly content: StandardAnswer['content'];
  /** Fields that have to be filled, of a gate of a method. */
  readonly fields?: readonly { readonly key: string; readonly name: string }[];
}

const mostStandards = 60;

function view(
  tx: Tx,
  versions: readonly StandardVersionRow[],
  shipped: (typeof shippedStandards)[number] | undefined,
): StandardAnswer {
  const [newest] = versions;
  const base = newest ?? shipped;
  if (!base) throw new Error('Broken assumption: a standard comes with the product or has a version');
  return {
    code: base.code,
    name: base.name,
    purpose: base.purpose,
    content: base.content,
    retired: newest?.retired ?? false,
    own: shipped === undefined,
    version: newest?.version ?? 1,
    versions: versions.map(v => ({ version: v.version, by: v.changer, at: v.recordedAt, reason: v.reason })),
    may: { edit: holdsEverywhere(tx.actor, 'rule.edit') },
  };
}

async function standards(tx: Tx): Promise<readonly StandardAnswer[]> {
  const byCode = Map.groupBy(await loadStandardVersions(tx), v => v.code);
  const own = [...byCode].filter(([code]) => !shippedStandards.some(s => s.code === code));
  return [
    ...shippedStandards.map(s => view(tx, byCode.get(s.code) ?? [], s)),
    ...own.map(([, versions]) => view(tx, versions, undefined)),
  ];
}

export async function listStandards(tx: Tx): Promise<Answer<Api['listGateStandards']>> {
  return { items: await standards(tx), may: { create: holdsEverywhere(tx.actor, 'rule.edit') } };
}

/** One standard. Throws `not_found`. */
export async function oneStandard(tx: Tx, code: string): Promise<StandardAnswer> {
  const found = (await standards(tx)).find(s => s.code === code);
  if (!found) throw new AppError('not_found', 'There is no such gate standard.');
  return found;
}

/** Refuses what cannot be decided by: no chair or two, a quorum of more than there are, a control that is not there. */
async function mustMakeSense(tx: Tx, content: GateContent): Promise<void> {
  if (content.approvers.filter(a => a.chair).length !== 1)
    throw invalidField('body.content.approvers', 'One role records the decision: mark one as the chair.');
  if (new Set(content.approvers.map(a => a.role)).size !== content.approvers.length)
    throw invalidField('body.content.approvers', 'Name each role once.');
  if (content.quorum > content.approvers.length)
    throw invalidField(
      'body.content.quorum',
      `There are ${content.approvers.length} roles; no more than that can vote.`,
    );
  const names = await controlNames(tx);
  content.criteria.forEach((c, i) => {
    if (c.kind === 'automatic' && !names.has(c.code))
      throw invalidField(`body.content.criteria.${i}.code`, `There is no control ${c.code}.`);
  });
}

export async function createStandard(
  tx: Tx,
  { body }: Input<Api['createGateStandard']>,
): Promise<StandardAnswer> {
  mustHoldEverywhere(tx.actor, 'rule.edit', 'add gate standards');
  const present = await standards(tx);
  if (present.some(s => s.code === body.code))
    throw new AppError('conflict', `There is a standard ${body.code} already. Choose another code.`);
  if (present.length >= mostStandards)
    throw new AppError('conflict', `There are ${mostStandards} standards already. Change one of them.`);
  await mustMakeSense(tx, body.content);
  await insertStandardVersion(tx, { ...body, version: 1, retired: false, reason: 'Added' });
  record(tx, {
    name: 'governance.gate-standard.added',
    subject: { kind: 'gate-standard', id: body.code },
    before: null,
    after: body,
  });
  return oneStandard(tx, body.code);
}

export async function updateStandard(
  tx: Tx,
  { params, body }: Input<Api['updateGateStandard']>,
  version: number,
): Promise<StandardAnswer> {
  mustHoldEverywhere(tx.actor, 'rule.edit', 'change gate standards');
  const before = await oneStandard(tx, params.standard);
  await mustBeCurrent(before.version, version, () => before);
  await mustMakeSense(tx, body.content);
  const { code } = before;
  await insertStandardVersion(tx, { ...body, code, version: before.version + 1 });
  const { name, purpose, content, retired } = before;
  const { reason, ...after } = body;
  record(tx, {
    name: 'governance.gate-standard.changed',
    subject: { kind: 'gate-standard', id: code },
    before: { name, purpose, content, retired },
    after,
    reason,
  });
  return oneStandard(tx, code);
}
