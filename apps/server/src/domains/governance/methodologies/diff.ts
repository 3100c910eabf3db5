import { type MethodDefinition, type MethodPart, methodParts } from '@chartroom/contract';

type Plain = string | number | boolean | null;

export interface DiffItem {
  readonly part: MethodPart;
  readonly id: string;
  readonly name: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly fields: readonly { readonly field: string; readonly before: Plain; readonly after: Plain }[];
}

interface Element {
  readonly id: string;
  readonly name: string;
}

const wordsOf = (item: unknown): string => {
  if (typeof item !== 'object' || item === null) return String(item);
  const o = item as Readonly<Record<string, unknown>>;
  if ('does' in o) return `${o.role} ${o.does}`;
  if ('quorum' in o) return `${o.role} (${o.quorum})`;
  if ('text' in o) return typeof o.control === 'string' ? `${o.text} [${o.control}]` : String(o.text);
  return JSON.stringify(o);
};

const shown = (value: unknown): Plain => {
  if (Array.isArray(value)) return value.map(wordsOf).join(', ');
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
};

const fieldsThatDiffer = (before: Element, after: Element): DiffItem['fields'] => {
  const [a, b] = [before as object, after as object] as [Record<string, unknown>, Record<string, unknown>];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap(field =>
    JSON.stringify(a[field]) === JSON.stringify(b[field])
      ? []
      : [{ field, before: shown(a[field]), after: shown(b[field]) }],
  );
};

/** What one definition adds, removes and changes of another, by the ids of elements. */
export function diffOf(before: MethodDefinition, after: MethodDefinition): readonly DiffItem[] {
  return methodParts.flatMap(part => {
    const olds: readonly Element[] = before[part];
    const news: readonly Element[] = after[part];
    const old = new Map(olds.map(e => [e.id, e]));
    const now = new Set(news.map(e => e.id));
    const item = (e: Element, change: DiffItem['change'], fields: DiffItem['fields'] = []): DiffItem => ({
      ...{ part, id: e.id, name: e.name, change, fields },
    });
    return [
      ...news.flatMap(e => {
        const was = old.get(e.id);
        if (was === undefined) return [item(e, 'added')];
        const fields = fieldsThatDiffer(was, e);
        return fields.length === 0 ? [] : [item(e, 'changed', fields)];
      }),
      ...olds.filter(e => !now.has(e.id)).map(e => item(e, 'removed')),
    ];
  });
}
