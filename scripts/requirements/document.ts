import type { Acceptance } from './titles.ts';

/** One requirement, as `docs/requirements/table.json` states it. */
export interface Requirement {
  readonly row: string;
  readonly text: string;
  readonly priority: 'must' | 'should' | 'differentiator';
}

/** The requirements of one duty of a PMO, or of the platform. */
export interface Area {
  readonly area: string;
  readonly title: string;
  readonly place: string;
  readonly rows: readonly Requirement[];
}

/** What a title names that no table holds: a number mistyped, or a row not written down. */
export const unknownRows = (areas: readonly Area[], tests: readonly Acceptance[]): readonly string[] => {
  const known = new Set(areas.flatMap(area => area.rows.map(({ row }) => row)));
  return tests.flatMap(({ rows, title, file }) =>
    rows.filter(row => !known.has(row)).map(row => `${file}: there is no requirement ${row} ("${title}").`),
  );
};

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

const proofs = (tests: readonly Acceptance[], row: string): string =>
  tests
    .filter(test => test.rows.includes(row))
    .map(({ title, file }) => `${cell(title)} ([${file.split('/').at(-1)}](../${file}))`)
    .join('<br>');

const section = ({ area, title, place, rows }: Area, tests: readonly Acceptance[]): string => {
  const lines = rows.map(
    ({ row, text, priority }) => `| ${row} | ${cell(text)} | ${priority} | ${proofs(tests, row) || '-'} |`,
  );
  return [
    `## ${area} ${title} (\`${place}\`)`,
    '',
    '| row | what must work | priority | proven by |',
    '|---|---|---|---|',
    ...lines,
    '',
  ].join('\n');
};

/** `docs/requirements.md`: every row with the acceptance tests that prove it, and how many are proven. */
export const requirementsDocument = (areas: readonly Area[], tests: readonly Acceptance[]): string => {
  const rows = areas.flatMap(area => area.rows);
  const proven = rows.filter(({ row }) => tests.some(test => test.rows.includes(row)));
  const musts = (list: readonly Requirement[]) => list.filter(({ priority }) => priority === 'must').length;
  return [
    '# Requirements',
    '',
    'Written by `npm run requirements` from [the table](requirements/table.json) and the titles of the tests; do not',
    'edit. A row is proven when a test that runs in `npm test` carries its number at the start of its title.',
    '',
    `**${proven.length} of ${rows.length} rows are proven** (${musts(proven)} of ${musts(rows)} that are a must).`,
    '',
    ...areas.map(area => section(area, tests)),
  ].join('\n');
};
