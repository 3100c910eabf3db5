import type { Rule, Violation } from '../house.ts';

const limit = 400;
const generated = /\.gen\.ts$|schema\.sql$|^apps\/web\/src\/locales\//;

/** No file is longer than a person reads in one sitting. */
export const fileSize: Rule = house =>
  [...house.files]
    .filter(([file]) => /\.(?:tsx?|mjs|css|sql)$/.test(file) && !generated.test(file))
    .map(([file, text]) => ({ file, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0) }))
    .filter(({ lines }) => lines > limit)
    .map(
      ({ file, lines }): Violation => ({
        file,
        line: limit + 1,
        rule: 'file-size',
        what: `${lines} lines; the limit is ${limit}.`,
        todo: 'Find the second thing this file does, and give it a file of its own.',
      }),
    );
