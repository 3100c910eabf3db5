import { useSyncExternalStore } from 'react';

/** A step that can be taken back. */
export interface Undoable {
  readonly label: string;
  readonly undo: () => Promise<void>;
}

const most = 50;
let steps: readonly Undoable[] = [];
const listeners = new Set<() => void>();

const change = (next: readonly Undoable[]): void => {
  steps = next;
  for (const listener of listeners) listener();
};

/** Remembers a step, for Ctrl Z. */
export const remember = (step: Undoable): void => change([...steps, step].slice(-most));

/** Takes back one step, the last when none is named; false when there is none. */
export function undoLast(step: Undoable | undefined = steps.at(-1)): boolean {
  if (step === undefined || !steps.includes(step)) return false;
  change(steps.filter(s => s !== step));
  void step.undo();
  return true;
}

/** Steps of somebody who has signed out are nobody's. */
export const forgetSteps = (): void => change([]);

/** The step that Ctrl Z would take back. */
export const useLastStep = (): Undoable | undefined =>
  useSyncExternalStore(
    listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => steps.at(-1),
  );
