import type { ImportMapping, ImportProblem } from '@chartroom/contract';
import { columnOf } from './field-source.ts';
import { isBad, type ReadRow } from './read-row.ts';

const said = (value: unknown): string => (typeof value === 'string' ? value.trim().toLowerCase() : '');

/** What finds the row's subject again, in one form for comparing; '' when the row does not say it. */
export function matchKey(mapping: ImportMapping, row: ReadRow): string {
  const { values } = row;
  if (mapping.as === 'milestones') {
    const project = said(values.projectKey);
    const own =
      typeof values.externalKey === 'string' ? `key ${values.externalKey}` : `name ${said(values.name)}`;
    return project === '' ? '' : `${project} ${own}`;
  }
  if (mapping.key === 'name') return said(values.name);
  return typeof values.externalKey === 'string' ? values.externalKey : '';
}

/** Adds what is wrong between rows: the same key twice on a day, and two currencies in one project. */
export function checkRows(mapping: ImportMapping, rows: readonly ReadRow[]): readonly ReadRow[] {
  const firstOf = new Map<string, number>();
  const currencyOf = new Map<string, { readonly currency: string; readonly row: number }>();
  const keyField = mapping.as === 'milestones' ? 'externalKey' : mapping.key;
  return rows.map(row => {
    const key = matchKey(mapping, row);
    if (key === '' || row.day === null) return row;
    const problems: ImportProblem[] = [];
    const say = (field: string, value: string, message: string) =>
      problems.push({ row: row.number, column: columnOf(mapping, field), value, severity: 'error', message });
    const first = firstOf.get(`${row.day} ${key}`);
    if (first !== undefined)
      say(keyField, key, `Row ${first} says the same of ${key} on ${row.day} already. Keep one of the two.`);
    else firstOf.set(`${row.day} ${key}`, row.number);
    const kept = currencyOf.get(key);
    if (kept !== undefined && kept.currency !== row.currency)
      say(
        'currency',
        row.currency,
        `Row ${kept.row} gives ${key} in ${kept.currency}, this one in ${row.currency}. A project keeps one currency: convert one of them.`,
      );
    else if (kept === undefined && !isBad(row))
      currencyOf.set(key, { currency: row.currency, row: row.number });
    return problems.length === 0 ? row : { ...row, problems: [...row.problems, ...problems] };
  });
}

const order = { error: 0, warning: 1, note: 2 } as const;
const fewest = 3;

/** Everything that was found, errors first; a note that many rows share is said once, with how many. */
export function sortedProblems(rows: readonly ReadRow[]): readonly ImportProblem[] {
  const all = rows.flatMap(r => r.problems);
  const notes = Map.groupBy(
    all.filter(p => p.severity === 'note'),
    p => `${p.column} ${p.message}`,
  );
  const told = [...notes.values()].flatMap(same => {
    const [first] = same;
    if (!first || same.length <= fewest) return same;
    return [{ ...first, row: null, value: null, message: `${same.length} rows: ${first.message}` }];
  });
  return [...all.filter(p => p.severity !== 'note'), ...told].sort(
    (a, b) => order[a.severity] - order[b.severity] || (a.row ?? 0) - (b.row ?? 0),
  );
}
