import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type Area, requirementsDocument, unknownRows } from './requirements/document.ts';
import { acceptanceTests } from './requirements/titles.ts';

const areas: readonly Area[] = [
  {
    area: 'R5',
    title: 'Prioritisation',
    place: 'portfolio/prioritization',
    rows: [
      { row: 'R5.1', text: 'A funnel for ideas', priority: 'must' },
      { row: 'R5.2', text: 'Demand states | with reasons', priority: 'should' },
    ],
  },
];
const found = (text: string) => acceptanceTests('tests/a.test.ts', text).map(({ rows }) => rows.join(' '));

describe('which tests prove a row', () => {
  test.each([
    ["test('R5.1 keeps an idea', () => {})", ['R5.1']],
    ['it(`R5.1 keeps ideas`, () => {})', ['R5.1']],
    ["test.each([1])('R5.1, R5.2 keep %i ideas', () => {})", ['R5.1 R5.2']],
    ["test.only('R5.1 and R5.2: a funnel', () => {})", ['R5.1 R5.2']],
    ["describe('x', () => { test('R5.10 counts', () => {}) })", ['R5.10']],
    ["test('a funnel, as R5.1 asks', () => {})", []],
    ["test.skip('R5.1 later', () => {})", []],
    ["test.fixme('R5.1 later', () => {})", []],
    ["describe('R5.1 a funnel', () => {})", []],
    ["const row = 'R5.1 is only data';", []],
    ["// test('R5.1 was here', () => {})", []],
  ])('%s', (text, rows) => {
    expect(found(text)).toEqual(rows);
  });
});

test('a row that the table does not hold is named with its file', () => {
  const tests = acceptanceTests('tests/a.test.ts', "test('R5.7 a typing error', () => {})");
  expect(unknownRows(areas, tests)).toEqual([
    'tests/a.test.ts: there is no requirement R5.7 ("R5.7 a typing error").',
  ]);
});

test('the document counts and links what is proven', () => {
  const tests = acceptanceTests('apps/web/a.test.ts', "test('R5.1 keeps an idea', () => {})");
  const document = requirementsDocument(areas, tests);
  expect(document).toContain('**1 of 2 rows are proven** (1 of 1 that are a must).');
  expect(document).toContain(
    '| R5.1 | A funnel for ideas | must | R5.1 keeps an idea ([a.test.ts](../apps/web/a.test.ts)) |',
  );
  expect(document).toContain('| R5.2 | Demand states \\| with reasons | should | - |');
});

test('the committed document is up to date', () => {
  const script = fileURLToPath(new URL('requirements.ts', import.meta.url));
  expect(execFileSync(process.execPath, [script, '--check'], { encoding: 'utf8' })).toContain(
    'is up to date',
  );
});
