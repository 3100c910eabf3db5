import { type ASTNode, type Environment, ParseError } from '@marcbachmann/cel-js';
import { Amount } from './amount.ts';
import {
  callable,
  type FormulaType,
  isDay,
  looseEnvironment,
  typedEnvironment,
} from './typed-environment.ts';

/** A value inside a formula; money as exact minor units. */
export type FormulaValue = string | number | boolean | bigint;

/** What is wrong with a formula, and at which character, from 1. */
export interface FormulaProblem {
  readonly message: string;
  readonly position: number | null;
}

export interface Formula {
  /** What it names, in the order in which it is first named. */
  readonly reads: readonly string[];
  /** Its value, `money` as minor units; or why there is none. `read` answers null for what is empty, and may throw. */
  readonly valueOf: (row: FormulaRow) => { readonly value: FormulaValue } | { readonly wrong: string };
}

export interface FormulaRow {
  readonly read: (name: string) => FormulaValue | null;
  /** What an input is called, to say that it is empty. */
  readonly labelOf: (name: string) => string;
  /** Places of the minor unit of money. */
  readonly places: number;
}

export interface FormulaInputs {
  readonly types: ReadonlyMap<string, FormulaType>;
  readonly environment: Environment;
}

/** Prepares inputs once for many formulas over them. */
export const formulaInputs = (types: ReadonlyMap<string, FormulaType>): FormulaInputs => ({
  types,
  environment: typedEnvironment(types),
});

const longestText = 2_000;

const isNode = (x: unknown): x is ASTNode => typeof x === 'object' && x !== null && 'op' in x && 'args' in x;

