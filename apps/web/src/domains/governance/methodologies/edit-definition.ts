import type { MethodDefinition, MethodPart } from '@chartroom/contract';

/** What every element of a method has. */
export interface AnyElement {
  readonly id: string;
  readonly name: string;
  readonly level: 'light' | 'standard' | 'full';
  readonly phase?: string;
  readonly after?: string | readonly string[];
  /** Of what asks for a field: its key. */
  readonly field?: string;
}

/** The element that is open: a part of the definition and an id in it. */
export interface Picked {
  readonly part: MethodPart;
  readonly id: string;
}

export const listOf = (d: MethodDefinition, part: MethodPart): readonly AnyElement[] => d[part];

const withList = (d: MethodDefinition, part: MethodPart, list: readonly AnyElement[]): MethodDefinition =>
  ({ ...d, [part]: list }) as MethodDefinition;

/** Changes fields of one element. */
export const changed = (d: MethodDefinition, { part, id }: Picked, fields: object): MethodDefinition =>
  withList(
    d,
    part,
    listOf(d, part).map(e => (e.id === id ? { ...e, ...fields } : e)),
  );

const slug = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 34);

/** An id that no element has yet. */
export function freeId(d: MethodDefinition, name: string): string {
  const used = new Set(
    (Object.values(d) as unknown[]).flatMap(list =>
      Array.isArray(list) ? list.map(e => e.id as string) : [],
    ),
  );
  const base = slug(name) === '' ? 'element' : slug(name);
  if (!used.has(base)) return base;
  for (let n = 2; ; n += 1) if (!used.has(`${base}-${n}`)) return `${base}-${n}`;
}

const blank: Readonly<Record<MethodPart, object>> = {
  phases: { purpose: '', after: [] },
  gates: { mode: 'guided', criteria: [], deliverables: [], approvers: [] },
  activities: { mandatory: true, about: '', raci: [] },
  deliverables: { mandatory: true, about: '', raci: [] },
  checklists: { mandatory: false, items: [] },
  fields: { mandatory: true, about: '' },
  roles: { about: '', decides: [] },
  cadences: { kind: 'report', everyDays: 14, about: '' },
  registers: { holds: '' },
};

/** Adds an element at the end of its list, in a phase where it has one. */
export function added(
  d: MethodDefinition,
  part: MethodPart,
  { name, ...place }: Pick<AnyElement, 'name' | 'phase' | 'field'>,
): { readonly definition: MethodDefinition; readonly id: string } {
  const id = freeId(d, name);
  const where =
    part === 'phases'
      ? { after: d.phases.slice(-1).map(p => p.id) }
      : part === 'gates'
        ? { after: place.phase }
        : place;
  const element = { ...blank[part], id, name, level: 'light', ...where } as AnyElement;
  return { definition: withList(d, part, [...listOf(d, part), element]), id };
}

/** Removes an element, and what referred to it. A phase takes along what was in it. */
export function removed(d: MethodDefinition, { part, id }: Picked): MethodDefinition {
  const without = withList(
    d,
    part,
    listOf(d, part).filter(e => e.id !== id),
  );
  if (part === 'deliverables')
    return {
      ...without,
      gates: without.gates.map(g => ({ ...g, deliverables: g.deliverables.filter(x => x !== id) })),
    };
  if (part === 'roles')
    return {
      ...without,
      gates: without.gates.map(g => ({ ...g, approvers: g.approvers.filter(a => a.role !== id) })),
      activities: without.activities.map(a => ({ ...a, raci: a.raci.filter(r => r.role !== id) })),
      deliverables: without.deliverables.map(x => ({ ...x, raci: x.raci.filter(r => r.role !== id) })),
    };
  if (part !== 'phases') return without;
  const gone = d.phases.find(p => p.id === id);
  const inside = without.deliverables.filter(x => x.phase === id).map(x => x.id);
  return {
    ...without,
    // What followed it follows what it followed.
    phases: without.phases.map(p => ({
      ...p,
      after: [...new Set(p.after.flatMap(a => (a === id ? (gone?.after ?? []) : [a])))],
    })),
    gates: without.gates
      .filter(g => g.after !== id)
      .map(g => ({ ...g, deliverables: g.deliverables.filter(x => !inside.includes(x)) })),
    activities: without.activities.filter(a => a.phase !== id),
    deliverables: without.deliverables.filter(x => x.phase !== id),
    checklists: without.checklists.filter(c => c.phase !== id),
    fields: without.fields.filter(f => f.phase !== id),
  };
}

/** Moves an element before the one before it, or behind the one behind it, of those beside it. */
export function moved(d: MethodDefinition, { part, id }: Picked, by: -1 | 1): MethodDefinition {
  const list = [...listOf(d, part)];
  const at = list.findIndex(e => e.id === id);
  const own = list[at];
  if (own === undefined) return d;
  const beside = (e: AnyElement) => e.phase === own.phase && (part !== 'gates' || e.after === own.after);
  const rest = by === 1 ? list.slice(at + 1).find(beside) : list.slice(0, at).findLast(beside);
  if (rest === undefined) return d;
  const other = list.indexOf(rest);
  list[at] = rest;
  list[other] = own;
  return withList(d, part, list);
}

/** Moves an element into the phase before or behind its own. */
export function movedToPhase(d: MethodDefinition, picked: Picked, by: -1 | 1): MethodDefinition {
  const own = listOf(d, picked.part).find(e => e.id === picked.id);
  const field = picked.part === 'gates' ? 'after' : 'phase';
  const now = own?.[field];
  const to = d.phases[d.phases.findIndex(p => p.id === now) + by];
  return typeof now !== 'string' || to === undefined ? d : changed(d, picked, { [field]: to.id });
}
