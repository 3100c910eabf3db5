import { posix } from 'node:path';
import type { Rule, Violation } from '../house.ts';
import { isProduct } from '../place.ts';

const makesSql = new Set(['kysely', 'pg', '@electric-sql/pglite']);

const mayHoldSql = (path: string): boolean =>
  path.startsWith('apps/server/src/platform/') ||
  posix.basename(path) === 'store.ts' ||
  posix.basename(posix.dirname(path)) === 'store';

const said = (file: string, line: number, by: string): Violation => ({
  file,
  line,
  rule: 'sql-home',
  what: `SQL outside a store.ts, by ${by}.`,
  todo: "Move it into the feature's store.ts (or a file in store/, where one is not enough) and call it from here.",
});

/** SQL is written in `store.ts` or `store/`, in migrations and in the platform, nowhere else. */
export const sqlHome: Rule = house =>
  [...house.sources]
    .filter(([file]) => isProduct(file) && !mayHoldSql(file))
    .flatMap(([file, { imports, mentions }]) => [
      ...imports
        .filter(({ specifier, names }) => makesSql.has(specifier ?? '') || names.includes('sql'))
        .map(({ specifier, line }) => said(file, line, `the import of "${specifier}"`)),
      ...mentions
        .filter(({ name }) => name !== 'Date' && name !== 'Math.random')
        .map(({ name, line }) => said(file, line, `a call of ${name}`)),
    ]);
