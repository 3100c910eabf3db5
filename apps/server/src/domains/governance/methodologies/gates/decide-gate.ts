import type { Api, Input } from '@chartroom/contract';
import {
  AppError,
  invalidField,
  may,
  mustBeCurrent,
  mustBeFresh,
  record,
  type Tx,
} from '../../../../platform/index.ts';
import {
  changeMilestones,
  loadMilestones,
  personExists,
  placeOf,
  recordFacts,
} from '../../../../register/index.ts';
import { askedOf, type Evidence, evidenceOf } from './gate-evidence.ts';
import {
  type GateAnswer,
  gatePage,
  gateView,
  hashOf,
  type OpenedGate,
  ownSeats,
  visibleGate,
  votedOf,
} from './gate-page.ts';
import { dissents, outcomesOf } from './gate-policy.ts';
import { takeSnapshot } from './gate-snapshot.ts';
import { insertConditions, insertDecision, saveVote, setOpen } from './store/gate-changes.ts';
import { loadConditions } from './store/gate-conditions.ts';
import { insertNextRound } from './store/gates.ts';

type Decide = Input<Api['decideGate']>['body'];

const again = (tx: Tx, gate: string): Promise<GateAnswer> => gatePage(tx, gate);

/** Opens a gate for votes. */
export async function openGate(
  tx: Tx,
  { params, body }: Input<Api['openGate']>,
  version: number,
): Promise<GateAnswer> {
  const opened = await visibleGate(tx, params.gate, true);
  const { gate, project, today, seats } = opened;
  if (!may(tx.actor, 'project.edit', placeOf(project)))
    throw new AppError('forbidden', `You may not open gates of ${project.key}.`);
  await mustBeCurrent(gate.version, version, () => gateView(tx, opened));
  if (gate.state !== 'planned') throw new AppError('conflict', `This gate is ${gate.state} already.`);
  if (body.decideBy !== null && body.decideBy < today)
    throw invalidField('body.decideBy', `Choose ${today} or a later day.`);
  const able = seats.filter(s => s.holders.length > 0).length;
  if (able < gate.quorum)
    throw new AppError(
      'conflict',
      `${gate.quorum} have to vote and only ${able} of the roles have somebody. Name a sponsor, or give the roles first.`,
    );
  await setOpen(tx, gate.id, body);
  record(tx, {
    name: 'governance.gate.opened',
    subject: { kind: 'gate', id: gate.id },
    projectId: project.id,
    before: { state: 'planned' },
    after: {
      ...{ state: 'open', gate: gate.name, decideBy: body.decideBy ?? gate.decideBy },
      approvers: [...new Set(seats.flatMap(s => s.holders.map(h => h.person.id)))],
    },
  });
  return again(tx, gate.id);
}

/** Refuses who may not act at an open gate: a token, who manages the project, who has no part in it. */
function mustDecideHere(tx: Tx, { gate, project, seats }: OpenedGate): void {
  if (tx.actor.kind === 'token') throw new AppError('forbidden', 'Sign in to act at a gate.');
  if (tx.actor.person !== null && tx.actor.person === project.managerId)
    throw new AppError('forbidden', `You manage ${project.key}. Somebody else votes and decides.`);
  if (ownSeats(tx, seats).length === 0 && gate.state !== 'decided')
    throw new AppError('forbidden', 'You have no part in the decision of this gate.');
}

const mustBeOpen = ({ gate }: OpenedGate): void => {
  if (gate.state === 'planned') throw new AppError('conflict', 'This gate is not open yet.');
  if (gate.state === 'decided') throw new AppError('conflict', 'This gate is decided already.');
};

/** Votes in the first of one's parts that nobody else has voted in; a vote may be changed until the decision. */
export async function voteAtGate(
  tx: Tx,
  { params, body }: Input<Api['voteAtGate']>,
  version: number,
): Promise<GateAnswer> {
  const opened = await visibleGate(tx, params.gate, true);
  const { gate, project, seats } = opened;
  mustDecideHere(tx, opened);
  await mustBeCurrent(gate.version, version, () => gateView(tx, opened));
  mustBeOpen(opened);
  if (body.choice === 'against' && body.words === '')
    throw invalidField('body.words', 'Say what speaks against it: it is kept with the decision.');
  mustBeFresh(tx, 'vote');
  const mine = ownSeats(tx, seats);
  const seat =
    seats.find(s => s.vote?.person.id === tx.actor.person) ?? mine.find(s => s.vote === null) ?? null;
  if (!seat)
    throw new AppError(
      'conflict',
      `${mine[0]?.vote?.person.name ?? 'Somebody'} has voted in your part already.`,
    );
  await saveVote(tx, gate.id, { role: seat.role, ...body });
  record(tx, {
    name: 'governance.gate.voted',
    subject: { kind: 'gate', id: gate.id },
    projectId: project.id,
    before: { role: seat.role, choice: seat.vote?.choice ?? null },
    after: { role: seat.role, ...body },
  });
  return again(tx, gate.id);
}

