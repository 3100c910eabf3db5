import type { FieldCells, FieldEntity } from '@chartroom/contract';
import { useMemo } from 'react';
import { useAddedFields, useCellText } from '../../../lib/added-fields.ts';
import { useSession } from '../../../lib/session.ts';
import type { GridColumn } from '../../../ui/grid/column.ts';
import { ColumnChooser } from '../../../ui/grid/column-chooser.tsx';

interface WithFields {
  readonly fields: FieldCells;
}

/** A column for each field that the organisation added to a kind; hidden at first. */
export function useAddedColumns<R extends WithFields>(entity: FieldEntity): readonly GridColumn<R>[] {
  const fields = useAddedFields(entity);
  const cellText = useCellText();
  const { me } = useSession();
  const currency = me?.organisation.currency ?? 'EUR';
  return useMemo(
    () =>
      fields
        .filter(f => !f.retired)
        .map(field => {
          const text = (row: R) => cellText(row.fields[field.key], { ...field, currency });
          return {
            id: `fields.${field.key}`,
            header: field.label,
            sort: field.key,
            width: 140,
            hidden: true,
            right: ['number', 'money', 'date'].includes(field.result ?? field.type),
            text,
            cell: row => (
              <span className="ellipsis" title={text(row)}>
                {text(row) || <span className="faint">—</span>}
              </span>
            ),
          };
        }),
    [fields, cellText, currency],
  );
}

interface Chosen {
  readonly shown: readonly string[] | undefined;
  readonly onShown: (ids: readonly string[] | undefined) => void;
}

/** Added fields as columns of a short table: the chooser, and those that were chosen, in the order in which they were. */
export function useTableColumns<R extends WithFields>(entity: FieldEntity, { shown, onShown }: Chosen) {
  const columns = useAddedColumns<R>(entity);
  return {
    chosen: (shown ?? []).flatMap(id => columns.find(c => c.id === id) ?? []),
    chooser:
      columns.length === 0 ? null : (
        <ColumnChooser
          columns={columns}
          shown={shown}
          onShown={ids => onShown(ids.length === 0 ? undefined : ids)}
        />
      ),
  };
}

interface ColumnsProps<R extends WithFields> {
  readonly columns: readonly GridColumn<R>[];
}

/** The heads of columns in a table. */
export const Heads = <R extends WithFields>({ columns }: ColumnsProps<R>) =>
  columns.map(column => (
    <th scope="col" key={column.id} data-right={column.right || undefined}>
      {column.header}
    </th>
  ));

/** Their cells in a row of it. */
export const Cells = <R extends WithFields>({ columns, row }: ColumnsProps<R> & { readonly row: R }) =>
  columns.map(column => (
    <td key={column.id} data-right={column.right || undefined}>
      {column.cell(row)}
    </td>
  ));
