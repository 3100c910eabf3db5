import { describe, expect, it } from 'vitest';
import { compileRowFormula } from './row-formula.ts';

const value = (formula: string, row: Record<string, string> = {}) => compileRowFormula(formula).valueFor(row);

describe('a formula over a row', () => {
  it.each([
    ['row.year == "2014" ? "2013-09-30" : "none"', '2013-09-30'],
    ['int(row.year) <= 2020 ? string(int(row.year) - 1) + "-09-30" : row.year + "-03-31"', '2013-09-30'],
    ['addDays("2000-01-01", whole(row["Start $"]))', '2011-07-05'],
    ['addDays("2024-02-28", whole("2 days"))', '2024-03-01'],
    ['addDays("2000-01-01", -1)', '1999-12-31'],
    ['row.name.trim() == "" ? row.year : row.name.trim()', '2014'],
    ['int("7") + 1', '8'],
    ['minus("0.3", "0.1")', '0.2'],
    ['minus("2.400", "-0.355")', '2.755'],
    ['minus("0.001", "2")', '-1.999'],
  ])('%s', (formula, text) =>
    expect(value(formula, { year: '2014', 'Start $': '4203.0', name: ' ' })).toEqual({ text }),
  );

  it('says which columns it reads', () => {
    expect(compileRowFormula('row.a + row["b c"] + row.a').columns).toEqual(['a', 'b c']);
  });

  it.each([
    ['row.a', {}, /No such key: a/],
    ['whole(row.a)', { a: '1.5' }, /"1.5" holds no whole number/],
    ['addDays(row.a, 1)', { a: '2023-02-30' }, /"2023-02-30" is not a day/],
    ['minus(row.a, "1")', { a: '1e5' }, /"1e5" is not a plain decimal number/],
    ['int(row.a)', { a: 'x' }, /./],
    ['row.__proto__', {}, /No such key/],
  ])('%s has no value for %j and says why', (formula, row, why) =>
    expect(value(formula, row as Record<string, string>)).toEqual({ wrong: expect.stringMatching(why) }),
  );

  it.each([
    ['row.a +', /cannot be used/],
    ['secret', /cannot be used/],
    ['[1, 2].map(x, x + 1).size() == 2', /map is not available/],
    ['row.a.matches("(a+)+$")', /matches is not available/],
    ['1 + "a"', /no such overload/],
    [Array.from({ length: 300 }, () => 'row.a').join(' + '), /cannot be used/],
  ])('%s is refused', (formula, why) => expect(() => compileRowFormula(formula)).toThrow(why));
});
