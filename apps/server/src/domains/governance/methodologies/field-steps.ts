import type { FieldCatalogue, FieldSetting } from '../../../register/index.ts';
import type { Step, StepStates } from './steps-of.ts';

/** What is asked of a project: a field that was retired cannot be filled any more, and is asked for no more. */
export const stillAsked = (steps: readonly Step[], { byKey }: FieldCatalogue): readonly Step[] =>
  steps.filter(s => s.field === null || byKey.get(s.field)?.retired === false);

/** What of it is shown: whether an amount is there already tells of money. */
export const shownSteps = (
  steps: readonly Step[],
  { money }: FieldCatalogue,
  seesMoney: boolean,
): readonly Step[] => steps.filter(s => s.field === null || seesMoney || !money.has(s.field));

/** States in which a step that asks for a field is done as soon as the project has a value. */
export const withFilled = (states: StepStates, steps: readonly Step[], values: FieldSetting): StepStates =>
  new Map([
    ...states,
    ...steps.flatMap(s =>
      s.field !== null && (values[s.field] ?? null) !== null ? [[s.step, 'done'] as const] : [],
    ),
  ]);
