import type { MethodDefinition, MethodLevel } from '@chartroom/contract';
import { inOrder, phasesBefore } from './phases.ts';
import { appliesAt } from './rules.ts';

export interface Tailored {
  readonly element: string;
  readonly change: 'left-out' | 'added';
  readonly reason: string;
}

export interface Step {
  readonly step: string;
  readonly name: string;
  readonly kind: 'activity' | 'deliverable' | 'checklist' | 'field';
  readonly of: string | null;
  /** Of a field: its key. */
  readonly field: string | null;
  readonly phase: string;
  readonly about: string;
  readonly mandatory: boolean;
  /** Why it was left out by agreement; null where it applies. */
  readonly leftOut: string | null;
  readonly raci: readonly { readonly role: string; readonly does: 'R' | 'A' | 'C' | 'I' }[];
}

/** The steps that a definition asks of a project of a level, with what was left out or added by agreement. */
export function stepsOf(
  d: MethodDefinition,
  level: MethodLevel,
  tailoring: readonly Tailored[] = [],
): readonly Step[] {
  const changed = new Map(tailoring.map(t => [t.element, t]));
  const phases = new Set(d.phases.filter(p => appliesAt(p.level, level)).map(p => p.id));
  const applies = (e: { readonly id: string; readonly level: MethodLevel; readonly phase: string }) =>
    phases.has(e.phase) && (appliesAt(e.level, level) || changed.get(e.id)?.change === 'added');
  const leftOut = (id: string) => {
    const said = changed.get(id);
    return said?.change === 'left-out' ? said.reason : null;
  };
  const plain = (kind: 'activity' | 'deliverable', list: MethodDefinition['activities']): readonly Step[] =>
    list.filter(applies).map(e => ({
      ...{ step: e.id, name: e.name, kind, of: null, field: null, phase: e.phase, about: e.about },
      ...{ mandatory: e.mandatory && leftOut(e.id) === null, leftOut: leftOut(e.id), raci: e.raci },
    }));
  const items = d.checklists.filter(applies).flatMap(list =>
    list.items.map(
      (item): Step => ({
        ...{ step: `${list.id}/${item.id}`, name: item.text, kind: 'checklist', of: list.name, field: null },
        ...{ phase: list.phase, about: '', mandatory: list.mandatory && leftOut(list.id) === null },
        ...{ leftOut: leftOut(list.id), raci: [] },
      }),
    ),
  );
  const fields = d.fields.filter(applies).map(
    (e): Step => ({
      ...{
        step: e.id,
        name: e.name,
        kind: 'field',
        of: null,
        field: e.field,
        phase: e.phase,
        about: e.about,
      },
      ...{ mandatory: e.mandatory && leftOut(e.id) === null, leftOut: leftOut(e.id), raci: [] },
    }),
  );
  return [...plain('activity', d.activities), ...plain('deliverable', d.deliverables), ...items, ...fields];
}

/** State of steps by their ids; what is not there is open. */
export type StepStates = ReadonlyMap<string, 'open' | 'done' | 'not-applicable'>;

const isSettled = (states: StepStates, step: Step) => (states.get(step.step) ?? 'open') !== 'open';

/** Whether work after a phase waits for it: the method is strict, or a strict gate stands at its end. */
const holdsBack = (d: MethodDefinition, level: MethodLevel, phase: string): boolean =>
  d.mode === 'strict' ||
  d.gates.some(g => g.after === phase && g.mode === 'strict' && appliesAt(g.level, level));

/** The mandatory steps of earlier phases that have to be done before a phase's steps are accepted. */
export function waitsFor(
  d: MethodDefinition,
  {
    level,
    phase,
    steps,
  }: { readonly level: MethodLevel; readonly phase: string; readonly steps: readonly Step[] },
  states: StepStates,
): readonly Step[] {
  const before = phasesBefore(d.phases, phase);
  return steps.filter(
    s => s.mandatory && before.has(s.phase) && holdsBack(d, level, s.phase) && !isSettled(states, s),
  );
}

/** Where a project is: the last phase in which something is done, else the first. That a field is filled is no work. */
export function phaseReached(
  d: MethodDefinition,
  steps: readonly Step[],
  states: StepStates,
): MethodDefinition['phases'][number] | null {
  const ordered = inOrder(d.phases);
  const worked = new Set(
    steps.filter(s => s.kind !== 'field' && states.get(s.step) === 'done').map(s => s.phase),
  );
  return ordered.findLast(p => worked.has(p.id)) ?? ordered[0] ?? null;
}

/** Mandatory steps that are open although work has gone on to a later phase. */
export function skippedSteps(
  d: MethodDefinition,
  steps: readonly Step[],
  states: StepStates,
): readonly Step[] {
  const at = phaseReached(d, steps, states);
  if (at === null) return [];
  const before = phasesBefore(d.phases, at.id);
  return steps.filter(s => s.mandatory && before.has(s.phase) && !isSettled(states, s));
}
