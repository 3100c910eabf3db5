import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { guards } from './guards.ts';
import { documentWithTable } from './prove-guards.ts';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

test.each(guards.map(g => [`${g.number} ${g.guard}`, g] as const))(
  '%s: is there to be taken away',
  (_, g) => {
    expect(read(g.file).split(g.find), `${g.file} has no such guard, or has it twice`).toHaveLength(2);
    expect(read(g.test.file), `${g.test.file} has no such test`).toContain(
      g.test.title.replace(/^is not there for .*/, 'is not there for'),
    );
  },
);

test('every number of the catalogue that has to have one has a guard', () => {
  const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 17, 18, 19, 20, 23, 24, 25, 26];
  expect(numbers.filter(n => !guards.some(g => g.number === n))).toEqual([]);
});

test('docs/security.md has the table; node scripts/prove-guards.ts --table writes it', () => {
  const document = read('docs/security.md');
  expect(documentWithTable(document)).toBe(document);
});
