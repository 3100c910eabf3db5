import type { ImportMapping } from '@chartroom/contract';
import type { TableRow } from '@chartroom/interop';
import { invalidField } from '../../platform/index.ts';
import { type ReadContext, type ReadRow, rowReader } from './read-row.ts';

/** The mapping of one of the key dates that stand beside each other in a row. */
function mappingOf(mapping: ImportMapping, part: NonNullable<ImportMapping['each']>[number]): ImportMapping {
  const { name, kind, ...dates } = part;
  const given = Object.entries(dates).flatMap(([field, source]) =>
    source === undefined ? [] : [[field, source]],
  );
  const fields = {
    ...mapping.fields,
    name: { value: name },
    kind: { value: kind },
    ...Object.fromEntries(given),
  };
  return { ...mapping, fields };
}

const isDated = ({ values, problems }: ReadRow): boolean =>
  problems.length > 0 || [values.baseline, values.forecast, values.actual].some(d => typeof d === 'string');

/**
 * How a row of a table is read by a mapping: into one, or with `each` into one for every key date it holds.
 * Throws `invalid` for a mapping that does not fit its kind or the file.
 */
export function rowsReader(
  mapping: ImportMapping,
  context: ReadContext,
): (row: TableRow) => readonly ReadRow[] {
  if (mapping.each === undefined) {
    const read = rowReader(mapping, context);
    return row => [read(row)];
  }
  if (mapping.as !== 'milestones')
    throw invalidField(
      'body.mapping.each',
      `Only key dates stand beside each other; this imports ${mapping.as}.`,
    );
  const readers = mapping.each.map(part => rowReader(mappingOf(mapping, part), context));
  return row => readers.map(read => read(row)).filter(isDated);
}
