import type { Strength } from '@chartroom/contract';
import type { Tx } from '../../../platform/index.ts';
import { todayIn } from '../../../register/index.ts';
import { standingControls } from './controls.ts';
import { kindsOfPmo } from './kinds.ts';
import { statesOf } from './matrix.ts';
import { doesUnder } from './policy.ts';
import { isInForce } from './standard.ts';
import { judge } from './store/subjects.ts';
import { excusedOn } from './store/waivers.ts';

/** A control that a project fails and that is more than advice where the project is. */
export interface Deviation {
  readonly project: { readonly id: string; readonly key: string; readonly name: string };
  readonly code: string;
  readonly name: string;
  readonly severity: 'high' | 'medium' | 'low';
  readonly remedy: string;
  readonly does: Strength;
}

const order = ['high', 'medium', 'low'];

/** What somebody's own projects have to mend or to have waived; the gravest first, at most 100. */
export async function deviationsOf(tx: Tx, manager: string): Promise<readonly Deviation[]> {
  const today = await todayIn(tx);
  if (!(await isInForce(tx, today))) return [];
  const standing = await standingControls(tx);
  const rows = await judge(
    tx,
    standing.map(s => s.conditions),
    { sees: 'own', manager, today },
  );
  const kinds = await kindsOfPmo(tx);
  const excuses = await excusedOn(tx, today);
  return rows
    .flatMap(row => {
      const states = statesOf(row, standing, excuses);
      return standing.flatMap(({ control }, i) => {
        const does = doesUnder(control.strength, kinds.at(row.unitId, control.code), true);
        if (states[i] !== 'fail' || (does !== 'waiver' && does !== 'block')) return [];
        const { code, name, severity, remedy } = control;
        return [
          { project: { id: row.id, key: row.key, name: row.name }, code, name, severity, remedy, does },
        ];
      });
    })
    .toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
    .slice(0, 100);
}
