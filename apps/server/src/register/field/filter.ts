import type { Filter } from '../../platform/index.ts';
import type { FieldCatalogue } from './catalogue.ts';
import { codesUnder, type FieldDefinition, optionMeant } from './definition.ts';

const listField = (catalogue: FieldCatalogue, name: string): FieldDefinition | null => {
  const field = catalogue.byKey.get(name);
  return field && (field.type === 'list' || field.type === 'tree') ? field : null;
};

/** The codes that a value of a list in a filter stands for: it may be written by its label; in a tree, all under it. */
function codesMeant(field: FieldDefinition, written: unknown): readonly string[] {
  const option = typeof written === 'string' ? optionMeant(field, written) : null;
  if (option === null) return [String(written)];
  return field.type === 'tree' ? codesUnder(field, option.code) : [option.code];
}

/** A filter in which values of lists are codes, and a value of a tree stands for all that is under it. */
export function withCodes(filter: Filter, catalogue: FieldCatalogue): Filter {
  if (catalogue.fields.length === 0) return filter;
  switch (filter.op) {
    case 'and':
    case 'or':
      return {
        ...filter,
        left: withCodes(filter.left, catalogue),
        right: withCodes(filter.right, catalogue),
      };
    case 'not':
      return { ...filter, item: withCodes(filter.item, catalogue) };
    case 'in': {
      const field = listField(catalogue, filter.field);
      return field
        ? { ...filter, values: [...new Set(filter.values.flatMap(v => codesMeant(field, v)))] }
        : filter;
    }
    case 'compare': {
      const { left, right, how } = filter;
      const [side, value] = left.kind === 'field' ? [left, right] : [right, left];
      const field = side.kind === 'field' ? listField(catalogue, side.name) : null;
      if (field === null || value.kind !== 'value' || (how !== '==' && how !== '!=')) return filter;
      const values = codesMeant(field, value.value);
      const item: Filter = { op: 'in', field: field.key, type: 'text', values };
      return how === '==' ? item : { op: 'not', item };
    }
    case 'true':
    case 'null':
    case 'text':
      return filter;
  }
}
