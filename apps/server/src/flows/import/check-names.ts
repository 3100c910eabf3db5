import type { ImportField, ImportMapping, ImportProblem } from '@chartroom/contract';
import { holdsEverywhere, may, type Tx } from '../../platform/index.ts';
import { columnOf } from './field-source.ts';
import { mapped } from './in-turns.ts';
import type { NamedKind, Names } from './known.ts';
import type { ReadRow } from './read-row.ts';

const kinds: readonly (readonly [ImportField, NamedKind])[] = [
  ['unit', 'unit'],
  ['portfolio', 'portfolio'],
  ['programme', 'programme'],
  ['manager', 'person'],
  ['sponsor', 'person'],
];

/** Whether somebody may add what rows name, by the same permissions as one by one. */
function mayAddNamed(tx: Tx, mapping: ImportMapping, names: Names): Readonly<Record<NamedKind, boolean>> {
  const portfolioId = mapping.portfolio === undefined ? null : names.idOf('portfolio', mapping.portfolio);
  return {
    unit: holdsEverywhere(tx.actor, 'organisation.edit'),
    person: holdsEverywhere(tx.actor, 'person.manage'),
    portfolio: may(tx.actor, 'portfolio.edit', { portfolioId: null }),
    programme: may(tx.actor, 'portfolio.edit', { portfolioId }),
  };
}

/** Adds what is wrong with rows that name something which is not there and which the importing person may not add. */
export function* checkNames(
  tx: Tx,
  rows: readonly ReadRow[],
  { mapping, names }: { readonly mapping: ImportMapping; readonly names: Names },
): Generator<void, readonly ReadRow[]> {
  const allowed = mayAddNamed(tx, mapping, names);
  const fixed = mapping.portfolio;
  return yield* mapped(rows, row => {
    const problems: ImportProblem[] = [];
    const look = (field: ImportField, kind: NamedKind, name: unknown) => {
      if (typeof name !== 'string' || names.isThere(kind, name) || allowed[kind]) return;
      const message = `There is no ${kind} called this, and you may not add one. Choose one that is there, or ask an administrator.`;
      problems.push({
        row: row.number,
        column: columnOf(mapping, field),
        value: name,
        severity: 'error',
        message,
      });
    };
    for (const [field, kind] of kinds) look(field, kind, row.values[field]);
    if (row.values.portfolio === undefined) look('portfolio', 'portfolio', fixed);
    if (mapping.as === 'programmes') look('name', 'programme', row.values.name);
    return problems.length === 0 ? row : { ...row, problems: [...row.problems, ...problems] };
  });
}
