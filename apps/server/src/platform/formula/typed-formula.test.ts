import { describe, expect, it } from 'vitest';
import type { FormulaType } from './typed-environment.ts';
import { compileFormula, type FormulaValue, formulaInputs } from './typed-formula.ts';

const inputs = formulaInputs(
  new Map<string, FormulaType>([
    ['cost', 'money'],
    ['benefit', 'money'],
    ['points', 'number'],
    ['name', 'text'],
    ['finish', 'date'],
    ['urgent', 'yes-no'],
  ]),
);
const row: Record<string, FormulaValue | null> = {
  ...{ cost: 200n, benefit: 301n, points: 4.5, name: 'Rail', finish: '2026-03-31', urgent: true },
};
const value = (text: string, result: FormulaType, set: typeof row = {}) => {
  const compiled = compileFormula(text, inputs, result);
  if ('problem' in compiled) return compiled.problem;
  const all = { ...row, ...set };
  return compiled.formula.valueOf({ read: n => all[n] ?? null, labelOf: n => n, places: 2 });
};

describe('a typed formula', () => {
  it.each<[string, FormulaType, FormulaValue]>([
    ['benefit / cost', 'number', 1.505],
    ['benefit - cost', 'money', 101n],
    ['cost * 0.0125', 'money', 2n],
    ['benefit / 2', 'money', 150n],
    ['2 * cost', 'money', 400n],
    ['cost == 2', 'yes-no', true],
    ['cost != benefit', 'yes-no', true],
    ['benefit > 3.0', 'yes-no', true],
    ['benefit > 3.01', 'yes-no', false],
    ['points * 2 + 1', 'number', 10],
    ['round(points / 7, 2)', 'number', 0.64],
    ['urgent ? name + "!" : "no"', 'text', 'Rail!'],
    ['addDays(finish, 1)', 'date', '2026-04-01'],
    ['daysBetween("2026-03-01", finish)', 'number', 30],
    ['has(points) && points > 4', 'yes-no', true],
    ['year(finish) + 1', 'number', 2027],
  ])('%s as %s', (text, result, expected) => expect(value(text, result)).toEqual({ value: expected }));

  it('reads only what it reaches, and asks whether there is a value', () => {
    expect(value('has(cost) ? points : 0.0', 'number', { cost: null })).toEqual({ value: 0 });
    expect(value('urgent ? points : cost / benefit', 'number', { cost: null })).toEqual({ value: 4.5 });
  });

  it.each<[string, FormulaType, object, RegExp]>([
    ['benefit / cost', 'number', { cost: null }, /^cost is empty/],
    ['benefit / cost', 'number', { cost: 0n }, /divides by zero/],
    ['points / 0.0', 'number', {}, /no number/],
    ['points / 0', 'number', {}, /divides by zero/],
    ['name', 'date', {}, /"Rail" is not a day/],
    ['addDays(name, 1)', 'date', {}, /not a day/],
  ])('%s says why it has no value', (text, result, set, why) =>
    expect(value(text, result, set as typeof row)).toEqual({ wrong: expect.stringMatching(why) }),
  );

  it.each<[string, FormulaType, RegExp, number | null]>([
    ['points + name', 'number', /no such overload: double \+ string/, 1],
    ['points + nothing', 'number', /There is no field nothing/, 10],
    ['points +', 'number', /Unexpected token/, 9],
    ['points + cost', 'number', /no such overload/, 1],
    ['benefit / cost', 'money', /comes to a number, not to money/, 1],
    ['[1].map(x, x)', 'number', /no function map/, 1],
    ['name.matches("(a+)+$")', 'yes-no', /no function matches/, 1],
    ['', 'number', /Write a formula/, 1],
  ])('%s as %s is refused', (text, result, why, position) =>
    expect(value(text, result)).toEqual({ message: expect.stringMatching(why), position }),
  );
});
