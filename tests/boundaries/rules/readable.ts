import type { Rule } from '../house.ts';

/** Every source file parses; a file that does not would slip past the other rules. */
export const readable: Rule = house =>
  [...house.sources].flatMap(([file, { errors }]) =>
    errors.map(error => ({
      file,
      line: 1,
      rule: 'readable',
      what: `This file does not parse: ${error}.`,
      todo: 'Correct its syntax.',
    })),
  );
