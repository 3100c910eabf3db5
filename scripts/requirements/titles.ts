import { parseSync } from 'oxc-parser';

/** An acceptance test: the rows its title names, where it stands. */
export interface Acceptance {
  readonly rows: readonly string[];
  readonly title: string;
  readonly file: string;
}

type Node = Readonly<Record<string, unknown>> & { readonly type: string };
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const numbered = /^R\d+\.\d+(?:(?:,| and|) R\d+\.\d+)*(?=\W|$)/;

/** The words of a callee: `test.each([..])` is `['test', 'each']`. */
const words = (callee: unknown): readonly string[] => {
  if (!isNode(callee)) return [];
  if (callee.type === 'Identifier') return [String(callee.name)];
  if (callee.type === 'MemberExpression') return [...words(callee.object), ...words(callee.property)];
  return callee.type === 'CallExpression' ? words(callee.callee) : [];
};

/** The text of a title; what is filled into a template is shown as an ellipsis. */
const titleOf = (value: unknown): string | null => {
  if (!isNode(value)) return null;
  if (value.type === 'Literal') return typeof value.value === 'string' ? value.value : null;
  if (value.type !== 'TemplateLiteral' || !Array.isArray(value.quasis)) return null;
  return value.quasis.map(quasi => (isNode(quasi) ? Object(quasi.value).cooked : '')).join('…');
};

const runs = (callee: readonly string[]): boolean =>
  ['test', 'it'].includes(callee[0] ?? '') &&
  !callee.some(word => ['describe', 'skip', 'todo', 'fixme', 'fails', 'step'].includes(word));

/** The acceptance tests of one test file, by the titles of the tests that run. */
export const acceptanceTests = (file: string, text: string): readonly Acceptance[] => {
  const found: Acceptance[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item);
      return;
    }
    if (!isNode(value)) return;
    if (value.type === 'CallExpression' && Array.isArray(value.arguments) && runs(words(value.callee))) {
      const title = titleOf(value.arguments[0]);
      const rows = title?.match(numbered)?.[0].match(/R\d+\.\d+/g);
      if (title !== null && rows) found.push({ rows, title, file });
    }
    for (const child of Object.values(value)) if (typeof child === 'object' && child !== null) visit(child);
  };
  visit(parseSync(file, text).program);
  return found;
};
