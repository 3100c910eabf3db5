type Files = Readonly<Record<string, string>>;

const manifest = (name: string, dependencies: Files = {}): string => JSON.stringify({ name, dependencies });

/** A small house in which every rule is kept; each violation is planted into a copy of it. */
export const soundHouse: Files = {
  'package.json': JSON.stringify({ name: 'chartroom-root', devDependencies: { vitest: '5.1.1' } }),
  'packages/engine/package.json': manifest('@chartroom/engine'),
  'packages/engine/src/index.ts': "export * from './selection/rank.ts';\n",
  'packages/engine/src/selection/rank.ts': 'export const rank = (n: number): number => n;\n',
  'packages/engine/src/selection/sum.ts':
    'export const sum = (a = 1, b = 1, c = 1, d = 1): number => a + b + c + d;\n',
  'packages/engine/src/selection/rank.test.ts': "import { test } from 'vitest';\ntest('rank', () => {});\n",
  'packages/contract/package.json': manifest('@chartroom/contract', { zod: '4.6.7' }),
  'packages/contract/src/index.ts': "export * from './portfolio/prioritization.ts';\n",
  'packages/contract/src/portfolio/prioritization.ts':
    "import { z } from 'zod';\nexport const proposal = z.object({ sentDate: z.string() });\n",
  'packages/interop/package.json': manifest('@chartroom/interop', {
    '@chartroom/engine': '0.1.0',
    saxes: '6.0.0',
  }),
  'packages/interop/src/index.ts': "export { read } from './csv/read.ts';\n",
  'packages/interop/src/csv/read.ts':
    "import { rank } from '@chartroom/engine';\nexport const read = rank;\n",
  'apps/server/package.json': manifest('@chartroom/server', {
    '@chartroom/contract': '0.1.0',
    '@chartroom/engine': '0.1.0',
    '@chartroom/interop': '0.1.0',
    fastify: '5.12.8',
    kysely: '0.29.9',
    pg: '8.23.1',
  }),
  'apps/server/src/main.ts': "import './http/routes.ts';\nimport './platform/index.ts';\n",
  'apps/server/src/platform/index.ts': "export type { Tx } from './database/transaction.ts';\n",
  'apps/server/src/platform/database/transaction.ts':
    "import type { Pool } from 'pg';\nexport type Tx = Pool;\n",
  'apps/server/src/register/index.ts': "export { projectName } from './project/project.ts';\n",
  'apps/server/src/register/project/project.ts':
    "import type { Tx } from '../../platform/index.ts';\nexport const projectName = (tx: Tx): string => typeof tx;\n",
  'apps/server/src/domains/portfolio/index.ts':
    "export { propose } from './prioritization/prioritization.ts';\n",
  'apps/server/src/domains/portfolio/prioritization/prioritization.ts':
    "import { projectName } from '../../../register/index.ts';\nexport const propose = projectName;\n",
  'apps/server/src/domains/portfolio/prioritization/store.ts':
    "import { sql } from 'kysely';\nexport const all = sql;\n",
  'apps/server/src/domains/portfolio/prioritization/store/columns.ts':
    "import { sql } from 'kysely';\nexport const c = sql;\n",
  'apps/server/src/domains/knowledge/index.ts': "export { lesson } from './lessons/lessons.ts';\n",
  'apps/server/src/domains/knowledge/lessons/lessons.ts': 'export const lesson = 1;\n',
  'apps/server/src/flows/cockpit.ts':
    "import { propose } from '../domains/portfolio/index.ts';\nexport const show = propose;\n",
  'apps/server/src/http/routes.ts':
    "import 'fastify';\nimport { show } from '../flows/cockpit.ts';\nexport const routes = show;\n",
  'apps/web/package.json': manifest('@chartroom/web', { '@chartroom/contract': '0.1.0', react: '19.3.1' }),
  'apps/web/src/main.tsx': "import './app/shell.tsx';\n",
  'apps/web/src/app/shell.tsx':
    "import './shell.css';\nimport '../domains/portfolio/prioritization/page.tsx';\n",
  'apps/web/src/app/shell.css': 'body {\n  margin: 0;\n}\n',
  'apps/web/src/ui/button.tsx': 'import \'react\';\nexport const Button = () => <button type="button" />;\n',
  'apps/web/src/lib/client.ts':
    "import type { proposal } from '@chartroom/contract';\nexport type P = typeof proposal;\n",
  'apps/web/src/domains/portfolio/prioritization/page.tsx':
    "import { Button } from '../../../ui/button.tsx';\nexport const Page = () => <Button />;\n",
  'apps/web/src/domains/knowledge/lessons/page.tsx': 'export const Page = () => null;\n',
  'apps/cli/package.json': manifest('@chartroom/cli', { '@chartroom/server': '0.1.0' }),
  'apps/cli/src/chartroom.ts': "import 'node:fs';\nimport '@chartroom/server';\n",
  'packages/contract/src/knowledge/lessons.ts': 'export const lessons = 1;\n',
  'docs/domains/portfolio/prioritization.md': '# Prioritisation\n',
  'docs/domains/knowledge/lessons.md': '# Lessons\n',
};

