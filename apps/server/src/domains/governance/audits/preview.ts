import type { Api, Input } from '@chartroom/contract';
import { type Answer, AppError, type Tx } from '../../../platform/index.ts';
import { todayIn } from '../../../register/index.ts';
import { standingControls } from './controls.ts';
import { kindsOfPmo } from './kinds.ts';
import { statesOf } from './matrix.ts';
import { doesUnder } from './policy.ts';
import { isInForce } from './standard.ts';
import { judge } from './store/subjects.ts';
import { excusedOn } from './store/waivers.ts';

type Preview = Answer<Api['previewPmoType']>;

/** What another kind of PMO in a unit would do to the live projects under it that the actor may see. */
export async function previewPmoType(tx: Tx, { query }: Input<Api['previewPmoType']>): Promise<Preview> {
  const unit = query.unit ?? null;
  const now = await kindsOfPmo(tx);
  const here = unit === null ? null : (now.units.get(unit) ?? null);
  if (unit !== null && here === null) throw new AppError('not_found', 'There is no such unit.');
  const later = await kindsOfPmo(tx, { unit, type: query.type });
  const standing = await standingControls(tx);
  const today = await todayIn(tx);
  const inForce = await isInForce(tx, today);
  const excuses = await excusedOn(tx, today);
  const judged = await judge(
    tx,
    standing.map(s => s.conditions),
    { sees: 'own', today },
  );
  const projects = judged
    .filter(
      r => unit === null || (r.unitId !== null && now.units.get(r.unitId)?.line.includes(unit) === true),
    )
    .map(r => {
      const states = statesOf(r, standing, excuses);
      const codes = (does: string) =>
        standing.flatMap(({ control }, i) =>
          states[i] === 'fail' && doesUnder(control.strength, later.at(r.unitId, control.code), true) === does
            ? [control.code]
            : [],
        );
      return { id: r.id, key: r.key, name: r.name, states, waivers: codes('waiver'), blocks: codes('block') };
    });
  const brief = (codes: 'waivers' | 'blocks') =>
    projects
      .filter(p => p[codes].length > 0)
      .map(p => ({ id: p.id, key: p.key, name: p.name, codes: p[codes] }));
  const type = here?.type ?? now.organisation.type;
  return {
    unit: { id: here?.id ?? null, name: here?.name ?? now.organisation.name, type },
    type: query.type,
    projects: projects.length,
    untouched: projects.filter(p => p.waivers.length + p.blocks.length === 0).length,
    waivers: projects.reduce((sum, p) => sum + p.waivers.length, 0),
    needWaiver: brief('waivers'),
    blocked: brief('blocks'),
    rules: standing.map(({ control }, i) => ({
      code: control.code,
      name: control.name,
      category: control.category,
      now: doesUnder(control.strength, now.at(unit, control.code), inForce),
      becomes: doesUnder(control.strength, later.at(unit, control.code), true),
      hits: projects.filter(p => p.states[i] === 'fail').length,
    })),
  };
}