function mustMakeSense({ today }: OpenedGate, body: Decide): void {
  if (body.decidedOn !== undefined && body.decidedOn !== today)
    throw invalidField('body.decidedOn', `A decision is of the day on which it is recorded, ${today}.`);
  const conditional = body.decision === 'go-with-conditions';
  if (conditional && body.conditions.length === 0)
    throw invalidField('body.conditions', 'Name at least one condition, or decide to go.');
  if (!conditional && body.conditions.length > 0)
    throw invalidField('body.conditions', 'Conditions belong to a go with conditions.');
  body.conditions.forEach((c, i) => {
    if (c.due < today) throw invalidField(`body.conditions.${i}.due`, `Choose ${today} or a later day.`);
  });
  const comesAgain = body.decision === 'hold' || body.decision === 'recycle';
  if (body.nextOn !== null && !comesAgain)
    throw invalidField('body.nextOn', 'Only a gate that is held or recycled comes again.');
  if (body.nextOn !== null && body.nextOn <= today)
    throw invalidField('body.nextOn', `Choose a day after today, ${today}.`);
}

async function mustKnowOwners(tx: Tx, body: Decide): Promise<void> {
  for (const [i, c] of body.conditions.entries())
    if (!(await personExists(tx, c.ownerId)))
      throw invalidField(`body.conditions.${i}.ownerId`, 'There is no such person. Choose one of the list.');
}

function mustChair(tx: Tx, opened: OpenedGate): void {
  const { gate, project, seats } = opened;
  if (!ownSeats(tx, seats).some(s => s.chair))
    throw new AppError('forbidden', 'The decision is recorded by who chairs this gate.');
  if (!may(tx.actor, 'money.read', placeOf(project)))
    throw new AppError(
      'forbidden',
      'The evidence holds money that you may not see. Somebody who may has to decide.',
    );
  const voted = votedOf(seats);
  if (voted < gate.quorum)
    throw new AppError('conflict', `${voted} of at least ${gate.quorum} have voted. Wait for the others.`);
}

/** Records the decision with the evidence that it rests on, and what follows from it. */
export async function decideGate(
  tx: Tx,
  { params, body }: Input<Api['decideGate']>,
  version: number,
): Promise<GateAnswer> {
  const opened = await visibleGate(tx, params.gate, true);
  const { gate } = opened;
  await mustKnowOwners(tx, body);
  mustDecideHere(tx, opened);
  await mustBeCurrent(gate.version, version, () => gateView(tx, opened));
  mustBeOpen(opened);
  mustChair(tx, opened);
  mustMakeSense(opened, body);
  const evidence = await evidenceOf(tx, opened);
  if (hashOf(opened, evidence) !== body.evidenceHash)
    throw new AppError('stale', 'The evidence has changed since you read it. Look at it again.', {
      current: await gateView(tx, opened),
    });
  const outcome = outcomesOf(askedOf(evidence)).find(o => o.decision === body.decision);
  if (outcome?.allowed !== true) throw new AppError('conflict', outcome?.why ?? 'This cannot be decided.');
  mustBeFresh(tx, 'record the decision');
  await enact(tx, opened, { body, evidence });
  await follow(tx, opened, body);
  return again(tx, gate.id);
}

/** Keeps a decision with its evidence. The caller has checked that it may be taken. */
export async function enact(
  tx: Tx,
  opened: OpenedGate,
  { body, evidence }: { readonly body: Decide; readonly evidence: Evidence },
): Promise<void> {
  const { gate, project, today, seats } = opened;
  const dissent = seats.flatMap(({ vote }) =>
    vote !== null && dissents(vote.choice, body.decision)
      ? [{ person: vote.person, choice: vote.choice, words: vote.words }]
      : [],
  );
  const { decision, words, conditions, nextOn } = body;
  const said = { decision, words, by: tx.actor.person, at: tx.at, on: today, dissent, conditions, nextOn };
  const { snapshot, hash } = takeSnapshot(opened, { evidence, decision: said });
  await insertDecision(tx, {
    ...{ gateId: gate.id, projectId: project.id, decision, words, decidedOn: today, dissent, snapshot, hash },
    evidenceCount: askedOf(evidence).length,
  });
  const from = (await loadConditions(tx, project.id)).reduce((most, c) => Math.max(most, c.number), 0) + 1;
  await insertConditions(tx, { gateId: gate.id, projectId: project.id, from }, conditions);
  record(tx, {
    name: 'governance.gate.decided',
    subject: { kind: 'gate', id: gate.id },
    projectId: project.id,
    before: { state: 'open' },
    after: { gate: gate.name, round: gate.round, decision, hash, conditions, nextOn },
    reason: words,
  });
}

/** What follows from a decision: the gate is reached, or comes again; a held project is put on hold. All can be undone. */
export async function follow(
  tx: Tx,
  { gate, project, today }: OpenedGate,
  { decision, nextOn }: Decide,
): Promise<void> {
  const before = (await loadMilestones(tx, [project.id])).find(m => m.id === gate.milestoneId);
  const passed = decision === 'go' || decision === 'go-with-conditions';
  if (before && passed && before.actual === null)
    await changeMilestones(tx, { validFrom: today }, [{ before, after: { ...before, actual: today } }]);
  if (before && nextOn !== null)
    await changeMilestones(tx, { validFrom: today }, [{ before, after: { ...before, forecast: nextOn } }]);
  if (decision === 'hold' || decision === 'recycle') {
    const id = await insertNextRound(tx, gate);
    record(tx, {
      name: 'governance.gate.prepared',
      subject: { kind: 'gate', id },
      projectId: project.id,
      before: null,
      after: { milestoneId: gate.milestoneId, standard: gate.standardCode, round: gate.round + 1 },
    });
  }
  if (decision === 'hold' && project.state === 'active')
    await recordFacts(tx, [
      {
        ...{ projectId: project.id, validFrom: today, set: { state: 'on-hold' } },
        ...{ reason: `Held at ${gate.name}`, event: 'register.project.moved-on' },
      },
    ]);
}
