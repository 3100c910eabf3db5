import {
  type Field,
  type FieldCell,
  type FieldEntity,
  type FieldOption,
  type FormulaResult,
  listFields,
} from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { useRead } from './api/use-read.ts';
import { useFormat } from './format/use-format.ts';

const none: readonly Field[] = [];

/** The fields that the organisation added to an entity, in their order; none while they load. */
export function useAddedFields(entity: FieldEntity = 'project'): readonly Field[] {
  const { data } = useRead(listFields, { query: {} });
  const items = data?.items ?? none;
  return useMemo(() => items.filter(f => f.entity === entity), [items, entity]);
}

/** A value of a tree with what it stands under: Operations › Fleet. */
export function pathOf(options: readonly FieldOption[], code: string): string {
  const labels: string[] = [];
  for (let at = options.find(o => o.code === code); at && labels.length < 10; ) {
    labels.unshift(at.label);
    const { parent } = at;
    at = parent === null ? undefined : options.find(o => o.code === parent);
  }
  return labels.length === 0 ? code : labels.join(' › ');
}

interface Shown {
  readonly type: Field['type'] | FormulaResult;
  readonly result?: FormulaResult | null;
  readonly options?: readonly FieldOption[];
  readonly unit?: string;
  readonly decimals?: number;
  readonly currency: string;
}

/** A value as people read it; nothing for one that is not there, and why for one that cannot be calculated. */
export function useCellText() {
  const { t } = useLingui();
  const format = useFormat();
  return useMemo(
    () =>
      (
        cell: FieldCell | null | undefined,
        { type, result, options = [], unit, decimals, currency }: Shown,
      ) => {
        if (cell === null || cell === undefined) return '';
        if (typeof cell === 'object') return 'wrong' in cell ? cell.wrong : cell.name;
        if (typeof cell === 'boolean') return cell ? t`yes` : t`no`;
        const kind = type === 'formula' ? (result ?? 'text') : type;
        if (typeof cell === 'number') {
          if (kind === 'money') return format.moneyExact(cell, currency);
          const said = format.number(cell, decimals ?? 2);
          return unit ? `${said} ${unit}` : said;
        }
        if (kind === 'date') return format.day(cell);
        if (kind === 'list') return options.find(o => o.code === cell)?.label ?? cell;
        return kind === 'tree' ? pathOf(options, cell) : cell;
      },
    [t, format],
  );
}
