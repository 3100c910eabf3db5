import type { ConditionRow } from './store/gate-conditions.ts';

const stateOn = (c: ConditionRow, today: string): 'met' | 'overdue' | 'open' => {
  if (c.confirmedOn !== null) return 'met';
  return c.due < today ? 'overdue' : 'open';
};

/** A condition as it is on a day: overdue from the day after it was due, until somebody else confirms that it is met. */
export const conditionView = (c: ConditionRow, today: string) => ({
  id: c.id,
  number: c.number,
  gate: { id: c.gateId, name: c.gate, round: c.round },
  text: c.text,
  owner: { id: c.ownerId, name: c.owner },
  due: c.due,
  state: stateOn(c, today),
  evidence: c.evidence,
  reportedOn: c.reportedOn,
  confirmedBy: c.confirmedBy === null ? null : { id: c.confirmedBy, name: c.confirmer ?? '' },
  confirmedOn: c.confirmedOn,
  version: c.version,
});
