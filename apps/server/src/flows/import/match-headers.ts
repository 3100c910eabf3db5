import type { ImportField, ImportKind, ImportMapping } from '@chartroom/contract';
import { type AddedFields, fillable, noAddedFields } from './added-fields.ts';
import { type FieldType, fieldDefinitions, fieldsOf } from './fields.ts';
import { headerWords, likeness } from './header-words.ts';
import { guessDayFormat, readDay } from './read-day.ts';
import { readMoney } from './read-money.ts';

/** A column of the file: its name and the first few values that are not empty. */
export interface Column {
  readonly name: string;
  readonly samples: readonly string[];
}

interface Candidate {
  readonly field: ImportField;
  readonly column: Column;
  readonly score: number;
}

const enough = 0.66;
const formats = ['iso', 'day-month-year', 'month-day-year'] as const;
const looksLikeDay = (text: string) => formats.some(f => 'day' in readDay(text.trim(), f));
type Decimals = ImportMapping['decimals'];
const isMoney = (text: string, decimals: Decimals) => {
  const read = readMoney(text, 'XXX', { moneyUnit: 'one', decimals });
  return !looksLikeDay(text) && (!('wrong' in read) || read.currency !== undefined);
};
const looksLikeMoney = (text: string) => isMoney(text, 'point') || isMoney(text, 'comma');

/** A comma before the decimals when that reads more of the samples than a point. */
function guessDecimals(samples: readonly string[]): Decimals {
  const read = (decimals: Decimals) => samples.filter(s => isMoney(s, decimals)).length;
  return read('comma') > read('point') ? 'comma' : 'point';
}

/** Do the values of a column look like what the field holds? */
function fits(type: FieldType, samples: readonly string[]): boolean {
  if (samples.length === 0) return true;
  const most = (test: (text: string) => boolean) => samples.filter(test).length * 2 > samples.length;
  switch (type) {
    case 'day':
      return most(looksLikeDay);
    case 'money':
      return most(looksLikeMoney);
    case 'whole':
      return most(text => /^\d{1,4}(\.0*)?$/.test(text.trim()));
    case 'currency':
      return most(text => /^[A-Z]{3}$/i.test(text.trim()));
    case 'text':
    case 'state':
    case 'milestone-kind':
      return !most(looksLikeDay);
  }
}

function candidates(kind: ImportKind, columns: readonly Column[]): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const column of columns) {
    const { words, currency } = headerWords(column.name);
    for (const field of fieldsOf(kind).all) {
      const { type, synonyms } = fieldDefinitions[field];
      if (currency !== null && type !== 'money') continue;
      // An earlier synonym is the better one: it wins among equals.
      const score = Math.max(
        ...synonyms.map((s, i) => likeness(words, headerWords(s).words) - i / 1000),
        likeness(words, headerWords(field).words),
      );
      if (score >= enough && fits(type, column.samples)) found.push({ field, column, score });
    }
  }
  return found.sort((a, b) => b.score - a.score);
}

/** What most of some values are; null for none. */
function commonest<T>(values: readonly (T | null)[]): T | null {
  const counts = new Map<T, number>();
  for (const v of values) if (v !== null) counts.set(v, (counts.get(v) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

const typeOf = (field: string, { catalogue }: AddedFields): FieldType => {
  const type = catalogue.byKey.get(field)?.type;
  if (type === undefined) return fieldDefinitions[field as ImportField].type;
  return type === 'date' ? 'day' : type === 'money' ? 'money' : 'text';
};

/** A mapping to start from, by how alike headers and field names are and whether the values fit. */
export function matchHeaders(
  kind: ImportKind,
  columns: readonly Column[],
  { fileName, added = noAddedFields }: { readonly fileName: string; readonly added?: AddedFields },
): ImportMapping {
  const fields: Partial<Record<string, string>> = {};
  const used = new Set<string>();
  // A header that is an added field's own label or key is meant for it.
  for (const { key, label } of fillable(added)) {
    const own = [label, key].map(name => name.trim().toLowerCase());
    const column = columns.find(c => !used.has(c.name) && own.includes(c.name.trim().toLowerCase()));
    if (column === undefined) continue;
    fields[key] = column.name;
    used.add(column.name);
  }
  for (const { field, column } of candidates(kind, columns)) {
    if (fields[field] !== undefined || used.has(column.name)) continue;
    fields[field] = column.name;
    used.add(column.name);
  }
  const matched = columns.flatMap(column => {
    const field = Object.entries(fields).find(([, name]) => name === column.name)?.[0];
    const type = field === undefined ? undefined : typeOf(field, added);
    return type ? [{ column, type }] : [];
  });
  const money = matched.filter(m => m.type === 'money').map(m => m.column);
  const amounts = money.map(c => headerWords(c.name));
  const currency = fields.currency ? null : commonest(amounts.map(a => a.currency));
  return {
    as: kind,
    source: fileName.replace(/\.[^.]*$/, '').slice(0, 80) || 'Import',
    key: fields.externalKey === undefined ? 'name' : 'externalKey',
    fields: fields as Record<string, string>,
    ...(currency ? { currency } : {}),
    moneyUnit: commonest(amounts.map(a => a.moneyUnit)) ?? 'one',
    decimals: guessDecimals(money.flatMap(c => c.samples)),
    dayFormat: guessDayFormat(matched.filter(m => m.type === 'day').flatMap(m => m.column.samples)),
    baseline: 'given',
    snapshot: 'partial',
  };
}
