import type { Api } from '@chartroom/contract';
import type { Answer, Tx } from '../../platform/index.ts';
import { cellsOf, type FieldCatalogue, projectView } from '../../register/index.ts';
import { healthOf, herePlace } from './row.ts';
import type { StateRow } from './store/states.ts';
import { warningOf } from './warning-rules.ts';

type Row = Answer<Api['listProjects']>['items'][number];

/** A project as a list shows it, beside what it was on the day compared with. */
export function projectRow(
  tx: Tx,
  { asOf, catalogue }: { readonly asOf: string; readonly catalogue: FieldCatalogue },
  {
    state,
    before,
    broken = null,
  }: {
    readonly state: StateRow;
    readonly before: StateRow | null;
    readonly broken?: readonly string[] | null;
  },
): Row {
  const shown = cellsOf({ catalogue, row: state, day: asOf }, state.seesMoney);
  const {
    description: _,
    may,
    transitions: __,
    ...view
  } = projectView(tx, { ...state, shown }, herePlace(state));
  const { edit, editMoney } = may;
  return {
    ...view,
    may: { edit, editMoney },
    health: healthOf(state, asOf),
    before: before ? beforeOf(before) : null,
    warnings: broken === null ? null : broken.flatMap(id => warningOf(id, catalogue)),
  };
}

/** What a project was on the day compared with, in brief. */
export const beforeOf = (s: StateRow): NonNullable<Row['before']> => ({
  reported: healthOf(s, '1900-01-01').reported,
  computed: s.computedStatus as NonNullable<Row['before']>['computed'],
  finishForecast: s.finishForecast,
  slipDays: s.slipDays,
});
