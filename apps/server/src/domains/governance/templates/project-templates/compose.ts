import type { ProjectTemplateDefinition } from '@chartroom/contract';
import { circleIn } from './circle.ts';
import { elementsOf } from './elements.ts';

/** A template at the version that is used. */
export interface Part {
  readonly key: string;
  readonly name: string;
  readonly kind: 'base' | 'add-on';
  readonly number: number;
  readonly definition: ProjectTemplateDefinition;
}

export interface Conflict {
  readonly element: string;
  readonly templates: string[];
  readonly message: string;
}

export interface Composed {
  readonly definition: ProjectTemplateDefinition;
  /** Which template each element is of, by its name. */
  readonly owner: ReadonlyMap<string, string>;
  readonly conflicts: readonly Conflict[];
}

const unlike = (parts: readonly Part[]) => {
  const first = new Map<string, { readonly key: string; readonly content: string; readonly label: string }>();
  const conflicts: Conflict[] = [];
  for (const p of parts)
    for (const [name, e] of elementsOf(p.definition)) {
      const known = first.get(name);
      if (!known) first.set(name, { key: p.key, content: e.content, label: e.label });
      else if (known.content !== e.content)
        conflicts.push({
          ...{ element: name, templates: [known.key, p.key] },
          message: `${known.key} and ${p.key} both have the ${e.kind} ${e.id}, and say different things of it (${known.label}, ${e.label}).`,
        });
    }
  return { owner: new Map([...first].map(([name, f]) => [name, f.key])), conflicts };
};

const once = <T>(lists: readonly (readonly T[])[], id: (x: T) => string): T[] =>
  [...new Map(lists.flatMap(l => l.map(x => [id(x), x] as const)).toReversed()).values()].toReversed();

/** A base and add-ons as one: what is the same in two is taken once, what is not is named as a conflict. */
export function compose(given: readonly Part[]): Composed {
  const parts = given.toSorted((a, b) => Number(a.kind === 'add-on') - Number(b.kind === 'add-on'));
  const { owner, conflicts } = unlike(parts);
  const of = <K extends keyof ProjectTemplateDefinition>(k: K) => parts.map(p => p.definition[k]);
  const seen = new Set<string>();
  const tasks = of('tasks')
    .flat()
    .filter(t => !seen.has(t.id) && seen.add(t.id));
  const definition: ProjectTemplateDefinition = {
    tasks,
    roles: once(of('roles'), r => r.id),
    documents: once(of('documents'), d => d.template),
    rows: once(of('rows'), r => r.id),
    fields: once(of('fields'), f => f.field),
    budget: once(
      of('budget').map(b => b ?? []),
      b => b.id,
    ),
    gates: once(of('gates'), g => g.id),
    method: of('method').find(m => m !== null) ?? null,
  };
  const currencies = [...new Set((definition.budget ?? []).map(b => b.currency))];
  const circle = circleIn(tasks);
  const all = parts.map(p => p.key);
  return {
    definition,
    owner,
    conflicts: [
      ...conflicts,
      ...(circle
        ? [
            {
              ...{ element: 'task', templates: all },
              message: `Together their links go in a circle: ${circle.join(' → ')}.`,
            },
          ]
        : []),
      ...(currencies.length > 1
        ? [
            {
              ...{ element: 'budget', templates: all },
              message: `Their budgets are in ${currencies.join(' and ')}. They are not added up.`,
            },
          ]
        : []),
    ],
  };
}
