import type { ArchivedRecord } from '@chartroom/contract';
import type { PendingEvent } from '../../../platform/index.ts';

/** A project that went from one phase to the next, by its state or by what was decided at a gate. */
export interface PhaseChange extends Readonly<ArchivedRecord['phase']> {
  readonly projectId: string;
  readonly gateId: string | null;
}

const textOf = (value: unknown, name: string): string | null => {
  if (typeof value !== 'object' || value === null) return null;
  const found: unknown = Reflect.get(value, name);
  return typeof found === 'string' ? found : null;
};

/** A project that is on hold stays in its phase. */
const phaseOf = (state: string): string => (state === 'on-hold' ? 'active' : state);

const goesOn = new Set(['go', 'go-with-conditions']);

function byGate({ projectId, subject, after }: PendingEvent): PhaseChange | null {
  const decision = textOf(after, 'decision');
  if (!projectId || decision === null || !goesOn.has(decision)) return null;
  const from = textOf(after, 'gate') ?? '';
  return { projectId, gateId: subject.id, cause: 'gate', from, to: decision };
}

function byState({ projectId, before, after }: PendingEvent): PhaseChange | null {
  const [from, to] = [textOf(before, 'state'), textOf(after, 'state')];
  if (!projectId || from === null || to === null || phaseOf(from) === phaseOf(to)) return null;
  return { projectId, gateId: null, cause: 'state', from, to };
}

/** The changes of phase among events. */
export const phaseChangesIn = (events: readonly PendingEvent[]): readonly PhaseChange[] =>
  events.flatMap(e => (e.name === 'governance.gate.decided' ? byGate(e) : byState(e)) ?? []);

const endStates = new Set(['closed', 'cancelled']);

/** Whether a project in this state has come to its end. */
export const isEnd = (state: string): boolean => endStates.has(state);
