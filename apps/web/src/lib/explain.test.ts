import { expect, test } from 'vitest';
import { parseQuestion, questionText } from './explain.ts';

test.each([
  { metric: 'project-count' },
  { metric: 'finish-slip-days', project: 'PRJ-104' },
  { metric: 'median-slip-days', portfolio: '01a20aa0-5edb-7100-a3fd-62f9f6400aa9' },
])('a question survives the URL', question => {
  expect(parseQuestion(questionText(question))).toEqual(question);
});

test('what is no question opens nothing', () => {
  expect(parseQuestion(undefined)).toBeNull();
  expect(parseQuestion('')).toBeNull();
});
