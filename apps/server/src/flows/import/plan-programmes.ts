import type { ImportChange, ImportCounts, ImportMapping } from '@chartroom/contract';
import type { FieldSetting } from '../../register/index.ts';
import { type AddedFields, addedChanges, saidFields } from './added-fields.ts';
import type { Names } from './known.ts';
import { isBad, type ReadRow } from './read-row.ts';

/** A programme to be added. */
export interface ProgrammeAddition {
  readonly row: number;
  readonly name: string;
  readonly description: string;
  readonly externalKey: string | null;
  readonly portfolioId: string | null;
  readonly managerId: string | null;
  /** Values of added fields. */
  readonly fields: FieldSetting;
}

export interface ProgrammePlan {
  readonly additions: readonly ProgrammeAddition[];
  readonly counts: Pick<ImportCounts, 'created' | 'unchanged'>;
  readonly diff: readonly ImportChange[];
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Which programmes an import adds. One that is there already is left as it is: its page is where it is changed. */
export function planProgrammes(
  mapping: ImportMapping,
  rows: readonly ReadRow[],
  { names, added }: { readonly names: Names; readonly added: AddedFields },
): ProgrammePlan {
  const additions: ProgrammeAddition[] = [];
  const good = rows.filter(r => !isBad(r));
  for (const row of good) {
    const { number, values } = row;
    const [name, key, manager] = [text(values.name) ?? '', text(values.externalKey), text(values.manager)];
    if (key === null ? names.isThere('programme', name) : names.programmeByKey(key) !== null) continue;
    const portfolio = text(values.portfolio) ?? mapping.portfolio ?? null;
    additions.push({
      row: number,
      name,
      description: text(values.description) ?? '',
      externalKey: key,
      portfolioId: portfolio === null ? null : names.idOf('portfolio', portfolio),
      managerId: manager === null ? null : names.idOf('person', manager),
      fields: saidFields(row, {}, false),
    });
  }
  return {
    additions,
    counts: { created: additions.length, unchanged: good.length - additions.length },
    diff: additions.map(a => ({
      row: a.row,
      action: 'create',
      key: a.externalKey,
      name: a.name,
      changes: [
        { field: 'description', from: null, to: a.description || null },
        { field: 'portfolio', from: null, to: a.portfolioId && names.nameOf(a.portfolioId) },
        { field: 'manager', from: null, to: a.managerId && names.nameOf(a.managerId) },
        ...addedChanges(added, a.fields),
      ].filter(c => c.to !== null),
    })),
  };
}
