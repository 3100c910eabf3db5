import type { ProjectTemplateDefinition } from '@chartroom/contract';
import { expect, test } from 'vitest';
import { mergeDefinition } from './merge-definition.ts';

const base: ProjectTemplateDefinition = {
  ...{ tasks: [], documents: [], rows: [], fields: [], budget: [], method: null },
  roles: [
    { id: 'lead', name: 'Lead' },
    { id: 'buyer', name: 'Buyer' },
  ],
  gates: [{ id: 'go', name: 'Go', offsetDays: 5 }],
};

test('changes of two people to different things both stay, in their order', () => {
  const mine = { ...base, gates: [{ id: 'go', name: 'Go', offsetDays: 8 }], method: 'PM2' };
  const theirs = {
    ...base,
    roles: [
      { id: 'lead', name: 'Team lead' },
      { id: 'tester', name: 'Tester' },
      { id: 'buyer', name: 'Buyer' },
    ],
  };
  expect(mergeDefinition({ base, mine, theirs })).toEqual({
    definition: { ...theirs, gates: mine.gates, method: 'PM2' },
    clashes: [],
  });
});

test('what both changed stays as I typed it, and is named', () => {
  const mine = { ...base, roles: [{ id: 'lead', name: 'Mine' }] };
  const theirs = {
    ...base,
    roles: [
      { id: 'lead', name: 'Theirs' },
      { id: 'buyer', name: 'Theirs too' },
    ],
    gates: [],
  };
  const { definition, clashes } = mergeDefinition({ base, mine, theirs });
  expect(definition.roles).toEqual([{ id: 'lead', name: 'Mine' }]);
  expect(definition.gates).toEqual([]);
  expect(clashes).toEqual(['lead', 'buyer']);
});

test('a budget that one may not see stays theirs', () => {
  const closed = { ...base, budget: null };
  expect(mergeDefinition({ base: closed, mine: closed, theirs: closed }).definition.budget).toBeNull();
});
