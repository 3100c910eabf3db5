import { asDay, daysBetween } from '@chartroom/engine';
import type { Tx } from '../../../../platform/index.ts';
import { todayIn, visibleProject } from '../../../../register/index.ts';
import { holdersOf, seatContext } from './gate-seats.ts';
import { conditionsOwnedBy } from './store/gate-conditions.ts';
import { loadOpenGates, loadSeats } from './store/gates.ts';

/** An open gate that waits for the actor. */
export interface WaitingGate {
  readonly id: string;
  readonly name: string;
  readonly project: { readonly id: string; readonly key: string; readonly name: string };
  readonly wants: 'vote' | 'decision';
  readonly insteadOf: string | null;
  readonly decideBy: string | null;
  readonly overdueDays: number | null;
}

/** Open gates that wait for the actor's vote, or for the decision that it records once enough have voted. */
export async function gatesWaiting(tx: Tx): Promise<readonly WaitingGate[]> {
  const me = tx.actor.person;
  if (me === null) return [];
  const gates = await loadOpenGates(tx);
  if (gates.length === 0) return [];
  const today = await todayIn(tx);
  const context = await seatContext(tx, today);
  const seats = Map.groupBy(
    await loadSeats(
      tx,
      gates.map(g => g.id),
    ),
    s => s.gateId,
  );
  const waiting: WaitingGate[] = [];
  for (const g of gates) {
    const project = await visibleProject(tx, g.projectId);
    if (project.managerId === me) continue;
    const own = seats.get(g.id) ?? [];
    const voted = own.some(s => s.voterId === me);
    const full = own.filter(s => s.voterId !== null).length >= g.quorum;
    for (const seat of own) {
      const wants = !voted && seat.voterId === null ? 'vote' : seat.chair && full ? 'decision' : null;
      if (wants === null) continue;
      const mine = (await holdersOf(tx, context, { role: seat.role, project })).find(h => h.person.id === me);
      if (!mine) continue;
      const { id, key, name } = project;
      waiting.push({
        ...{ id: g.id, name: g.name, project: { id, key, name }, wants, decideBy: g.decideBy },
        insteadOf: mine.insteadOf?.name ?? null,
        overdueDays: g.decideBy === null ? null : daysBetween(asDay(g.decideBy), asDay(today)),
      });
      break;
    }
  }
  return waiting;
}

/** Conditions of gates that the actor has to meet: those that are overdue come first. */
export async function gateConditionsWaiting(tx: Tx) {
  const me = tx.actor.person;
  if (me === null) return [];
  const today = await todayIn(tx);
  return (await conditionsOwnedBy(tx, me)).map(c => ({
    id: c.id,
    gate: { id: c.gateId, name: c.gate },
    project: { id: c.projectId, key: c.key, name: c.project },
    text: c.text,
    due: c.due,
    overdueDays: daysBetween(asDay(c.due), asDay(today)),
  }));
}
