import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeSchema } from './schema.ts';

const committed = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

test('schema.sql and tables.gen.ts are those of the migrations; npm run schema writes them', async () => {
  const { sql, types } = await describeSchema();
  expect(sql).toBe(committed('../../migrations/schema.sql'));
  expect(types).toBe(committed('../platform/database/tables.gen.ts'));
});
