import {
  type ImportField,
  type ImportKind,
  type ImportMapping,
  importFields,
  importMapping,
} from '@chartroom/contract';

export type Source = ImportMapping['fields'][string];
export type SourceKind = 'none' | 'column' | 'value' | 'formula';

const keyOf = (id: string): string => `chartroom.import.${id}`;

/** The mapping as it was left when this import was last looked at in this browser. */
export function loadDraft(id: string): ImportMapping | null {
  try {
    const read = importMapping.safeParse(JSON.parse(localStorage.getItem(keyOf(id)) ?? 'null'));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

export const keepDraft = (id: string, mapping: ImportMapping): void =>
  localStorage.setItem(keyOf(id), JSON.stringify(mapping));

export const forgetDraft = (id: string): void => localStorage.removeItem(keyOf(id));

/** The fields of a kind, in their order. */
export const fieldsOf = (kind: ImportKind): readonly ImportField[] =>
  (importFields[kind] as readonly string[]).map(name => name.replace(/\*$/, '') as ImportField);

/** Fields without which this mapping cannot be checked. */
export function requiredOf(mapping: ImportMapping): readonly ImportField[] {
  const marked = (importFields[mapping.as] as readonly string[])
    .filter(name => name.endsWith('*'))
    .map(name => name.slice(0, -1) as ImportField)
    .filter(field => mapping.each === undefined || field !== 'name');
  return mapping.as === 'milestones' || marked.includes(mapping.key) ? marked : [mapping.key, ...marked];
}

export const missingOf = (mapping: ImportMapping): readonly ImportField[] =>
  requiredOf(mapping).filter(field => mapping.fields[field] === undefined);

export function kindOf(source: Source | undefined): SourceKind {
  if (source === undefined) return 'none';
  if (typeof source === 'string' || 'column' in source) return 'column';
  return 'value' in source ? 'value' : 'formula';
}

/** The column a source reads, by the name it has in the file: headers are found in any case. */
export function columnOf(source: Source | undefined, columns: readonly string[]): string | null {
  const named =
    typeof source === 'string' ? source : source !== undefined && 'column' in source ? source.column : null;
  if (named === null) return null;
  return columns.find(c => c.trim().toLowerCase() === named.trim().toLowerCase()) ?? named;
}

/** Words of a column that are replaced by others. */
export const valuesOf = (source: Source | undefined): Readonly<Record<string, string>> =>
  typeof source === 'object' && 'column' in source ? (source.values ?? {}) : {};

/** A column as short as it can be written. */
export const columnSource = (column: string, values: Readonly<Record<string, string>> = {}): Source =>
  Object.keys(values).length === 0 ? column : { column, values: { ...values } };

/** Sets or clears where a field comes from. */
export function withSource(mapping: ImportMapping, field: string, source: Source | undefined): ImportMapping {
  const { [field]: _, ...others } = mapping.fields;
  return { ...mapping, fields: source === undefined ? others : { ...others, [field]: source } };
}

/** The same mapping for another kind of row: what that kind does not know is left out. */
export function withKind(mapping: ImportMapping, as: ImportKind): ImportMapping {
  const known: readonly string[] = fieldsOf(as);
  const { each, ...rest } = mapping;
  return {
    ...rest,
    as,
    fields: Object.fromEntries(Object.entries(mapping.fields).filter(([field]) => known.includes(field))),
    ...(as === 'milestones' && each !== undefined ? { each } : {}),
  };
}

/** Every text in which a mapping names columns: to say which columns are left over. */
export function usedColumns(mapping: ImportMapping, columns: readonly string[]): ReadonlySet<string> {
  const dates = (mapping.each ?? []).flatMap(part => [part.baseline, part.forecast, part.actual]);
  const used = new Set<string>();
  for (const source of [...Object.values(mapping.fields), ...dates]) {
    const column = columnOf(source, columns);
    if (column !== null) used.add(column);
    if (typeof source !== 'object' || !('formula' in source)) continue;
    for (const name of columns)
      if (source.formula.includes(`row.${name}`) || source.formula.includes(`row["${name}"]`)) used.add(name);
  }
  return used;
}
