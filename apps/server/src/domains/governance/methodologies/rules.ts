import type { MethodDefinition, MethodPart } from '@chartroom/contract';
import { methodParts } from '@chartroom/contract';
import { cycleIn, inOrder } from './phases.ts';

/** What is wrong with a definition, or is left open in it, and where. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}

interface Element {
  readonly id: string;
  readonly name: string;
}

const elementsOf = (d: MethodDefinition, part: MethodPart): readonly Element[] => d[part];

/** An id names one element, whatever kind it is of: what was done of it is kept by the id. */
export function idsAreUnique(d: MethodDefinition): readonly Problem[] {
  const seen = new Map<string, string>();
  const problems: Problem[] = [];
  for (const part of methodParts)
    elementsOf(d, part).forEach(({ id, name }, i) => {
      const first = seen.get(id);
      if (first === undefined) seen.set(id, name);
      else
        problems.push({
          path: `${part}.${i}.id`,
          message: `The id ${id} of “${name}” is that of “${first}” already. Give it another.`,
        });
    });
  d.checklists.forEach((list, i) => {
    const items = new Set<string>();
    list.items.forEach(({ id }, k) => {
      if (items.has(id))
        problems.push({
          path: `checklists.${i}.items.${k}.id`,
          message: `The checklist “${list.name}” has two items with the id ${id}.`,
        });
      items.add(id);
    });
  });
  return problems;
}

/** Whatever is referred to is there. */
export function referencesExist(d: MethodDefinition): readonly Problem[] {
  const ids = new Map(methodParts.map(part => [part, new Set(elementsOf(d, part).map(e => e.id))]));
  const problems: Problem[] = [];
  const must = (
    part: MethodPart,
    id: string,
    { path, by }: { readonly path: string; readonly by: string },
  ) => {
    if (ids.get(part)?.has(id) !== true)
      problems.push({ path, message: `“${by}” names ${id}, which is none of the ${part}.` });
  };
  d.phases.forEach((p, i) => {
    p.after.forEach((id, k) => {
      must('phases', id, { path: `phases.${i}.after.${k}`, by: p.name });
    });
  });
  d.gates.forEach((g, i) => {
    must('phases', g.after, { path: `gates.${i}.after`, by: g.name });
    g.deliverables.forEach((id, k) => {
      must('deliverables', id, { path: `gates.${i}.deliverables.${k}`, by: g.name });
    });
    g.approvers.forEach((a, k) => {
      must('roles', a.role, { path: `gates.${i}.approvers.${k}.role`, by: g.name });
    });
  });
  for (const part of ['activities', 'deliverables', 'checklists', 'fields'] as const)
    d[part].forEach((e, i) => {
      must('phases', e.phase, { path: `${part}.${i}.phase`, by: e.name });
    });
  for (const part of ['activities', 'deliverables'] as const)
    d[part].forEach((e, i) => {
      e.raci.forEach((r, k) => {
        must('roles', r.role, { path: `${part}.${i}.raci.${k}.role`, by: e.name });
      });
    });
  return problems;
}

/** A field is asked for once: it is filled or it is not, whatever the phase. */
export function fieldsAreAskedOnce(d: MethodDefinition): readonly Problem[] {
  const seen = new Map<string, string>();
  return d.fields.flatMap(({ field, name }, i) => {
    const first = seen.get(field);
    if (first === undefined) seen.set(field, name);
    return first === undefined
      ? []
      : [
          {
            path: `fields.${i}.field`,
            message: `“${name}” asks for the field ${field}, which “${first}” asks for already.`,
          },
        ];
  });
}

/** Phases lead forward from a start. */
export function phasesLeadForward(d: MethodDefinition): readonly Problem[] {
  const cycle = cycleIn(d.phases);
  if (cycle !== null)
    return [
      {
        path: 'phases',
        message: `The phases go in a circle: ${cycle.join(' > ')}. Let one of them follow another phase.`,
      },
    ];
  const known = new Set(d.phases.map(p => p.id));
  const reached = new Set<string>();
  for (const phase of inOrder(d.phases))
    if (phase.after.length === 0 || phase.after.some(id => known.has(id) && reached.has(id)))
      reached.add(phase.id);
  return d.phases.flatMap((p, i) =>
    reached.has(p.id)
      ? []
      : [
          {
            path: `phases.${i}.after`,
            message: `No way leads from a start to “${p.name}”: ${p.after.join(' > ')} > ${p.id}. Let it follow a phase that can be reached.`,
          },
        ],
  );
}

/** What makes a definition impossible: it is refused. */
export const wrongWith = (d: MethodDefinition): readonly Problem[] => [
  ...idsAreUnique(d),
  ...fieldsAreAskedOnce(d),
  ...phasesLeadForward(d),
  ...referencesExist(d),
];

/** One role answers for an activity, and somebody does it. */
export const oneIsAccountable = (d: MethodDefinition): readonly Problem[] =>
  d.activities.flatMap(({ name, raci }, i) => {
    const count = raci.filter(r => r.does === 'A').length;
    const path = `activities.${i}.raci`;
    if (count === 0) return [{ path, message: `No role is accountable for “${name}”. Name one.` }];
    if (count > 1) return [{ path, message: `${count} roles are accountable for “${name}”. Keep one.` }];
    return [];
  });

const levelRank = { light: 0, standard: 1, full: 2 } as const;

const phasesHoldSomething = (d: MethodDefinition): readonly Problem[] =>
  d.phases.flatMap((p, i) =>
    [...d.activities, ...d.deliverables, ...d.checklists, ...d.fields].some(e => e.phase === p.id)
      ? []
      : [{ path: `phases.${i}`, message: `Nothing is to be done or delivered in “${p.name}”.` }],
  );

/** What a definition leaves open; it can be published so. */
export const leftOpenIn = (d: MethodDefinition): readonly Problem[] => [
  ...(d.phases.length === 0 ? [{ path: 'phases', message: 'There is no phase yet. Add one.' }] : []),
  ...oneIsAccountable(d),
  ...phasesHoldSomething(d),
];

/** Whether an element applies to a project of a level. */
export const appliesAt = (
  element: MethodDefinition['phases'][number]['level'],
  level: keyof typeof levelRank,
) => levelRank[element] <= levelRank[level];
