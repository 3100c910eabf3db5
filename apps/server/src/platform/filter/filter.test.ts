import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shareTestServer, type TestServer } from '../../testing/test-server.ts';
import { AppError, filterSql, type ListQuery, parseFilter, readPage, systemActor } from '../index.ts';

const types = {
  key: 'text',
  slip: 'number',
  cost: 'money',
  late: 'boolean',
  finish: 'day',
  start: 'day',
  at: 'instant',
  id: 'id',
} as const;

// key, slip, cost, late, start, finish, at, id
const rows = [
  [
    'A-1',
    5,
    '100.50',
    true,
    '2026-01-01',
    '2026-03-31',
    '2026-01-01T10:00:00Z',
    '00000000-0000-4000-8000-000000000001',
  ],
  [
    'a-2',
    -3,
    '0',
    false,
    '2026-02-01',
    '2026-02-01',
    '2026-01-02T10:00:00Z',
    '00000000-0000-4000-8000-000000000002',
  ],
  ['B 100%', null, null, null, null, null, null, '00000000-0000-4000-8000-000000000003'],
  [
    "o'Neil_",
    40,
    '9999999.99',
    true,
    '2025-01-01',
    '2027-01-01',
    '2026-01-01T10:00:00.000001Z',
    '00000000-0000-4000-8000-000000000004',
  ],
] as const;

let server: TestServer;
let org: string;
beforeAll(async () => {
  server = await shareTestServer();
  org = (await server.organisation('acme')).id;
});
afterAll(() => server.close());

const columns = {
  key: sql.ref('r.key'),
  slip: sql.ref('r.slip'),
  cost: sql.ref('r.cost'),
  late: sql.ref('r.late'),
  start: sql.ref('r.start'),
  finish: sql.ref('r.finish'),
  at: sql.ref('r.at'),
  id: sql.ref('r.id'),
};
const table = sql<{ key: string }>`(select * from json_to_recordset(${JSON.stringify(
  rows.map(([key, slip, cost, late, start, finish, at, id]) => ({
    key,
    slip,
    cost,
    late,
    start,
    finish,
    at,
    id,
  })),
)}::json) as x (key text, slip integer, cost numeric, late boolean, start date, finish date, at timestamptz, id uuid))`;

const list = (query: Partial<ListQuery>) =>
  server.application.database.inOrganisation(systemActor(org), tx =>
    readPage(
      tx.db.selectFrom(table.as('r')).select('r.key'),
      { limit: 50, ...query },
      { types, columns, defaultSort: 'key', id: sql.ref('r.id'), today: '2026-02-01' },
    ),
  );
const keys = async (filter: string) => (await list({ filter })).items.map(r => r.key);

describe('a filter finds', () => {
  test.each([
    ['key == "A-1"', ['A-1']],
    ["key == 'o\\'Neil_'", ["o'Neil_"]],
    ['key != "A-1"', ['a-2', 'B 100%', "o'Neil_"]],
    ['slip > 4', ['A-1', "o'Neil_"]],
    ['slip > -4 && slip < 6', ['A-1', 'a-2']],
    ['slip != 5', ['a-2', 'B 100%', "o'Neil_"]],
    ['!(slip > 4)', ['a-2', 'B 100%']],
    ['!(slip > 4 && cost > 1)', ['a-2', 'B 100%']],
    ['slip == null', ['B 100%']],
    ['null != slip', ['A-1', 'a-2', "o'Neil_"]],
    ['has(finish)', ['A-1', 'a-2', "o'Neil_"]],
    ['cost >= 100.5', ['A-1', "o'Neil_"]],
    ['cost > slip', ['A-1', 'a-2', "o'Neil_"]],
    ['late', ['A-1', "o'Neil_"]],
    ['!late', ['a-2', 'B 100%']],
    ['late == false', ['a-2']],
    ['finish < "2026-12-31"', ['A-1', 'a-2']],
    ['finish > start', ['A-1', "o'Neil_"]],
    ['finish <= today', ['a-2']],
    ['finish > today + 30 && finish < today + 60', ['A-1']],
    ['start == today - 31', ['A-1']],
    ['today <= finish', ['A-1', 'a-2', "o'Neil_"]],
    ['at > "2026-01-01T10:00:00Z"', ['a-2', "o'Neil_"]],
    ['id == "00000000-0000-4000-8000-000000000003"', ['B 100%']],
    ['key in ["A-1", "B 100%"]', ['A-1', 'B 100%']],
    ['slip in [5, 40]', ['A-1', "o'Neil_"]],
    ['key.contains("%")', ['B 100%']],
    ['key.contains("_")', ["o'Neil_"]],
    ['key.startsWith("a")', ['a-2']],
    ['key.endsWith("2") || key.endsWith("1")', ['A-1', 'a-2']],
    ['', ['A-1', 'a-2', 'B 100%', "o'Neil_"]],
  ])('%s', async (filter, expected) => expect(await keys(filter)).toEqual(expected));
});

