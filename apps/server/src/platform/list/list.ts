import { createHash } from 'node:crypto';
import { type Expression, type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { atOnce } from '../database/at-once.ts';
import { type AppError, invalidField } from '../error/error.ts';
import type { FieldType, FieldTypes, Filter } from '../filter/filter.ts';
import { parseFilter } from '../filter/parse.ts';
import { type Columns, filterSql, sqlType } from '../filter/sql.ts';

/** What a caller asked of a list, as in the contract's `listQuery`. */
export interface ListQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly filter?: string | undefined;
  readonly sort?: string | undefined;
}

/** What a list allows: its fields with their types and SQL, its order, and what makes each row unique. */
export interface ListShape {
  readonly types: FieldTypes;
  readonly columns: Columns;
  /** As in `sort`: `-at`. */
  readonly defaultSort: string;
  /** A uuid that no two rows share: it makes the order total. */
  readonly id: Expression<unknown>;
  /** The day that `today` stands for in a filter. */
  readonly today: string;
  /** What a filter of the list stands for, where that is more than it says. */
  readonly meaning?: (filter: Filter) => Filter;
}

interface Key {
  readonly name: string;
  readonly type: FieldType;
  readonly descending: boolean;
  readonly sql: RawBuilder<unknown>;
}

type KeyValue = string | number | boolean | null;

// Names of people are sorted without regard to case, and the same on every database and in every locale.
const sortable = (column: Expression<unknown>, type: FieldType): RawBuilder<unknown> =>
  type === 'text' ? sql`lower((${column})::text) collate "C"` : sql`(${column})::${sqlType[type]}`;

const readSort = (sort: string, shape: ListShape): readonly Key[] => {
  const keys = sort.split(',').map(word => {
    const name = word.replace(/^-/, '');
    const type = Object.hasOwn(shape.types, name) ? shape.types[name] : undefined;
    const column = Object.hasOwn(shape.columns, name) ? shape.columns[name] : undefined;
    if (type === undefined || column === undefined) {
      const known = Object.keys(shape.types).join(', ');
      throw invalidField('query.sort', `There is no field ${name} to sort by. The fields are: ${known}.`);
    }
    return { name, type, descending: word.startsWith('-'), sql: sortable(column, type) };
  });
  if (keys.length > 5) throw invalidField('query.sort', 'Sort by five fields at most.');
  return [...keys, { name: 'id', type: 'id', descending: false, sql: sql`(${shape.id})::uuid` }];
};

const cursorForm = z.tuple([z.string(), z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))]);

const fingerprint = (query: ListQuery, keys: readonly Key[]): string =>
  createHash('sha256')
    .update(JSON.stringify([query.filter ?? '', keys.map(k => [k.name, k.descending])]))
    .digest('base64url')
    .slice(0, 12);

const badCursor = (): AppError =>
  invalidField(
    'query.cursor',
    'This cursor belongs to another list, filter or order. Start again without one.',
  );

const readCursor = (cursor: string, mark: string, keys: readonly Key[]): readonly KeyValue[] => {
  try {
    const [of, values] = cursorForm.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    if (of !== mark || values.length !== keys.length) throw badCursor();
    return values;
  } catch {
    throw badCursor();
  }
};

/** Rows after the cursor's: nulls come last in both directions. */
const after = (keys: readonly Key[], values: readonly KeyValue[]): RawBuilder<SqlBool> => {
  const [key, ...rest] = keys;
  const [value = null, ...others] = values;
  if (key === undefined) return sql`false`;
  const same = after(rest, others);
  if (value === null) return sql`(${key.sql} is null and ${same})`;
  const given = sql`${value}::${sqlType[key.type]}`;
  const further = key.descending ? sql`${key.sql} < ${given}` : sql`${key.sql} > ${given}`;
  return sql`(${further} or ${key.sql} is null or (${key.sql} = ${given} and ${same}))`;
};

/** One page of a list, and how many rows there are on all. */
export interface PageRead<O> {
  readonly items: readonly O[];
  readonly nextCursor: string | null;
  readonly total: number;
}

interface WithKeys {
  readonly sortKeys: readonly KeyValue[];
}

/**
 * Reads one page of a list: filtered, in a total and stable order, from after the cursor, with the total number of
 * rows. Throws `invalid` for a filter, sort or cursor that does not fit.
 */
export const readPage = async <DB, TB extends keyof DB, O>(
  base: SelectQueryBuilder<DB, TB, O>,
  query: ListQuery,
  shape: ListShape,
): Promise<PageRead<O>> => {
  const keys = readSort(query.sort ?? shape.defaultSort, shape);
  const mark = fingerprint(query, keys);
  const text = query.filter?.trim() ?? '';
  const meaning = shape.meaning ?? ((filter: Filter) => filter);
  const filtered =
    text === ''
      ? base
      : base.where(filterSql(meaning(parseFilter(text, shape.types)), shape.columns, shape.today));
  let paged = filtered.select(
    sql<readonly KeyValue[]>`json_build_array(${sql.join(keys.map(k => k.sql))})`.as('sortKeys'),
  );
  if (query.cursor !== undefined) paged = paged.where(after(keys, readCursor(query.cursor, mark, keys)));
  for (const key of keys)
    paged = paged.orderBy(key.sql, o => (key.descending ? o.desc() : o.asc()).nullsLast());
  const [found, counted] = await atOnce(
    paged.limit(query.limit + 1).execute(),
    filtered.clearSelect().select(sql<number>`count(*)`.as('total')).execute(),
  );
  const rows = found as unknown as readonly (O & WithKeys)[];
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return {
    items: items.map(({ sortKeys: _, ...row }) => row as unknown as O),
    nextCursor: last === undefined ? null : writeCursor(mark, last.sortKeys),
    total: (counted[0] as { total: number } | undefined)?.total ?? 0,
  };
};

const writeCursor = (mark: string, values: readonly KeyValue[]): string =>
  Buffer.from(JSON.stringify([mark, values])).toString('base64url');
