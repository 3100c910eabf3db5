import type { ImportMapping, ImportProblem } from '@chartroom/contract';
import { matchKey } from './check-rows.ts';
import { columnOf } from './field-source.ts';
import { fieldDefinitions } from './fields.ts';
import { mapped } from './in-turns.ts';
import type { KnownProject, Names } from './known.ts';
import type { ReadRow } from './read-row.ts';

/** In one form for comparing with the key of a row; null for a project that this mapping cannot find again. */
export const keyOfProject = (mapping: ImportMapping, project: KnownProject): string | null => {
  if (mapping.key === 'name') return project.name.trim().toLowerCase();
  return project.externalSource === mapping.source ? project.externalKey : null;
};

type Say = (field: string, value: string, message: string) => void;

const saysMoney = (row: ReadRow): boolean =>
  row.saysAddedMoney === true ||
  Object.entries(row.values).some(
    ([field, value]) =>
      fieldDefinitions[field as keyof typeof fieldDefinitions].type === 'money' && typeof value === 'number',
  );

function againstProject(
  row: ReadRow,
  found: readonly KnownProject[],
  { say, mapping }: { readonly say: Say; readonly mapping: ImportMapping },
): void {
  const [project, second] = found;
  const key = matchKey(mapping, row);
  if (second !== undefined)
    say(
      mapping.key,
      key,
      `${found.length} projects are called this (${found.map(p => p.key).join(', ')}). Find them again by a key, or rename them.`,
    );
  else if (project === undefined) {
    if (typeof row.values.name !== 'string')
      say('name', '', `There is no project with this key (${key}), and the row gives no name to add one by.`);
  } else if (!project.mayEdit)
    say(
      mapping.key,
      key,
      `You may not change the project with this key (${key}). Ask its manager, or leave the row out.`,
    );
  else if (project.currency !== row.currency && (saysMoney(row) || typeof row.values.currency === 'string'))
    say(
      'currency',
      row.currency,
      `${project.key} is kept in ${project.currency}, this row in ${row.currency}. A project keeps one currency: convert the amounts.`,
    );
}

/** Adds what is wrong between rows and what is there already: ambiguous names, other currencies, unknown programmes. */
export function* checkKnown(
  mapping: ImportMapping,
  rows: readonly ReadRow[],
  there: {
    readonly projects: readonly KnownProject[];
    readonly names: Names;
    /** Keys that projects of the source have, also of those that may not be seen. */
    readonly taken: ReadonlySet<string>;
    /** Whether a project, or a new one, may be where a row puts it. */
    readonly mayPut: (row: ReadRow, project: KnownProject | null) => boolean;
  },
): Generator<void, readonly ReadRow[]> {
  const byKey = Map.groupBy(there.projects, p => keyOfProject(mapping, p));
  const named = new Set<string>();
  const taken = new Set(there.taken);
  return yield* mapped(rows, row => {
    const key = matchKey(mapping, row);
    if (key === '') return row;
    const problems: ImportProblem[] = [];
    const say: Say = (field, value, message) =>
      problems.push({
        row: row.number,
        column: columnOf(mapping, field),
        value: value || null,
        severity: 'error',
        message,
      });
    if (!named.has(key)) againstProject(row, byKey.get(key) ?? [], { say, mapping });
    if (problems.length === 0 && !there.mayPut(row, byKey.get(key)?.[0] ?? null))
      say(
        mapping.key,
        key,
        'You may not put a project there. Ask a portfolio manager, or leave the row out.',
      );
    const own = row.values.externalKey;
    const adds = !byKey.has(key) && !named.has(key);
    if (mapping.key === 'name' && adds && typeof own === 'string' && taken.has(own))
      say(
        'externalKey',
        own,
        `This key from ${mapping.source} is given already. Leave it out, or find projects by it.`,
      );
    // A later row of a project that an earlier row adds needs no name.
    if (problems.length === 0 && typeof row.values.name === 'string' && !byKey.has(key)) {
      named.add(key);
      if (typeof own === 'string') taken.add(own);
    }
    const programme = row.values.programmeKey;
    if (typeof programme === 'string' && there.names.programmeByKey(programme) === null)
      say(
        'programmeKey',
        programme,
        `There is no programme with this key from ${mapping.source}. Import the programmes first.`,
      );
    return problems.length === 0 ? row : { ...row, problems: [...row.problems, ...problems] };
  });
}
