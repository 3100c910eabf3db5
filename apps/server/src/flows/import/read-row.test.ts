import type { ImportMapping } from '@chartroom/contract';
import type { Cell } from '@chartroom/interop';
import { describe, expect, it } from 'vitest';
import { checkRows, sortedProblems } from './check-rows.ts';
import { isBad, rowReader } from './read-row.ts';

const columns = ['Key', 'Name', 'Start', 'Finish', 'Cost', 'Cur', 'RAG', 'Year'];
const mapping: ImportMapping = {
  as: 'reports',
  source: 'Test',
  key: 'externalKey',
  fields: {
    externalKey: 'key',
    name: 'Name',
    startForecast: 'Start',
    finishForecast: 'Finish',
    costForecast: 'Cost',
    currency: 'Cur',
    overall: { column: 'RAG', values: { g: 'Green' } },
    asOf: { formula: 'row.Year + "-03-31"' },
  },
  moneyUnit: 'million',
  decimals: 'point',
  dayFormat: 'day-month-year',
  baseline: 'given',
  snapshot: 'partial',
};
const context = { columns, currency: 'GBP', today: '2026-11-23' };
const good = ['k1', 'One', '1/4/2020', '31/12/2021', '1,234.5', '', 'G', '2021'];
const row = (change: Partial<Record<(typeof columns)[number], Cell>> = {}, number = 2) =>
  rowReader(
    mapping,
    context,
  )({ number, cells: columns.map((c, i) => (c in change ? (change[c] ?? null) : (good[i] ?? null))) });
const errors = (change: Parameters<typeof row>[0]) =>
  row(change).problems.map(({ column, value, severity, message }) => ({ column, value, severity, message }));

describe('a row', () => {
  it('is read by the mapping: columns in any case, words replaced, formulas, money in its unit', () => {
    expect(row()).toEqual({
      number: 2,
      day: '2021-03-31',
      currency: 'GBP',
      problems: [],
      values: {
        externalKey: 'k1',
        name: 'One',
        startForecast: '2020-04-01',
        finishForecast: '2021-12-31',
        costForecast: 123_450_000_000,
        currency: null,
        overall: 'Green',
        asOf: '2021-03-31',
      },
    });
  });

  it('keeps cells of a workbook: numbers exactly, days as days', () => {
    const { values } = row({ Cost: { number: '0.1' }, Finish: { day: '2021-12-31' as never }, Cur: 'eur' });
    expect(values).toMatchObject({ costForecast: 10_000_000, finishForecast: '2021-12-31', currency: 'EUR' });
  });

  it.each([
    [
      { Cost: 'lots' },
      { column: 'Cost', value: 'lots', severity: 'error', message: /not an amount of money/ },
    ],
    [
      { Finish: '31/02/2021' },
      { column: 'Finish', value: '31/02/2021', severity: 'error', message: /no such day/ },
    ],
    [
      { Finish: '1/1/1066' },
      { column: 'Finish', value: '1/1/1066', severity: 'error', message: /1900 to 2199/ },
    ],
    [
      { Finish: '1/4/2019' },
      {
        column: 'Finish',
        value: '2019-04-01',
        severity: 'warning',
        message: /finishForecast is before startForecast \(2020-04-01\)/,
      },
    ],
    [{ Key: null }, { column: 'Key', value: null, severity: 'error', message: /no externalKey/ }],
    [
      { Name: 'x'.repeat(301) },
      { column: 'Name', value: 'x'.repeat(200), severity: 'error', message: /301 characters/ },
    ],
    [
      { Name: '=cmd|calc' },
      { column: 'Name', value: '=cmd|calc', severity: 'note', message: /kept as text/ },
    ],
    [{ Cost: '=1+1' }, { column: 'Cost', value: '=1+1', severity: 'error', message: /not an amount/ }],
    [
      { Cost: '€5' },
      { column: 'Cost', value: '€5', severity: 'error', message: /says EUR, but the row is kept in GBP/ },
    ],
    [{ Cur: 'ABC' }, { column: 'Cur', value: 'ABC', severity: 'error', message: /no currency code/ }],
    [{ Cost: '0.000000001' }, { column: 'Cost', value: '0.000000001', severity: 'note', message: /rounded/ }],
    [{ Year: 'x' }, { column: 'Year', value: 'x-03-31', severity: 'error', message: /not a date/ }],
  ])('%j is said with column, value and reason', (change, problem) =>
    expect(errors(change)).toEqual([{ ...problem, message: expect.stringMatching(problem.message) }]),
  );

  it.each(['', 'Reset', 'Exempt – s.43'])('keeps the rating %j as said', said => {
    const read = row({ RAG: said });
    expect(isBad(read)).toBe(false);
    expect(read.values.overall).toBe(said === '' ? null : said);
  });

  it.each([
    [{ ...mapping, fields: { ...mapping.fields, cost: 'Kosten' } }, /no column "Kosten".*Key, Name/],
    [{ ...mapping, fields: { ...mapping.fields, colour: 'RAG' } }, /no field "colour"/],
    [{ ...mapping, fields: { overall: 'RAG', asOf: 'Year' } }, /Choose where externalKey comes from/],
    [{ ...mapping, fields: { externalKey: 'Key', overall: 'RAG' } }, /Choose where asOf comes from/],
    [{ ...mapping, fields: { ...mapping.fields, asOf: { formula: 'row.Jahr' } } }, /no column "Jahr"/],
  ])('a mapping that does not fit is refused', (wrong, why) =>
    expect(() => rowReader(wrong as ImportMapping, context)).toThrow(why),
  );
});

describe('rows together', () => {
  const check = (...changes: readonly Parameters<typeof row>[0][]) =>
    checkRows(
      mapping,
      changes.map((c, i) => row(c, i + 2)),
    ).map(r => r.problems.map(p => p.message));

  it('refuse the later of two with one key on one day', () => {
    expect(check({}, { Year: '2022' }, { Name: 'Other' })).toEqual([
      [],
      [],
      ['Row 2 says the same of k1 on 2021-03-31 already. Keep one of the two.'],
    ]);
  });

  it('refuse two currencies in one project', () => {
    expect(check({}, { Year: '2022', Cur: 'EUR' }, { Key: 'k2', Cur: 'EUR' })).toEqual([
      [],
      [expect.stringMatching(/Row 2 gives k1 in GBP, this one in EUR/)],
      [],
    ]);
  });

  it('say a note that many rows share once, after errors and warnings', () => {
    const rows = ['2001', '2002', '2003', '2004'].map((Year, i) => row({ Year, Cost: '1e-9' }, i + 2));
    expect(sortedProblems([...rows, row({ Cost: 'x' }, 9)]).map(p => [p.row, p.severity, p.message])).toEqual(
      [
        [9, 'error', expect.stringMatching(/not an amount/)],
        [null, 'note', expect.stringMatching(/^4 rows: The amount is finer/)],
      ],
    );
  });
});
