import type { ImportField, ImportMapping, ImportProblem } from '@chartroom/contract';
import type { TableRow } from '@chartroom/interop';
import { AppError } from '../../platform/index.ts';
import type { FieldSetting } from '../../register/index.ts';
import { type AddedFields, fillable, noAddedFields, readAdded } from './added-fields.ts';
import { columnOf, sourceReader } from './field-source.ts';
import { fieldsOf } from './fields.ts';
import { type FieldValue, readField } from './read-field.ts';

/** Only mapped fields are present; null is an empty cell. */
export type RowValues = Partial<Readonly<Record<ImportField, FieldValue>>>;

/** One row of the file as the mapping reads it, with what is wrong with it. */
export interface ReadRow {
  readonly number: number;
  readonly values: RowValues;
  /** From which day on the row is true; null when its date cannot be read. */
  readonly day: string | null;
  readonly currency: string;
  /** Values of the fields that the organisation added; null is an empty cell. */
  readonly fields?: FieldSetting;
  /** One of those is an amount. */
  readonly saysAddedMoney?: boolean;
  readonly problems: readonly ImportProblem[];
}

/** What rows are read against. */
export interface ReadContext {
  readonly columns: readonly string[];
  /** Currency of money of which neither row nor mapping says one. */
  readonly currency: string;
  /** Day of rows without a date. */
  readonly today: string;
  readonly added?: AddedFields;
}

/** A row with an error is refused; warnings and notes are only said. */
export const isBad = (row: { readonly problems: readonly ImportProblem[] }): boolean =>
  row.problems.some(p => p.severity === 'error');

const invalid = (field: string, message: string) =>
  new AppError('invalid', message, { fields: [{ path: `body.mapping.fields.${field}`, message }] });

function mappingMakesSense(mapping: ImportMapping, added: AddedFields): void {
  const { required } = fieldsOf(mapping.as);
  const all = [...fieldsOf(mapping.as).all, ...fillable(added).map(f => f.key)];
  for (const field of Object.keys(mapping.fields)) {
    if (!(all as readonly string[]).includes(field))
      throw invalid(
        field,
        `An import of ${mapping.as} has no field "${field}". Its fields: ${all.join(', ')}.`,
      );
  }
  const wanted = mapping.as === 'milestones' ? required : [...required, mapping.key];
  for (const field of wanted) {
    if (mapping.fields[field] !== undefined) continue;
    const why = required.some(r => r === field) ? 'cannot do without it' : 'is found again by it';
    throw invalid(field, `Choose where ${field} comes from: an import of ${mapping.as} ${why}.`);
  }
}

const pairs = [
  ['startBaseline', 'finishBaseline'],
  ['startForecast', 'finishForecast'],
  ['startActual', 'finishActual'],
] as const;

/** Fields without which a row cannot be used. */
function needed(mapping: ImportMapping): readonly ImportField[] {
  switch (mapping.as) {
    case 'milestones':
      return ['projectKey', 'name'];
    case 'programmes':
      return [mapping.key, 'name'];
    case 'projects':
      return [mapping.key];
    case 'reports':
      return [mapping.key, 'asOf'];
  }
}

/**
 * How rows are read by a mapping: each into values, or problems with column, value and reason. Throws `invalid` for a
 * mapping that does not fit its kind or the file.
 */
export function rowReader(mapping: ImportMapping, context: ReadContext): (row: TableRow) => ReadRow {
  const { added = noAddedFields } = context;
  mappingMakesSense(mapping, added);
  const extra = fillable(added).flatMap(field => {
    const source = mapping.fields[field.key];
    return source === undefined ? [] : [{ field, read: sourceReader(field.key, source, context.columns) }];
  });
  const readers = fieldsOf(mapping.as).all.flatMap(field => {
    const source = mapping.fields[field];
    return source === undefined ? [] : [{ field, read: sourceReader(field, source, context.columns) }];
  });
  // The currency is read first: amounts are read in it.
  readers.sort((a, b) => Number(b.field === 'currency') - Number(a.field === 'currency'));
  const required = needed(mapping);

  return ({ number, cells }) => {
    const values: Partial<Record<ImportField, FieldValue>> = {};
    const problems: ImportProblem[] = [];
    const say = (
      severity: ImportProblem['severity'],
      at: { column: string | null; value: string | null },
      message: string,
    ) => problems.push({ row: number, ...at, severity, message });
    let currency = mapping.currency ?? context.currency;
    for (const { field, read } of readers) {
      const sourced = read(cells);
      const at = { column: sourced.column, value: 'text' in sourced ? sourced.text.slice(0, 200) : null };
      const result = 'wrong' in sourced ? sourced : readField(field, sourced.text, { mapping, currency });
      if ('wrong' in result) {
        say('error', at, result.wrong);
        continue;
      }
      values[field] = result.value;
      if (result.note !== undefined) say('note', at, result.note);
      if (field === 'currency' && typeof result.value === 'string') currency = result.value;
      if (result.value === null && required.includes(field))
        say('error', { ...at, value: null }, `The row has no ${field}. Fill the cell, or leave the row out.`);
    }
    const fields: Record<string, string | number | boolean | null> = {};
    for (const { field, read } of extra) {
      const sourced = read(cells);
      const at = { column: sourced.column, value: 'text' in sourced ? sourced.text.slice(0, 200) : null };
      const result =
        'wrong' in sourced ? sourced : readAdded(field, sourced.text, { mapping, currency, added });
      if ('wrong' in result) say('error', at, result.wrong);
      else fields[field.key] = result.value;
    }
    for (const [from, to] of pairs) {
      const [start, finish] = [values[from], values[to]];
      if (typeof start === 'string' && typeof finish === 'string' && finish < start)
        say(
          'warning',
          { column: columnOf(mapping, to), value: finish },
          `${to} is before ${from} (${start}). Both dates are kept.`,
        );
    }
    const dated = mapping.fields.asOf !== undefined;
    const asOf = values.asOf ?? null;
    const day = dated && values.asOf === undefined ? null : typeof asOf === 'string' ? asOf : context.today;
    const saysAddedMoney = extra.some(
      ({ field }) => field.type === 'money' && typeof fields[field.key] === 'number',
    );
    return {
      ...{ number, values, day, currency, problems },
      ...(extra.length === 0 ? {} : { fields, saysAddedMoney }),
    };
  };
}
