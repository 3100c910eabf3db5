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

const movedOn = new Set(['register.project.moved-on', 'register.project.updated']);

/** The changes of phase among events; what is undone is none. */
export const phaseChangesIn = (events: readonly PendingEvent[]): readonly PhaseChange[] =>
  events.flatMap(e => {
    if (e.name === 'governance.gate.decided') return byGate(e) ?? [];
    return movedOn.has(e.name) ? (byState(e) ?? []) : [];
  });

/** Projects that may have come to their end, or be open again; of many changes at once the log keeps no more than that. */
export const perhapsEnded = (events: readonly PendingEvent[]): readonly string[] => {
  const told = events.filter(e => e.after === undefined || textOf(e.after, 'state') !== null);
  return [...new Set(told.flatMap(e => e.projectId ?? []))];
};