/** What the sound house allows for now. */
export const plantedOversize = { 'packages/engine/src/selection/sum.ts#sum': { lines: 0, parameters: 4 } };

/** One violation: what is changed in the sound house (null takes a file away), and where it must be caught. */
export interface Planted {
  readonly title: string;
  readonly files: Readonly<Record<string, string | null>>;
  readonly caught: { readonly rule: string; readonly file: string; readonly line: number };
}

/** Rule, title, file, its text (null: taken away), and the line at which it is caught, 1 when left out. */
type Row = readonly [rule: string, title: string, file: string, text: string | null, line?: number];

const use = 'apps/server/src/domains/portfolio/prioritization/prioritization.ts';
const rank = 'packages/engine/src/selection/rank.ts';
const over = 'packages/engine/src/selection/sum.ts';
const contract = 'packages/contract/src/portfolio/prioritization.ts';
const page = 'apps/web/src/domains/portfolio/prioritization/page.tsx';

const walls: readonly Row[] = [
  ['import-walls', 'the engine imports Node', rank, "\nimport { readFileSync } from 'node:fs';\n", 2],
  ['import-walls', 'the engine imports Node without the prefix', rank, "import 'fs/promises';\n"],
  ['import-walls', 'the engine imports a package', rank, "import { z } from 'zod';\n"],
  ['import-walls', 'the engine imports the contract', rank, "import '@chartroom/contract';\n"],
  ['import-walls', 'the contract imports the engine', contract, "import '@chartroom/engine';\n"],
  ['import-walls', 'the contract imports another package', contract, "import 'pg';\n"],
  ['import-walls', 'interop imports Node', 'packages/interop/src/csv/read.ts', "import 'node:buffer';\n"],
  [
    'import-walls',
    'interop imports the contract',
    'packages/interop/src/csv/read.ts',
    "import '@chartroom/contract';\n",
  ],
  ['import-walls', 'a domain imports another', use, "import { lesson } from '../../knowledge/index.ts';\n"],
  [
    'import-walls',
    'a domain imports a type of another',
    use,
    "import type { L } from '../../knowledge/index.ts';\n",
  ],
  [
    'import-walls',
    'a domain re-exports another',
    use,
    "export { lesson } from '../../knowledge/index.ts';\n",
  ],
  ['import-walls', 'a domain re-exports all of another', use, "export * from '../../knowledge/index.ts';\n"],
  [
    'import-walls',
    'a domain imports another later',
    use,
    "export const l = () => import('../../knowledge/index.ts');\n",
  ],
  [
    'import-walls',
    'a domain names a type of another',
    use,
    "export type L = import('../../knowledge/index.ts').L;\n",
  ],
  [
    'import-walls',
    'a domain requires another',
    use,
    "export const l = require('../../knowledge/index.ts');\n",
  ],
  [
    'import-walls',
    'a domain starts a worker of another',
    use,
    "new URL('../../knowledge/index.ts', import.meta.url);\n",
  ],
  ['import-walls', 'a computed import', use, 'export const l = (name: string) => import(name);\n'],
  ['import-walls', 'a domain imports Node', use, "import 'node:crypto';\n"],
  ['import-walls', 'a domain imports a package', use, "import 'fastify';\n"],
  ['import-walls', 'a domain imports flows', use, "import '../../../flows/cockpit.ts';\n"],
  ['import-walls', 'a domain imports http', use, "import '../../../http/routes.ts';\n"],
  [
    'import-walls',
    'a domain goes behind the platform wall',
    use,
    "import type { Tx } from '../../../platform/database/transaction.ts';\n",
  ],
  [
    'import-walls',
    'the platform imports a domain',
    'apps/server/src/platform/database/transaction.ts',
    "import '../../domains/knowledge/index.ts';\n",
  ],
  [
    'import-walls',
    'the register imports a domain',
    'apps/server/src/register/project/project.ts',
    "import '../../domains/knowledge/index.ts';\n",
  ],
  [
    'import-walls',
    'flows go behind the wall of a domain',
    'apps/server/src/flows/cockpit.ts',
    "import '../domains/knowledge/lessons/lessons.ts';\n",
  ],
  ['import-walls', 'flows import a package', 'apps/server/src/flows/cockpit.ts', "import 'pg';\n"],
  [
    'import-walls',
    'the server goes behind the wall of a package',
    use,
    "import '@chartroom/engine/src/selection/rank.ts';\n",
  ],
  [
    'import-walls',
    'the same by a relative path',
    use,
    "import '../../../../../../packages/engine/src/selection/rank.ts';\n",
  ],
  [
    'import-walls',
    'the design system imports the contract',
    'apps/web/src/ui/button.tsx',
    "import '@chartroom/contract';\n",
  ],
  ['import-walls', 'a page imports the engine', page, "import '@chartroom/engine';\n"],
  ['import-walls', 'a page imports another domain', page, "import '../../knowledge/lessons/page.tsx';\n"],
  ['import-walls', 'a page imports the shell', page, "import '../../../app/shell.tsx';\n"],
  ['import-walls', 'a page imports Node', page, "import 'node:path';\n"],
  [
    'import-walls',
    'the client imports a page',
    'apps/web/src/lib/client.ts',
    "import '../domains/knowledge/lessons/page.tsx';\n",
  ],
  [
    'import-walls',
    'the web app imports the server',
    'apps/web/src/app/shell.tsx',
    "import '@chartroom/server';\n",
  ],
  [
    'import-walls',
    "the command line imports the server's insides",
    'apps/cli/src/chartroom.ts',
    "import '../../server/src/platform/index.ts';\n",
  ],
  ['import-walls', 'a file outside the map', 'apps/server/src/shared/money.ts', 'export const a = 1;\n'],
];

