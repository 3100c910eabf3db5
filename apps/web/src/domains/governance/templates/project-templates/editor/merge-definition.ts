import type { ProjectTemplateDefinition } from '@chartroom/contract';

type Definition = ProjectTemplateDefinition;
type Lists = Omit<Definition, 'method'>;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

interface Sides<T> {
  readonly base: readonly T[];
  readonly mine: readonly T[];
  readonly theirs: readonly T[];
}

/** One list of both: what I changed is mine, all else theirs; what both changed is mine, and named. */
function mergeList<T>({ base, mine, theirs }: Sides<T>, idOf: (x: T) => string) {
  const index = (list: readonly T[]) => new Map(list.map(x => [idOf(x), x]));
  const [was, own, other] = [index(base), index(mine), index(theirs)];
  const clashes: string[] = [];
  const merged = mine.flatMap((x): T[] => {
    const id = idOf(x);
    const [before, now] = [was.get(id), other.get(id)];
    const changed = !same(x, before);
    if (now === undefined) {
      if (before === undefined) return [x];
      if (changed) clashes.push(id);
      return changed ? [x] : [];
    }
    if (!changed) return [now];
    if (!same(now, before) && !same(now, x)) clashes.push(id);
    return [x];
  });
  theirs.forEach((x, i) => {
    const id = idOf(x);
    if (own.has(id)) return;
    if (was.has(id)) {
      if (!same(x, was.get(id))) clashes.push(id);
      return;
    }
    const before = theirs.slice(0, i).findLast(t => merged.some(m => idOf(m) === idOf(t)));
    const at = before === undefined ? 0 : merged.findIndex(m => idOf(m) === idOf(before)) + 1;
    merged.splice(at, 0, x);
  });
  return { merged, clashes };
}

const names = {
  tasks: (x: Definition['tasks'][number]) => x.id,
  roles: (x: Definition['roles'][number]) => x.id,
  documents: (x: Definition['documents'][number]) => x.template,
  rows: (x: Definition['rows'][number]) => x.id,
  fields: (x: Definition['fields'][number]) => x.field,
  budget: (x: NonNullable<Definition['budget']>[number]) => x.id,
  gates: (x: Definition['gates'][number]) => x.id,
} as const;

/** Puts what somebody typed on top of what somebody else saved meanwhile; names what both changed. */
export function mergeDefinition(sides: {
  readonly base: Definition;
  readonly mine: Definition;
  readonly theirs: Definition;
}): { readonly definition: Definition; readonly clashes: readonly string[] } {
  const { base, mine, theirs } = sides;
  const clashes: string[] = [];
  const list = <K extends keyof Lists>(part: K): Lists[K] => {
    type Item = NonNullable<Lists[K]>[number];
    const of = (d: Definition) => (d[part] ?? []) as readonly Item[];
    if (mine[part] === null || theirs[part] === null) return theirs[part];
    const lists = { base: of(base), mine: of(mine), theirs: of(theirs) };
    const { merged, clashes: found } = mergeList<Item>(lists, names[part] as (x: Item) => string);
    clashes.push(...found);
    return merged as Lists[K];
  };
  const own = mine.method !== base.method;
  if (own && theirs.method !== base.method && theirs.method !== mine.method) clashes.push('method');
  return {
    definition: {
      ...{ tasks: list('tasks'), roles: list('roles'), documents: list('documents'), rows: list('rows') },
      ...{ fields: list('fields'), budget: list('budget'), gates: list('gates') },
      method: own ? mine.method : theirs.method,
    },
    clashes,
  };
}
