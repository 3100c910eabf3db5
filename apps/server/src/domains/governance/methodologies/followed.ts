import type { MethodDefinition } from '@chartroom/contract';
import type { Tx } from '../../../platform/index.ts';
import { fieldCatalogue, type NamedProject } from '../../../register/index.ts';
import { stillAsked, withFilled } from './field-steps.ts';
import { type Step, type StepStates, stepsOf } from './steps-of.ts';
import * as store from './store/project-methods.ts';
import { definitionOf } from './versions.ts';

/** What a project follows on a day: the newest of its facts that has begun. */
export const factOn = (facts: readonly store.FactRow[], day: string): store.FactRow | undefined =>
  facts.find(f => f.fromDay <= day);

/** A project's method with its steps and how far each is. */
export interface FollowedMethod {
  readonly fact: store.FactRow;
  readonly definition: MethodDefinition;
  readonly steps: readonly Step[];
  /** What was said of steps; that a field is filled is not said. */
  readonly said: ReadonlyMap<string, store.StepRow>;
  readonly states: StepStates;
}

/** The method of a project with its steps and what was said of them; null where it follows none. */
export async function followedBy(
  tx: Tx,
  project: Pick<NamedProject, 'id' | 'fields'>,
  today: string,
): Promise<FollowedMethod | null> {
  const fact = factOn(await store.loadMethodFacts(tx, project.id), today);
  if (fact === undefined) return null;
  const definition = await definitionOf(tx, fact.versionId);
  const rows = await store.loadSteps(tx, { project: project.id, method: fact.methodId });
  const all = stepsOf(definition, fact.level, fact.tailoring);
  const steps = stillAsked(all, await fieldCatalogue(tx));
  return {
    ...{ fact, definition, steps, said: new Map(rows.map(r => [r.step, r])) },
    states: withFilled(new Map(rows.map(r => [r.step, r.state])), steps, project.fields),
  };
}
