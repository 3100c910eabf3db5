import type { Api } from '@chartroom/contract';
import { type Answer, AppError, contentHash, may, type Tx } from '../../../../platform/index.ts';
import { type NamedProject, placeOf, todayIn, visibleProject } from '../../../../register/index.ts';
import { conditionView } from './gate-condition-view.ts';
import { actsOnCondition } from './gate-conditions.ts';
import { askedOf, type Evidence, evidenceOf, shownTo } from './gate-evidence.ts';
import { outcomesOf } from './gate-policy.ts';
import { holdersOf, seatContext } from './gate-seats.ts';
import { readSnapshot } from './gate-snapshot.ts';
import { loadCourse } from './store/gate-calendar.ts';
import { type DecisionRow, loadDecision } from './store/gate-changes.ts';
import { loadConditions } from './store/gate-conditions.ts';
import { type GateRow, loadGate, loadRounds, loadSeats, lockGate, type SeatRow } from './store/gates.ts';

export type GateAnswer = Answer<Api['getGate']>;
type Seat = GateAnswer['seats'][number];

/** A gate with what it belongs to and who decides now. */
export interface OpenedGate {
  readonly gate: GateRow;
  readonly project: NamedProject;
  readonly today: string;
  readonly seats: readonly Seat[];
}

/** A gate of a project that the actor may see. Throws `not_found`. */
export async function visibleGate(tx: Tx, id: string, lock = false): Promise<OpenedGate> {
  if (lock) await lockGate(tx, id);
  const gate = await loadGate(tx, id);
  if (!gate) throw new AppError('not_found', 'There is no such gate.');
  const project = await visibleProject(tx, gate.projectId);
  const today = await todayIn(tx);
  return { gate, project, today, seats: await seatsOf(tx, { gate, project, today }) };
}

async function seatsOf(
  tx: Tx,
  { gate, project, today }: Omit<OpenedGate, 'seats'>,
): Promise<readonly Seat[]> {
  const context = await seatContext(tx, today);
  const seats: Seat[] = [];
  for (const s of await loadSeats(tx, [gate.id])) {
    const holders = gate.state === 'decided' ? [] : await holdersOf(tx, context, { role: s.role, project });
    seats.push({ role: s.role, chair: s.chair, holders, vote: voteOf(s) });
  }
  return seats;
}

const voteOf = (s: SeatRow): Seat['vote'] =>
  s.voterId === null || s.choice === null
    ? null
    : {
        person: { id: s.voterId, name: s.voter ?? '' },
        choice: s.choice,
        words: s.words,
        at: s.votedAt ?? '',
      };

/** The parts in which the actor may vote. */
export const ownSeats = (tx: Tx, seats: readonly Seat[]): readonly Seat[] =>
  seats.filter(s => s.holders.some(h => h.person.id === tx.actor.person));

export const votedOf = (seats: readonly Seat[]): number => seats.filter(s => s.vote !== null).length;

/** Somebody who changes the project or decides at the gate, and does not manage the project. */
export const mayJudge = (tx: Tx, { project, seats }: OpenedGate): boolean =>
  tx.actor.person !== project.managerId &&
  (may(tx.actor, 'project.edit', placeOf(project)) || ownSeats(tx, seats).length > 0);

/** What is signed for by the hash that a decision names: what is asked, how far it is, and the votes. */
export const hashOf = ({ gate, seats }: OpenedGate, evidence: Evidence): string =>
  contentHash({ gate: gate.id, round: gate.round, evidence, votes: seats.map(s => [s.role, s.vote]) });

const decisionOf = (d: DecisionRow) => ({
  decision: d.decision,
  words: d.words,
  by: d.decidedBy === null ? null : { id: d.decidedBy, name: d.decider ?? '' },
  at: d.decidedAt,
  dissent: d.dissent,
  hash: d.hash,
});

function allowed(tx: Tx, opened: OpenedGate): GateAnswer['may'] {
  const { gate, project, seats } = opened;
  const mine = ownSeats(tx, seats);
  const edit = may(tx.actor, 'project.edit', placeOf(project));
  const open = gate.state === 'open' && tx.actor.kind !== 'token';
  return {
    edit: edit && gate.state !== 'decided',
    open: edit && gate.state === 'planned',
    judge: mayJudge(tx, opened) && gate.state !== 'decided',
    vote: open && mine.length > 0,
    decide:
      open &&
      mine.some(s => s.chair) &&
      votedOf(seats) >= gate.quorum &&
      may(tx.actor, 'money.read', placeOf(project)),
  };
}

/** One gate: evaluated now while it is to be decided, as it was decided afterwards. */
export async function gatePage(tx: Tx, id: string): Promise<GateAnswer> {
  return gateView(tx, await visibleGate(tx, id));
}

export async function gateView(tx: Tx, opened: OpenedGate): Promise<GateAnswer> {
  const { gate, project, today, seats } = opened;
  const decided = gate.state === 'decided' ? await loadDecision(tx, gate.id) : null;
  const whole = decided ? readSnapshot(decided.snapshot).evidence : await evidenceOf(tx, opened);
  const seesMoney = may(tx.actor, 'money.read', placeOf(project));
  const shown = shownTo(tx, whole, project);
  const own = (await loadConditions(tx, project.id)).filter(c => c.gateId === gate.id);
  const acts = actsOnCondition(tx, project);
  const { unit, manager, managerId } = project;
  return {
    ...{ id: gate.id, name: gate.name, round: gate.round, state: gate.state, version: gate.version },
    project: {
      ...{ id: project.id, key: project.key, name: project.name, unit, seesMoney },
      state: project.state as GateAnswer['project']['state'],
      manager: managerId === null ? null : { id: managerId, name: manager ?? '' },
    },
    milestone: {
      ...{ id: gate.milestoneId, baseline: gate.baseline, forecast: gate.forecast, actual: gate.actual },
    },
    standard: { code: gate.standardCode, name: gate.standardName, version: gate.standardVersion },
    ...{ pmoType: whole.pmoType, holds: gate.holds, decideBy: gate.decideBy, openedAt: gate.openedAt },
    openedBy: gate.openedBy === null ? null : { id: gate.openedBy, name: gate.opener ?? '' },
    criteria: shown.criteria,
    deliverables: shown.deliverables,
    carried: shown.carried.map(c => ({ ...c, may: { report: false, confirm: false } })),
    ...{ controls: shown.controls, figures: shown.figures, currency: shown.currency },
    ...{ seats, quorum: gate.quorum, voted: votedOf(seats) },
    evidenceHash: decided || !seesMoney ? null : hashOf(opened, whole),
    // What stands against a go may be money that is withheld.
    outcomes: decided ? [] : outcomesOf(askedOf(shown)),
    conditions: own.map(c => ({ ...conditionView(c, today), may: acts(c) })),
    decision: decided ? decisionOf(decided) : null,
    rounds: await loadRounds(tx, gate.milestoneId),
    course: await loadCourse(tx, project.id),
    may: allowed(tx, opened),
  };
}
