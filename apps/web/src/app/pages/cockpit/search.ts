import { type Change, changeKinds } from '@chartroom/contract';
import type { AsOf } from '../../../lib/as-of.ts';

/** What the address of the cockpit holds. */
export interface CockpitSearch extends AsOf {
  readonly portfolio?: string | undefined;
  /** Kinds of change that are shown; all when left out. */
  readonly changed?: readonly Change['kind'][] | undefined;
}

export const cockpitSearch = (search: Readonly<Record<string, unknown>>): CockpitSearch => {
  const said: readonly unknown[] = Array.isArray(search.changed) ? search.changed : [];
  const changed = changeKinds.filter(kind => said.includes(kind));
  return {
    portfolio: typeof search.portfolio === 'string' ? search.portfolio : undefined,
    changed: changed.length === 0 ? undefined : changed,
  };
};