function* nodesOf(x: unknown): Generator<ASTNode> {
  if (Array.isArray(x)) for (const part of x) yield* nodesOf(part);
  else if (isNode(x)) {
    yield x;
    yield* nodesOf(x.args);
  }
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

class Wrong extends Error {
  readonly position: number | null;
  constructor(message: string, position: number | null) {
    super(message);
    this.position = position;
  }
}

/** `has(x)` as `_.x`, padded, so that every character keeps its place. */
function withPresence(source: string): { readonly text: string; readonly reads: readonly string[] } {
  let text = source;
  const reads: string[] = [];
  const whole = looseEnvironment.parse(source).ast;
  for (const node of nodesOf(whole)) {
    if (node.op === 'id') reads.push(node.args);
    if (node.op === 'rcall' && !callable.has(node.args[0]))
      throw new Wrong(
        `There is no function ${node.args[0]}(). There are ${[...callable].join(', ')}.`,
        node.start + 1,
      );
    if (node.op !== 'call') continue;
    const [name, args] = node.args;
    if (!callable.has(name))
      throw new Wrong(
        `There is no function ${name}(). There are ${[...callable].join(', ')}.`,
        node.start + 1,
      );
    if (name !== 'has') continue;
    const [of] = args;
    if (args.length !== 1 || of?.op !== 'id')
      throw new Wrong('has() takes the name of one field.', node.start + 1);
    const { start, end } = node.range;
    text = text.slice(0, start) + `_.${of.args}`.padEnd(end - start) + text.slice(end);
  }
  return { text, reads: [...new Set(reads)] };
}

const fits: Readonly<Record<FormulaType, readonly string[]>> = {
  number: ['double', 'int', 'dyn'],
  text: ['string', 'dyn'],
  money: ['Money', 'dyn'],
  date: ['string', 'dyn'],
  'yes-no': ['bool', 'dyn'],
};

const words: Readonly<Record<FormulaType, string>> = {
  number: 'a number',
  text: 'a text',
  money: 'money',
  date: 'a date',
  'yes-no': 'yes or no',
};
const typeWords: Readonly<Record<string, string>> = {
  double: 'a number',
  int: 'a number',
  string: 'a text',
  Money: 'money',
  bool: 'yes or no',
};

/** A value that came out as the result it is meant to be; throws when it is none. */
function asResult(out: unknown, result: FormulaType): FormulaValue {
  switch (result) {
    case 'number': {
      const n = typeof out === 'bigint' ? Number(out) : out;
      if (typeof n !== 'number' || !Number.isFinite(n)) throw new Error('It comes to no number.');
      return n;
    }
    case 'money':
      if (!(out instanceof Amount)) throw new Error('It comes to no money.');
      if (out.minor > 9_000_000_000_000_000n || out.minor < -9_000_000_000_000_000n)
        throw new Error('The amount is too large.');
      return out.minor;
    case 'yes-no':
      if (typeof out !== 'boolean') throw new Error('It comes neither to yes nor to no.');
      return out;
    case 'text':
    case 'date':
      if (typeof out !== 'string') throw new Error('It comes to no text.');
      // Neither can be kept in the database.
      if (out.includes('\0') || !out.isWellFormed()) throw new Error('It comes to no text.');
      if (out.length > longestText) throw new Error(`The text has more than ${longestText} characters.`);
      if (result === 'date' && !isDay(out)) throw new Error(`"${out.slice(0, 40)}" is not a day.`);
      return out;
  }
}

function compile(source: string, inputs: FormulaInputs, result: FormulaType): Formula {
  if (source.trim() === '') throw new Wrong('Write a formula.', 1);
  const { text, reads } = withPresence(source);
  const unknown = reads.find(name => !inputs.types.has(name));
  if (unknown !== undefined) {
    const at = new RegExp(`(?<![\\w.])${unknown}\\b`).exec(source)?.index ?? 0;
    throw new Wrong(
      `There is no field ${unknown}. The fields are: ${[...inputs.types.keys()].join(', ')}.`,
      at + 1,
    );
  }
  const parsed = inputs.environment.parse(text);
  const checked = parsed.check();
  if (!checked.valid) {
    const { error } = checked;
    const at = error?.range?.start;
    throw new Wrong(error?.summary ?? 'Its types do not fit.', at === undefined ? null : at + 1);
  }
  const type = checked.type ?? 'dyn';
  if (!fits[result].includes(type))
    throw new Wrong(
      `It comes to ${typeWords[type] ?? type}, not to ${words[result]}. Choose the other result, or change it.`,
      1,
    );
  return {
    reads,
    valueOf: row => {
      try {
        return { value: asResult(parsed(contextOf(row, inputs.types, reads)), result) };
      } catch (error) {
        return { wrong: firstLine(error) };
      }
    },
  };
}

/** What a formula reads, each read only when it is reached: a branch not taken needs no value. */
function contextOf(row: FormulaRow, types: FormulaInputs['types'], reads: readonly string[]): object {
  const context = {};
  const present: Record<string, boolean> = {};
  for (const name of reads) {
    Object.defineProperty(context, name, {
      enumerable: true,
      get: () => {
        const value = row.read(name);
        if (value === null) throw new Error(`${row.labelOf(name)} is empty.`);
        return types.get(name) === 'money' ? new Amount(BigInt(value), row.places) : value;
      },
    });
    Object.defineProperty(present, name, { enumerable: true, get: () => row.read(name) !== null });
  }
  return Object.assign(context, { _: present });
}

/**
 * Compiles a CEL formula over typed inputs. Money is exact: amounts are added and subtracted, multiplied and divided by
 * numbers (half to even), compared with each other and with major units; an amount over an amount is a number. `has(x)`
 * asks whether something has a value. The cost is bounded by the length.
 */
export function compileFormula(
  source: string,
  inputs: FormulaInputs,
  result: FormulaType,
): { readonly formula: Formula } | { readonly problem: FormulaProblem } {
  try {
    return { formula: compile(source, inputs, result) };
  } catch (error) {
    if (error instanceof Wrong) return { problem: { message: error.message, position: error.position } };
    if (error instanceof ParseError) {
      const at = error.range?.start;
      return { problem: { message: `${error.summary}.`, position: at === undefined ? null : at + 1 } };
    }
    return { problem: { message: firstLine(error), position: null } };
  }
}
