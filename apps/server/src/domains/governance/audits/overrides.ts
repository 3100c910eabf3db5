import type { Api, Input } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  holdsEverywhere,
  mustBeCurrent,
  mustHoldEverywhere,
  record,
  type Tx,
} from '../../../platform/index.ts';
import { oneControl } from './controls.ts';
import { kindsOfPmo } from './kinds.ts';
import { loadOverrides, saveOverride } from './store/overrides.ts';

type Override = Answer<Api['setControlOverride']>;

/** What units have said of single controls. */
export async function listOverrides(tx: Tx): Promise<Answer<Api['listControlOverrides']>> {
  const rows = (await loadOverrides(tx)).filter(o => o.strength !== null);
  return {
    items: rows.map(({ unitId, unit, ...o }) => ({ ...o, unit: { id: unitId, name: unit } })),
    may: { set: holdsEverywhere(tx.actor, 'rule.edit') },
  };
}

async function oneOverride(tx: Tx, unitId: string, code: string): Promise<Override> {
  const unit = (await kindsOfPmo(tx)).units.get(unitId);
  if (!unit) throw new AppError('not_found', 'There is no such unit.');
  const said = (await loadOverrides(tx)).find(o => o.unitId === unitId && o.code === code);
  return {
    unit: { id: unit.id, name: unit.name },
    code,
    strength: said?.strength ?? null,
    reason: said?.reason ?? '',
    version: (said?.version ?? 0) + 1,
  };
}

/** Says what a control does in a unit and under it, whatever the type of PMO; null again by the type. */
export async function setOverride(
  tx: Tx,
  { params, body }: Input<Api['setControlOverride']>,
  version: number,
): Promise<Override> {
  mustHoldEverywhere(tx.actor, 'rule.edit', 'say what a control does in a unit');
  await oneControl(tx, params.code);
  const before = await oneOverride(tx, params.unit, params.code);
  await mustBeCurrent(before.version, version, () => before);
  await saveOverride(tx, {
    unitId: params.unit,
    code: params.code,
    strength: body.strength,
    reason: body.reason,
  });
  record(tx, {
    name: 'governance.control.overridden',
    subject: { kind: 'unit', id: params.unit },
    before: { code: params.code, strength: before.strength },
    after: { code: params.code, strength: body.strength },
    reason: body.reason,
  });
  return oneOverride(tx, params.unit, params.code);
}
