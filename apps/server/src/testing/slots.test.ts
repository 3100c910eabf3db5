import { endpoint, id } from '@chartroom/contract';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { sampleOf } from './sample.ts';
import { kindOf, slotsOf, textSlotsOf } from './slots.ts';

const project = id('project');
const body = z.object({
  ids: z.array(project),
  name: z.string(),
  rows: z.array(z.object({ projectId: project.nullable(), note: z.string().optional() })).optional(),
  place: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('unit'), unitId: z.uuid() }),
    z.object({ kind: z.literal('person'), personId: z.uuid() }),
  ]),
  shares: z.record(z.string(), z.object({ portfolioId: z.uuid() })).optional(),
});
const bulk = endpoint({
  method: 'POST',
  path: '/api/projects/bulk',
  summary: 'Ids wherever a body can hold one',
  access: 'project.edit',
  query: z.object({ search: z.string().optional(), unitId: z.uuid().optional(), limit: z.int().optional() }),
  body,
});

test('every place that takes an id is found, in lists, choices and records', () => {
  expect(slotsOf(bulk).map(s => `${s.part} ${s.field}`)).toEqual([
    'query search',
    'query unitId',
    'body ids.*',
    'body rows.*.projectId',
    'body place.unitId',
    'body place.personId',
    'body shares.*.portfolioId',
  ]);
  expect(textSlotsOf(bulk).map(s => s.field)).toEqual(['name', 'rows.*.note']);
  expect(['ids.*', 'rows.*.projectId', 'place.personId'].map(f => kindOf(bulk, f))).toEqual([
    'project',
    'project',
    'person',
  ]);
});

test('a sample holds what is put into any of the places, and its schema accepts it', () => {
  const value = '0198c0de-0000-7000-8000-000000000001';
  const other = '0198c0de-0000-7000-8000-000000000002';
  for (const { field } of slotsOf(bulk).filter(s => s.part === 'body')) {
    const sample = sampleOf(body, { id: () => other, everything: false, put: { field, value } });
    expect(JSON.stringify(sample), field).toContain(value);
    expect(body.safeParse(sample).error, field).toBeUndefined();
  }
});
