import { parseSync, Visitor } from 'oxc-parser';
import { describe, expect, test } from 'vitest';
import { readHouse } from './boundaries/house.ts';

// No pattern that a crafted text makes run for minutes (docs/security.md, number 20): a part that repeats without end
// may hold no part that repeats without end, unless what stands between its rounds can stand in neither.

interface Part {
  /** Whether something in it repeats without end. */
  repeats: boolean;
}

/** Whether the characters at `i` say that what stands before repeats without end, and how many they are. */
const endless = (pattern: string, i: number): number => {
  if (pattern[i] === '*' || pattern[i] === '+') return 1;
  return /^\{\d+,\}/.exec(pattern.slice(i))?.[0].length ?? 0;
};

const skipClass = (pattern: string, start: number): number => {
  let i = start + 1;
  while (i < pattern.length && pattern[i] !== ']') i += pattern[i] === '\\' ? 2 : 1;
  return i;
};

/** Whether a pattern has a repetition without end inside another. */
function nestsRepetition(pattern: string): boolean {
  const open: Part[] = [{ repeats: false }];
  for (let i = 0; i < pattern.length; i += 1) {
    const c = pattern[i];
    const within = open.at(-1);
    if (within === undefined) return false;
    if (c === '\\') i += 1;
    else if (c === '[') i = skipClass(pattern, i);
    else if (c === '(') {
      open.push({ repeats: false });
      continue;
    } else if (c === ')') {
      const closed = open.pop();
      const outside = open.at(-1);
      const again = endless(pattern, i + 1) > 0;
      if (again && closed?.repeats === true) return true;
      if (outside) outside.repeats ||= again || closed?.repeats === true;
      continue;
    } else if (endless(pattern, i) > 0) {
      within.repeats = true;
      continue;
    } else continue;
    if (endless(pattern, i + 1) > 0) within.repeats = true;
  }
  return false;
}

/** Nested, and harmless: each round begins with a character that none of the inner repetitions takes. */
const harmless: readonly string[] = [
  '^[a-z0-9]+(-[a-z0-9]+)*$',
  '^-?[a-zA-Z]+(,-?[a-zA-Z]+)*$',
  '^\\d+(\\.\\d+)*$',
];

const patternsIn = (path: string, text: string): readonly string[] => {
  const found: string[] = [];
  new Visitor({
    Literal: node => {
      if ('regex' in node) found.push(node.regex.pattern);
    },
  }).visit(parseSync(path, text).program);
  return found;
};

const product = [...readHouse().files].filter(
  ([path]) => /^(apps|packages)\/[^/]+\/src\/.*\.tsx?$/.test(path) && !/\.test\.tsx?$|\/testing\//.test(path),
);

describe('patterns', () => {
  test('of the product take time in proportion to the text', () => {
    const all = product.flatMap(([path, text]) => patternsIn(path, text).map(pattern => ({ path, pattern })));
    expect(all.length).toBeGreaterThan(100);
    const nested = all.filter(({ pattern }) => nestsRepetition(pattern) && !harmless.includes(pattern));
    expect(nested).toEqual([]);
  });

  test.each(['(a+)+$', '^(\\w+\\s?)*$', '((a|b)*c*)*', '([a-z]+)*@', '(?:x{2,})+', '^(([a-z])+.)+$'])(
    'such as %s are caught',
    pattern => expect(nestsRepetition(pattern)).toBe(true),
  );

  test.each(['^[a-z]+$', '(a|b)*', '[(+*]+\\)*', '(abc)+d{2,5}', '\\(a+\\)+', '(a{1,3})+'])(
    'such as %s are not',
    pattern => expect(nestsRepetition(pattern)).toBe(false),
  );
});
