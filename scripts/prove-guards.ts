// `npm run prove-guards` takes each guard of scripts/guards.ts away, runs its test, which has to fail, and puts the
// guard back. With --table it writes the table of docs/security.md; with numbers, only those.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Guard, guards } from './guards.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const at = (path: string): string => `${root}${path}`;

/** The rows of the table, in the order of the catalogue. */
export const guardTable = (): string =>
  [
    '| number | threat | guard | where | the test that fails without it |',
    '| --- | --- | --- | --- | --- |',
    ...guards.map(
      g => `| ${g.number} | ${g.threat} | ${g.guard} | \`${g.file}\` | \`${g.test.file}\`: ${g.test.title} |`,
    ),
  ].join('\n');

const begin = '<!-- guards -->\n';
const end = '\n<!-- /guards -->';

/** docs/security.md with its table as the list says it. */
export const documentWithTable = (document: string): string => {
  const [before = '', rest = ''] = document.split(begin);
  return `${before}${begin}${guardTable()}${end}${rest.split(end)[1] ?? ''}`;
};

const passes = ({ test }: Guard): boolean =>
  spawnSync(
    process.execPath,
    [at('node_modules/vitest/vitest.mjs'), 'run', '--project', test.project, test.file, '-t', test.title],
    { cwd: root, stdio: 'ignore', env: { ...process.env, CHARTROOM_VISIBILITY_CASES: '90' } },
  ).status === 0;

/** Whether the guard's test fails once it is taken away; the file is put back whatever happens. */
const isProved = (guard: Guard): boolean => {
  const text = readFileSync(at(guard.file), 'utf8');
  writeFileSync(
    at(guard.file),
    text.replace(guard.find, () => guard.replace),
  );
  try {
    return !passes(guard);
  } finally {
    writeFileSync(at(guard.file), text);
  }
};

const prove = (numbers: readonly number[]): void => {
  for (const guard of guards.filter(g => numbers.length === 0 || numbers.includes(g.number))) {
    const proved = isProved(guard);
    if (!proved) process.exitCode = 1;
    const said = proved ? 'fails without its guard' : 'STILL PASSES without its guard';
    process.stdout.write(`${String(guard.number).padStart(2)}  ${said}: ${guard.test.title}\n`);
  }
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const given = process.argv.slice(2);
  if (given.includes('--table')) {
    const path = at('docs/security.md');
    writeFileSync(path, documentWithTable(readFileSync(path, 'utf8')));
  } else prove(given.map(Number));
}