describe('a filter is refused, with the place and what to do', () => {
  test.each([
    ['kee == "A"', 'At character 1 of the filter: There is no field kee. The fields are: key, slip'],
    ['slip > 4 && kee == "A"', 'At character 13'],
    ['slip > "4"', 'slip is compared with a number'],
    ['key == 4', 'key is compared with a text in quotes'],
    ['finish > "2026-02-30"', 'a day in quotes'],
    ['finish > "soon"', 'a day in quotes'],
    ['id == "x"', 'id is compared with an id in quotes'],
    ['at > "2026-01-01"', 'an instant in quotes'],
    ['slip', 'Compare slip with something'],
    ['slip > ', 'Unexpected token'],
    ['key == "x', 'At character 8'],
    ['late > false', 'late is true or false'],
    ['slip > null', 'null can be compared by == and != only'],
    ['1 == 1', 'One side of a comparison has to be a field'],
    ['key.matches("(a+)+$")', 'There is no test matches()'],
    ['key.contains(slip)', 'contains() takes one text in quotes'],
    ['slip.contains("4")', 'slip is not a text'],
    ['size(key) > 3', 'A field is needed'],
    ['size(key)', 'There is no function size()'],
    ['key in []', 'The list after in is empty'],
    ['key in key', 'Write a list after in'],
    ['slip + 1 > 3', 'Only whole days can be added'],
    ['finish > today + 200000', 'more than 100000 days'],
    ['slip > today', 'slip is compared with a number'],
    ['key == start', 'cannot be compared'],
    ['constructor == "x"', 'There is no field constructor'],
    ['toString == "x"', 'There is no field toString'],
    ['__proto__ == "x"', 'At character 1'],
    ['key.constructor("x") == "y"', 'A field is needed'],
    ['late ? key == "a" : key == "b"', 'cannot be used in a filter'],
    [`${'('.repeat(100)}late${')'.repeat(100)}`, 'maxDepth'],
    [`key in [${Array.from({ length: 300 }, () => '"x"').join()}]`, 'maxListElements'],
    [`slip > ${'1'.repeat(3000)}`, 'more than 2000 characters'],
  ])('%s', (filter, message) => {
    const refuse = () => parseFilter(filter, types);
    expect(refuse).toThrow(AppError);
    expect(refuse).toThrow(message);
  });

  test('no text in a filter reaches the database as SQL', async () => {
    // What SQL is made of comes up often; any other character does as well.
    const sqlish = fc.string({ unit: fc.constantFrom(...`'"\\;-/*$ a1=()`), maxLength: 12 });
    const any = fc.oneof(sqlish, fc.string({ unit: 'binary', maxLength: 30 }));
    await fc.assert(
      fc.asyncProperty(any, async text => {
        if (text.includes('\0') || !text.isWellFormed()) return;
        expect(
          await keys(
            `key == ${JSON.stringify(text).replaceAll('\\b', '\\u0008').replaceAll('\\f', '\\u000c')}`,
          ),
        ).toEqual(rows.map(r => r[0]).filter(k => k === text));
      }),
      { numRuns: 100 },
    );
  });

  test('whatever is written is read or refused as invalid, never a failure of ours', () => {
    const word = fc.constantFrom(
      'key',
      'slip',
      'late',
      'today',
      '==',
      '>',
      '&&',
      '||',
      '!',
      '(',
      ')',
      '[',
      ']',
      'in',
      '"x"',
      '5',
      '-',
      '.',
      'contains',
      ',',
      'null',
      'has',
      '?',
      ':',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), words => {
        try {
          filterSql(parseFilter(words.join(' '), types), columns, '2026-02-01');
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a list', () => {
  const sorted = async (sort: string) => (await list({ sort })).items.map(r => r.key);

  test('is sorted without regard to case, nothing known last in both directions', async () => {
    expect(await sorted('key')).toEqual(['A-1', 'a-2', 'B 100%', "o'Neil_"]);
    expect(await sorted('-key')).toEqual(["o'Neil_", 'B 100%', 'a-2', 'A-1']);
    expect(await sorted('slip')).toEqual(['a-2', 'A-1', "o'Neil_", 'B 100%']);
    expect(await sorted('-slip')).toEqual(["o'Neil_", 'A-1', 'a-2', 'B 100%']);
    expect(await sorted('-late,slip')).toEqual(['A-1', "o'Neil_", 'a-2', 'B 100%']);
  });

  test.each(['key', '-slip', 'late', '-late,finish', 'cost', '-at', 'id'])(
    'by %s is complete page by page',
    async sort => {
      const whole = await sorted(sort);
      const found: string[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < 10; page += 1) {
        const answer = await list({ sort, limit: 1, cursor });
        expect(answer.total).toBe(4);
        found.push(...answer.items.map(r => r.key));
        if (answer.nextCursor === null) break;
        cursor = answer.nextCursor;
      }
      expect(found).toEqual(whole);
    },
  );

  test('refuses a cursor of another order, and one that was made up', async () => {
    const { nextCursor } = await list({ sort: 'key', limit: 1 });
    await expect(list({ sort: 'slip', cursor: nextCursor ?? '' })).rejects.toThrow('another list');
    for (const made of ['x', 'W10', Buffer.from('["a",[{"x":1}]]').toString('base64url')]) {
      await expect(list({ sort: 'key', cursor: made })).rejects.toThrow('another list');
    }
  });
});
