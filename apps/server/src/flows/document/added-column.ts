import type { FieldCell } from '@chartroom/contract';
import { asDay, decimalText } from '@chartroom/engine';
import type { Cell, ColumnKind } from '@chartroom/interop';
import { cellText, type FieldCatalogue, type FieldDefinition, typeInFormula } from '../../register/index.ts';

/** What the column of an added field holds, and how its values are written; money in the currency given. */
export function addedColumn(
  field: FieldDefinition,
  catalogue: FieldCatalogue,
): {
  readonly header: string;
  readonly kind: ColumnKind;
  readonly share: number;
  readonly written: (cell: FieldCell | undefined, currency: string) => Cell;
} {
  const type = typeInFormula(field);
  return {
    header: field.label,
    kind: type === 'number' || type === 'money' ? type : type === 'date' ? 'day' : 'text',
    share: 2,
    written: (cell, currency) => {
      if (cell === undefined) return null;
      if (typeof cell === 'number') {
        const number =
          type === 'money' ? decimalText({ minor: cell, currency }) : cell.toFixed(field.decimals);
        return { number };
      }
      if (type === 'date' && typeof cell === 'string') return { day: asDay(cell) };
      return cellText(catalogue, field.key, cell);
    },
  };
}
