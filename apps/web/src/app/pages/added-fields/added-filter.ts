import type { Field } from '@chartroom/contract';
import type { FilterField } from '../../../ui/filter/suggest.ts';

/** An added field as the filter bar suggests it; values of lists by their labels. */
export function addedFilter({ key, label, type, result, options }: Field): FilterField {
  const kind = type === 'formula' ? result : type;
  switch (kind) {
    case 'list':
    case 'tree':
      return { name: key, label, kind: 'choice', values: options.filter(o => !o.retired).map(o => o.label) };
    case 'number':
    case 'money':
      return { name: key, label, kind };
    case 'date':
      return { name: key, label, kind: 'day' };
    case 'yes-no':
      return { name: key, label, kind: 'boolean' };
    default:
      return { name: key, label, kind: 'text' };
  }
}
