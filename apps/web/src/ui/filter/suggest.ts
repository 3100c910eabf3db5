export type FieldKind = 'text' | 'number' | 'money' | 'day' | 'boolean' | 'choice';

/** A field that may stand in a filter. */
export interface FilterField {
  readonly name: string;
  /** In the reader's words, shown beside the name. */
  readonly label: string;
  readonly kind: FieldKind;
  /** What it may be, where that is known. */
  readonly values?: readonly string[];
}

export interface Suggestion {
  /** Replaces what stands between `from` and the caret. */
  readonly insert: string;
  readonly hint: string;
  /** Where the caret goes, back from the end of what was inserted. */
  readonly back?: number;
}

export interface Suggestions {
  readonly from: number;
  readonly options: readonly Suggestion[];
}

const token = /"(?:[^"\\]|\\.)*"?|[A-Za-z_][\w]*|\d+(?:\.\d+)?|==|!=|<=|>=|&&|\|\||[<>!().,[\]]|\S/g;
const joins: readonly string[] = ['&&', '||', '(', '!', ''];
const comparisons: readonly string[] = ['==', '!=', '<', '<=', '>', '>='];

const operators = (field: FilterField): readonly Suggestion[] => {
  const plain = (...signs: readonly string[]) => signs.map(sign => ({ insert: `${sign} `, hint: '' }));
  if (field.kind === 'boolean') return plain('==', '!=');
  if (field.kind === 'choice') return [...plain('==', '!='), { insert: 'in []', hint: '', back: 1 }];
  if (field.kind !== 'text') return plain('==', '!=', '<', '<=', '>', '>=');
  return plain('==', '!=');
};

const textTests = (name: string): readonly Suggestion[] =>
  ['contains', 'startsWith', 'endsWith'].map(test => ({ insert: `${name}.${test}("")`, hint: '', back: 2 }));

function values(field: FilterField, today: string): readonly Suggestion[] {
  const known = (field.values ?? []).map(value => ({ insert: `${JSON.stringify(value)} `, hint: '' }));
  if (known.length > 0) return known;
  if (field.kind === 'boolean') return ['true ', 'false '].map(insert => ({ insert, hint: '' }));
  if (field.kind === 'day')
    return [
      { insert: 'today ', hint: '' },
      { insert: `"${today}" `, hint: '' },
    ];
  return field.kind === 'text' || field.kind === 'choice' ? [{ insert: '""', hint: '', back: 1 }] : [];
}

const startsLike = (typed: string) => (option: Suggestion) => {
  const wanted = typed.toLowerCase();
  return option.insert.toLowerCase().startsWith(wanted) || option.hint.toLowerCase().includes(wanted);
};

/** What may come next in a CEL expression, by what stands before the caret. */
export function suggest(before: string, fields: readonly FilterField[], today: string): Suggestions {
  const tokens = [...before.matchAll(token)];
  const last = tokens.at(-1);
  const touching = last !== undefined && last.index + last[0].length === before.length;
  const partial = touching && /^[A-Za-z_"]/.test(last[0]) ? last[0] : '';
  const from = before.length - partial.length;
  const done = (partial === '' ? tokens : tokens.slice(0, -1)).map(found => found[0]);
  const previous = done.at(-1) ?? '';
  const field = (name: string | undefined) => fields.find(known => known.name === name);
  const some = (options: readonly Suggestion[]): Suggestions => ({
    from,
    options: options.filter(startsLike(partial)).filter(option => option.insert.trim() !== partial),
  });
  if (joins.includes(previous)) {
    const text = field(partial)?.kind === 'text' ? textTests(partial) : [];
    return some([...fields.map(known => ({ insert: `${known.name} `, hint: known.label })), ...text]);
  }
  if (comparisons.includes(previous)) {
    const compared = field(done.at(-2));
    return some(compared === undefined ? [] : values(compared, today));
  }
  const named = field(previous);
  if (named !== undefined) return some(operators(named));
  if (['.', ',', '['].includes(previous) || partial.startsWith('"')) return { from, options: [] };
  return some([
    { insert: '&& ', hint: '' },
    { insert: '|| ', hint: '' },
  ]);
}
