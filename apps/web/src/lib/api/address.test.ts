import { expect, test } from 'vitest';
import { address } from './address.ts';

test('parameters and query are filled in and encoded', () => {
  expect(
    address('/api/projects/:project/reports', { project: 'A/B & C' }, { limit: 5, cursor: undefined }),
  ).toBe('/api/projects/A%2FB%20%26%20C/reports?limit=5');
});

test('a missing parameter is a mistake of ours', () => {
  expect(() => address('/api/projects/:project')).toThrow('project');
});
