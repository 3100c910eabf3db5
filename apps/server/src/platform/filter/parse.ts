import { type ASTNode, Environment, ParseError } from '@marcbachmann/cel-js';
import { type AppError, invalidField } from '../error/error.ts';
import type { Comparison, FieldTypes, Filter, TextTest } from './filter.ts';
import { comparable, fieldOf, type Place, readOperand, valueFor } from './operand.ts';

const environment = new Environment({
  unlistedVariablesAreDyn: true,
  homogeneousAggregateLiterals: false,
  limits: { maxAstNodes: 500, maxDepth: 24, maxListElements: 200, maxMapEntries: 0, maxCallArguments: 2 },
});
const longest = 2_000;

const isComparison = (op: string): op is Comparison => ['==', '!=', '<', '<=', '>', '>='].includes(op);
const isTextTest = (name: string): name is TextTest => ['contains', 'startsWith', 'endsWith'].includes(name);

/** The two sides of a comparison, the field first where one side is null. */
const compare = (node: ASTNode, how: Comparison, sides: readonly [ASTNode, ASTNode], at: Place): Filter => {
  const [left, right] = sides;
  const nullSide = [left, right].findIndex(n => n.op === 'value' && n.args === null);
  if (nullSide >= 0) {
    const field = fieldOf(nullSide === 0 ? right : left, at);
    if (how !== '==' && how !== '!=') throw at.wrong(node, 'null can be compared by == and != only.');
    const item: Filter = { op: 'null', field: field.name };
    return how === '==' ? item : { op: 'not', item };
  }
  const first = readOperand(left, at);
  const second = readOperand(right, at);
  const typed = first.kind === 'field' ? first : second.kind === 'field' ? second : null;
  if (typed === null) throw at.wrong(node, 'One side of a comparison has to be a field.');
  if (typed.type === 'boolean' && how !== '==' && how !== '!=') {
    throw at.wrong(node, `${typed.name} is true or false; compare it by == or !=.`);
  }
  return {
    op: 'compare',
    how,
    type: typed.type,
    left: comparable(left, first, typed, at),
    right: comparable(right, second, typed, at),
  };
};

const readIn = (node: ASTNode, sides: readonly [ASTNode, ASTNode], at: Place): Filter => {
  const field = fieldOf(sides[0], at);
  const list = sides[1];
  if (list.op !== 'list') throw at.wrong(list, 'Write a list after in, such as ["a", "b"].');
  if (list.args.length === 0) throw at.wrong(node, 'The list after in is empty.');
  const values = list.args.map(item => {
    if (item.op !== 'value' || item.args === null) throw at.wrong(item, 'A list holds plain values only.');
    return valueFor(item, item.args, field, at);
  });
  return { op: 'in', field: field.name, type: field.type, values };
};

const readCall = (
  node: ASTNode,
  name: string,
  target: ASTNode,
  args: readonly ASTNode[],
  at: Place,
): Filter => {
  if (!isTextTest(name))
    throw at.wrong(node, `There is no test ${name}(); there are contains, startsWith, endsWith.`);
  const field = fieldOf(target, at);
  const text = args[0];
  if (field.type !== 'text') throw at.wrong(target, `${field.name} is not a text.`);
  if (args.length !== 1 || text?.op !== 'value' || typeof text.args !== 'string') {
    throw at.wrong(node, `${name}() takes one text in quotes.`);
  }
  return { op: 'text', how: name, field: field.name, text: text.args };
};

const read = (node: ASTNode, at: Place): Filter => {
  if (isComparison(node.op)) return compare(node, node.op, node.args as readonly [ASTNode, ASTNode], at);
  switch (node.op) {
    case '&&':
      return { op: 'and', left: read(node.args[0], at), right: read(node.args[1], at) };
    case '||':
      return { op: 'or', left: read(node.args[0], at), right: read(node.args[1], at) };
    case '!_':
      return { op: 'not', item: read(node.args, at) };
    case 'in':
      return readIn(node, node.args, at);
    case 'rcall':
      return readCall(node, node.args[0], node.args[1], node.args[2], at);
    case 'id': {
      const field = fieldOf(node, at);
      if (field.type !== 'boolean') throw at.wrong(node, `Compare ${field.name} with something.`);
      return { op: 'true', field: field.name };
    }
    case 'call': {
      const [name, args] = node.args;
      if (name === 'has' && args.length === 1 && args[0] !== undefined) {
        return { op: 'not', item: { op: 'null', field: fieldOf(args[0], at).name } };
      }
      throw at.wrong(node, `There is no function ${name}(); there is has().`);
    }
    default:
      throw at.wrong(node, 'This cannot be used in a filter. Compare fields, and join them by &&, || and !.');
  }
};

/**
 * Reads a filter over the fields of a list. Throws `invalid` with the position of what is wrong and what there is
 * instead; `path` names the field of the request.
 */
export const parseFilter = (text: string, fields: FieldTypes, path = 'query.filter'): Filter => {
  const wrong = (node: { readonly start: number } | undefined, message: string): AppError =>
    invalidField(path, `At character ${(node?.start ?? 0) + 1} of the filter: ${message}`);
  if (text.length > longest)
    throw invalidField(path, `The filter has more than ${longest} characters. Shorten it.`);
  try {
    return read(environment.parse(text).ast, { fields, wrong });
  } catch (error) {
    if (error instanceof ParseError) throw wrong(error.range, `${error.summary}.`);
    throw error;
  }
};
