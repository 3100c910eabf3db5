import type { PmoType, Strength } from '@chartroom/contract';
import { readOrganisation, type Tx } from '../../../platform/index.ts';
import type { Standpoint } from './policy.ts';
import { loadOverrides } from './store/overrides.ts';
import { unitTypes } from './store/subjects.ts';

/** One unit with the kind of PMO in force in it. */
export interface UnitKind {
  readonly id: string;
  readonly name: string;
  readonly type: PmoType;
  /** The unit itself and those above it, nearest first. */
  readonly line: readonly string[];
}

export interface Kinds {
  readonly organisation: { readonly name: string; readonly type: PmoType };
  readonly units: ReadonlyMap<string, UnitKind>;
  /** The kind in force for a project of a unit, or of none. */
  readonly of: (unit: string | null) => PmoType;
  /** The same with what the nearest unit, it or one above it, has said of a control. */
  readonly at: (unit: string | null, code: string) => Standpoint;
}

/** Another kind for a unit (the organisation, for null), to see what would happen. */
export interface Supposed {
  readonly unit: string | null;
  readonly type: PmoType;
}

/** The kinds of PMO in force: a unit's own, else the nearest above it, else the organisation's. */
export async function kindsOfPmo(tx: Tx, supposed: Supposed | null = null): Promise<Kinds> {
  const { name, pmoType } = await readOrganisation(tx);
  const whole = supposed !== null && supposed.unit === null ? supposed.type : pmoType;
  const rows = new Map((await unitTypes(tx)).map(u => [u.id, u]));
  const lineOf = (id: string): readonly string[] => {
    const line: string[] = [];
    for (let at: string | null = id; at !== null && !line.includes(at); at = rows.get(at)?.parentId ?? null)
      line.push(at);
    return line;
  };
  const typeSet = (id: string) => (supposed?.unit === id ? supposed.type : (rows.get(id)?.own ?? null));
  const units = new Map(
    [...rows.values()].map(u => {
      const line = lineOf(u.id);
      const type = line.map(typeSet).find(t => t !== null) ?? whole;
      return [u.id, { id: u.id, name: u.name, type, line }];
    }),
  );
  const said = new Map((await loadOverrides(tx)).map(o => [`${o.unitId} ${o.code}`, o.strength]));
  const of = (unit: string | null) => (unit === null ? whole : (units.get(unit)?.type ?? whole));
  const own = (unit: string | null, code: string): Strength | null => {
    const line = unit === null || said.size === 0 ? [] : (units.get(unit)?.line ?? []);
    return line.map(u => said.get(`${u} ${code}`) ?? null).find(s => s !== null) ?? null;
  };
  return {
    organisation: { name, type: whole },
    units,
    of,
    at: (unit, code) => ({ type: of(unit), own: own(unit, code) }),
  };
}
