import { Environment } from '@marcbachmann/cel-js';
import { Amount, compared, over, ratio, times } from './amount.ts';

/** What a formula reads or comes to. */
export type FormulaType = 'number' | 'text' | 'money' | 'date' | 'yes-no';

/** The type of CEL that stands for each. */
export const celType = {
  number: 'double',
  text: 'string',
  money: 'Money',
  date: 'string',
  'yes-no': 'bool',
} as const satisfies Record<FormulaType, string>;

const dayMs = 86_400_000;

function instantOf(day: string): number {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day)
    throw new Error(`"${day}" is not a day written as 2026-11-23.`);
  return at;
}

export const isDay = (text: string): boolean => {
  try {
    instantOf(text);
    return true;
  } catch {
    return false;
  }
};

function addDays(day: string, days: bigint): string {
  const date = new Date(instantOf(day) + Number(days) * dayMs);
  if (Number.isNaN(date.getTime())) throw new Error('That day is out of range.');
  return date.toISOString().slice(0, 10);
}

const daysBetween = (from: string, to: string): bigint => BigInt((instantOf(to) - instantOf(from)) / dayMs);

function rounded(n: number, places: bigint): number {
  if (places < 0n || places > 9n) throw new Error('Round to 0 to 9 decimals.');
  return Number(n.toFixed(Number(places)));
}

/** No macros (they loop) and no regular expressions (they may take for ever): the cost grows with the length only. */
export const callable: ReadonlySet<string> = new Set([
  ...['addDays', 'daysBetween', 'year', 'round', 'abs', 'int', 'double', 'string', 'size'],
  ...['startsWith', 'endsWith', 'contains', 'lowerAscii', 'upperAscii', 'trim', 'has'],
]);

const limits = { maxAstNodes: 400, maxDepth: 40, maxListElements: 50, maxMapEntries: 0, maxCallArguments: 4 };

/** Reads anything: to find what a formula names before its types are looked at. */
export const looseEnvironment = new Environment({ unlistedVariablesAreDyn: true, limits });

const nonZero = (n: number): number => {
  if (n === 0) throw new Error('It divides by zero.');
  return n;
};

function withArithmetic(env: Environment): Environment {
  const mixed = ['double OP int', 'int OP double'];
  for (const form of mixed) {
    env
      .registerOperator(form.replace('OP', '+'), (a, b) => Number(a) + Number(b))
      .registerOperator(form.replace('OP', '-'), (a, b) => Number(a) - Number(b))
      .registerOperator(form.replace('OP', '*'), (a, b) => Number(a) * Number(b))
      .registerOperator(form.replace('OP', '/'), (a, b) => Number(a) / nonZero(Number(b)));
  }
  env
    .registerOperator('Money + Money', (a: Amount, b: Amount) => new Amount(a.minor + b.minor, a.places))
    .registerOperator('Money - Money', (a: Amount, b: Amount) => new Amount(a.minor - b.minor, a.places))
    .registerOperator('Money / Money: double', ratio);
  for (const n of ['int', 'double']) {
    env
      .registerOperator(`Money * ${n}: Money`, times)
      .registerOperator(`${n} * Money: Money`, (a: number | bigint, b: Amount) => times(b, a))
      .registerOperator(`Money / ${n}: Money`, over);
  }
  for (const other of ['Money', 'int', 'double']) {
    env
      .registerOperator(`Money < ${other}: bool`, (a, b) => compared(a, b) < 0)
      .registerOperator(`Money <= ${other}: bool`, (a, b) => compared(a, b) <= 0)
      .registerOperator(`Money > ${other}: bool`, (a, b) => compared(a, b) > 0)
      .registerOperator(`Money >= ${other}: bool`, (a, b) => compared(a, b) >= 0)
      .registerOperator(`Money == ${other}: bool`, (a, b) => compared(a, b) === 0);
  }
  return env;
}

/** CEL with exact money, days and the given inputs; `_` holds which of them have a value. */
export function typedEnvironment(inputs: ReadonlyMap<string, FormulaType>): Environment {
  const env = withArithmetic(new Environment({ limits }).registerType('Money', { ctor: Amount, fields: {} }))
    .registerFunction('addDays(string, int): string', addDays)
    .registerFunction('daysBetween(string, string): int', daysBetween)
    .registerFunction('year(string): int', (day: string) => BigInt(new Date(instantOf(day)).getUTCFullYear()))
    .registerFunction('round(double, int): double', rounded)
    .registerFunction('abs(double): double', Math.abs)
    .registerVariable('_', 'map<string, bool>');
  for (const [name, type] of inputs) env.registerVariable(name, celType[type]);
  return env;
}
