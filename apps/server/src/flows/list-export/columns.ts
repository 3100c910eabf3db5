import { type FieldCells, type ListedKind, listColumnNames } from '@chartroom/contract';
import { asDay } from '@chartroom/engine';
import type { Cell } from '@chartroom/interop';
import { invalidField, type Tx } from '../../platform/index.ts';
import { fieldCatalogue } from '../../register/index.ts';
import { addedColumn } from '../document/added-column.ts';
import type { ListColumn } from '../document/list-file.ts';

/** A column of a list, and what of a row it holds. */
export interface ColumnOf<R> extends ListColumn {
  readonly cell: (row: R) => Cell;
}

/** What is written for each column of a kind that pages know by one name. */
export type OwnColumns<R, K extends ListedKind> = Readonly<
  Record<(typeof listColumnNames)[K][number], readonly ColumnOf<R>[]>
>;

/** A column of texts; an empty one is no cell. */
export const text = <R>(header: string, share: number, of: (row: R) => string | null): ColumnOf<R> => ({
  ...{ header, kind: 'text', share },
  cell: row => of(row) || null,
});

export const number = <R>(header: string, of: (row: R) => number | null): ColumnOf<R> => ({
  ...{ header, kind: 'number', share: 1.4 },
  cell: row => {
    const value = of(row);
    return value === null ? null : { number: String(value) };
  },
});

export const day = <R>(header: string, of: (row: R) => string | null): ColumnOf<R> => ({
  ...{ header, kind: 'day', share: 1.4 },
  cell: row => {
    const value = of(row);
    return value === null ? null : { day: asDay(value) };
  },
});

interface Asked<R, K extends ListedKind> {
  /** As in the query; all that are offered when left out. */
  readonly columns: string | undefined;
  readonly own: OwnColumns<R, K>;
  /** Of amounts in added fields. */
  readonly currency: string;
}

/** The columns that were asked for, in their order; refuses one that there is not. */
export async function columnsAsked<R extends { readonly fields: FieldCells }, K extends ListedKind>(
  tx: Tx,
  kind: K,
  { columns, own, currency }: Asked<R, K>,
): Promise<readonly ColumnOf<R>[]> {
  const catalogue = await fieldCatalogue(tx, kind);
  const known = new Map<string, readonly ColumnOf<R>[]>(Object.entries(own));
  const added = catalogue.fields.map(field => {
    const { written, ...column } = addedColumn(field, catalogue);
    const cell = (row: R) => written(row.fields[field.key], currency);
    known.set(`fields.${field.key}`, [{ ...column, cell }]);
    return field;
  });
  const all = [
    ...listColumnNames[kind],
    ...added.filter(field => !field.retired).map(field => `fields.${field.key}`),
  ];
  const names = columns === undefined ? all : columns.split(',').map(name => name.trim());
  const wrong = names.find(name => !known.has(name));
  if (wrong !== undefined)
    throw invalidField(
      'query.columns',
      `There is no column ${wrong}. The columns are: ${[...known.keys()].join(', ')}.`,
    );
  return [...new Set(names)].flatMap(name => known.get(name) ?? []);
}