const others: readonly Row[] = [
  [
    'declared-packages',
    'a package the workspace does not declare',
    'apps/server/src/http/routes.ts',
    "import '@fastify/cors';\n",
  ],
  [
    'declared-packages',
    'a part of this house it does not declare',
    'apps/cli/src/chartroom.ts',
    "import '@chartroom/engine';\n",
  ],
  [
    'declared-packages',
    'a product file imports a tool of the root',
    'apps/cli/src/chartroom.ts',
    "\nimport 'vitest';\n",
    2,
  ],
  [
    'index-files',
    'an index where there is no wall',
    'apps/server/src/flows/index.ts',
    'export const a = 1;\n',
  ],
  [
    'index-files',
    'an index of a single duty',
    'apps/server/src/domains/knowledge/lessons/index.ts',
    'export const a = 1;\n',
  ],
  ['index-files', 'an index in the web app', 'apps/web/src/ui/index.tsx', 'export const a = 1;\n'],
  ['index-files', 'a wall without an index', 'apps/server/src/domains/knowledge/index.ts', null],
  [
    'index-files',
    'a barrel under another name',
    'apps/web/src/ui/all.ts',
    "\nexport * from './button.tsx';\n",
    2,
  ],
  [
    'duty-trees',
    'a duty of the server that the contract lacks',
    'packages/contract/src/knowledge/lessons.ts',
    null,
  ],
  ['duty-trees', 'a duty that is not described', 'docs/domains/portfolio/prioritization.md', null],
  [
    'duty-trees',
    'a page of a duty that nobody answers',
    'apps/web/src/domains/knowledge/skills/page.tsx',
    'export const a = 1;\n',
  ],
  ['duty-trees', 'a description of what is not there', 'docs/domains/monitoring/risks.md', '# Risks\n'],
  [
    'duty-trees',
    'a duty that is none',
    'apps/server/src/domains/portfolio/scoring/score.ts',
    'export const a = 1;\n',
  ],
  ['sql-home', 'Kysely in a use case', use, "import { sql } from 'kysely';\n"],
  ['sql-home', 'only its type in a use case', use, "import type { Kysely } from 'kysely';\n"],
  ['sql-home', 'sql by way of the platform', use, "import { sql } from '../../../platform/index.ts';\n"],
  [
    'sql-home',
    'a query on the given transaction',
    use,
    "export const all = tx => tx.db.selectFrom('register_project');\n",
  ],
  [
    'sql-home',
    'a connection in http',
    'apps/server/src/http/routes.ts',
    "\n\nimport { Pool } from 'pg';\n",
    3,
  ],
  ['clockless', 'the clock in the engine', rank, 'export const now = (): number => Date.now();\n'],
  ['clockless', 'the type of the clock in the contract', contract, 'export type When = { at: Date };\n'],
  ['clockless', 'the clock by way of globalThis', rank, '\nexport const D = globalThis.Date;\n', 2],
  ['clockless', 'chance in the engine', rank, 'export const die = (): number => Math.random();\n'],
  ['file-size', 'a file that is too long', rank, `${'// one\n'.repeat(400)}export const a = 1;\n`, 401],
  [
    'file-size',
    'a style sheet that is too long',
    'apps/web/src/app/shell.css',
    `${'a {}\n'.repeat(401)}`,
    401,
  ],
  [
    'function-size',
    'a function that is too long',
    rank,
    `\nexport const rank = (): void => {\n${'  rank();\n'.repeat(69)}};\n`,
    2,
  ],
  [
    'function-size',
    'a method that is too long',
    rank,
    `export const a = {\n  rank() {\n${'    a.rank();\n'.repeat(69)}  },\n};\n`,
    2,
  ],
  [
    'function-size',
    'a fourth argument',
    rank,
    'export function rank(a: number, b: number, c: number, d = 1) {\n  return a + b + c + d;\n}\n',
  ],
  [
    'function-size',
    'one argument more than allowed for now',
    over,
    'export const sum = (a = 1, b = 1, c = 1, d = 1, e = 1): number => a + b + c + d + e;\n',
  ],
  ['function-size', 'an allowance that is no longer needed', over, 'export const sum = (a: number) => a;\n'],
  ['function-size', 'an allowance for a function that is gone', over, 'export const total = 1;\n'],
  ['file-names', 'a name that says nothing', 'packages/engine/src/base/utils.ts', 'export const a = 1;\n'],
  ['file-names', 'a name that ends so', 'packages/engine/src/base/date-helpers.ts', 'export const a = 1;\n'],
  ['file-names', 'a folder that says nothing', 'apps/web/src/ui/common/row.tsx', 'export const a = 1;\n'],
  ['file-names', 'a name in capitals', 'apps/web/src/ui/BigButton.tsx', 'export const a = 1;\n'],
  ['readable', 'a file that does not parse', rank, 'export const = ;\n'],
  // Joined here, so that this file does not hold what it plants.
  [
    'leaks',
    "a path of somebody's machine",
    'README.md',
    `# Chartroom\nSee ${'/ho'}me/somebody/chartroom\n`,
    2,
  ],
  ['leaks', 'the host of a registry', '.npmrc', `registry=https://${'registry'}.npmjs.org/\n`],
  [
    'leaks',
    "the host of this machine's own registry",
    'package-lock.json',
    '"resolved": "https://packages.example.test/z"\n',
  ],
];

export const planted: readonly Planted[] = [...walls, ...others].map(
  ([rule, title, file, text, line = 1]) => ({
    title,
    files: { [file]: text },
    caught: { rule, file, line },
  }),
);
