import { type ASTNode, Environment } from '@marcbachmann/cel-js';
import { AppError } from '../error/error.ts';

/** A formula over one row of a table, compiled. */
export interface RowFormula {
  /** The columns it reads by name. */
  readonly columns: readonly string[];
  /** Its value for a row as text, or why there is none. */
  readonly valueFor: (
    row: Readonly<Record<string, string>>,
  ) => { readonly text: string } | { readonly wrong: string };
}

/** No macros (they loop) and no regular expressions (they may take for ever): the cost grows with the formula's length only. */
const callable = new Set([
  'addDays',
  'whole',
  'minus',
  'int',
  'double',
  'string',
  'size',
  'startsWith',
  'endsWith',
  'contains',
  'lowerAscii',
  'upperAscii',
  'trim',
  'indexOf',
  'substring',
]);

const dayMs = 86_400_000;
function addDays(day: string, days: bigint): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  const date = new Date(at + Number(days) * dayMs);
  if (Number.isNaN(date.getTime()) || new Date(at).toISOString().slice(0, 10) !== day)
    throw new Error(`"${day}" is not a day written as 2026-11-23.`);
  return date.toISOString().slice(0, 10);
}

function whole(text: string): bigint {
  const m = /^\s*([+-]?\d{1,15})(?:\.0*)?(?:\s+[a-z]+)?\s*$/i.exec(text);
  if (!m?.[1]) throw new Error(`"${text}" holds no whole number.`);
  return BigInt(m[1]);
}

/** Exact: money must not pass through a float. */
function minus(a: string, b: string): string {
  const read = (text: string) => {
    const m = /^\s*([+-]?)(\d{1,30})(?:\.(\d{0,20}))?\s*$/.exec(text);
    if (!m) throw new Error(`"${text}" is not a plain decimal number.`);
    return BigInt(`${m[1] === '-' ? '-' : ''}${m[2]}${(m[3] ?? '').padEnd(20, '0')}`);
  };
  const difference = read(a) - read(b);
  const digits = String(difference < 0n ? -difference : difference).padStart(21, '0');
  const part = digits.slice(-20).replace(/0+$/, '');
  return `${difference < 0n ? '-' : ''}${digits.slice(0, -20)}${part === '' ? '' : `.${part}`}`;
}

const environment = new Environment({
  limits: { maxAstNodes: 400, maxDepth: 40, maxListElements: 50, maxMapEntries: 50, maxCallArguments: 4 },
})
  .registerVariable('row', 'map<string, string>')
  .registerFunction('addDays(string, int): string', addDays)
  .registerFunction('whole(string): int', whole)
  .registerFunction('minus(string, string): string', minus);

const isNode = (x: unknown): x is ASTNode => typeof x === 'object' && x !== null && 'op' in x && 'args' in x;

function* nodesOf(x: unknown): Generator<ASTNode> {
  if (Array.isArray(x)) for (const part of x) yield* nodesOf(part);
  else if (isNode(x)) {
    yield x;
    yield* nodesOf(x.args);
  }
}

const readsRow = (x: ASTNode) => x.op === 'id' && x.args === 'row';

function columnOf(node: ASTNode): string | null {
  if (node.op === '.' && readsRow(node.args[0])) return node.args[1];
  if (node.op !== '[]' || !readsRow(node.args[0])) return null;
  const index = node.args[1];
  return index.op === 'value' && typeof index.args === 'string' ? index.args : null;
}

const firstLine = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

const asText = (value: unknown): string =>
  value === null || value === undefined
    ? ''
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);

/**
 * Compiles a CEL formula over `row`, a map of column name to text: `row.year == "2014" ? "2013-09-30" : ""`. Beside
 * CEL's own text functions there are `addDays(day, int)` and `whole(text)`, which reads `"4203.0"` and `"179 days"`, and the
 * exact `minus(text, text)` of two decimal numbers.
 * The cost is bounded by the formula's length. Throws `invalid` for a formula that cannot be understood.
 */
export function compileRowFormula(source: string): RowFormula {
  const invalid = (why: string) => new AppError('invalid', `The formula ${source} cannot be used: ${why}`);
  let parsed: ReturnType<typeof environment.parse>;
  try {
    parsed = environment.parse(source);
  } catch (error) {
    throw invalid(firstLine(error));
  }
  const columns: string[] = [];
  for (const node of nodesOf(parsed.ast)) {
    if ((node.op === 'call' || node.op === 'rcall') && !callable.has(node.args[0]))
      throw invalid(`${node.args[0]} is not available. Available: ${[...callable].join(', ')}.`);
    const column = columnOf(node);
    if (column !== null) columns.push(column);
  }
  const checked = parsed.check();
  if (!checked.valid) throw invalid(checked.error ? firstLine(checked.error) : 'its types do not fit.');
  return {
    columns: [...new Set(columns)],
    valueFor: row => {
      try {
        return { text: asText(parsed({ row })) };
      } catch (error) {
        return { wrong: firstLine(error) };
      }
    },
  };
}
