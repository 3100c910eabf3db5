import { parseSync } from 'oxc-parser';

/** One import, re-export, dynamic import, `import()` type, `require` or `new URL(..., import.meta.url)`. */
export interface Import {
  /** What is asked for; null when it is computed and so cannot be checked. */
  readonly specifier: string | null;
  readonly names: readonly string[];
  readonly line: number;
}

/** A global that is mentioned, such as `Date`, or the beginning of a query, such as `selectFrom`. */
export interface Mention {
  readonly name: string;
  readonly line: number;
}

/** A function with a body: its name as far as it has one, where it begins, its lines, its positional parameters. */
export interface Routine {
  readonly name: string;
  readonly line: number;
  readonly lines: number;
  readonly parameters: number;
}

export interface Source {
  readonly imports: readonly Import[];
  readonly mentions: readonly Mention[];
  readonly routines: readonly Routine[];
  /** Lines of `export * from`, by which a file becomes a barrel. */
  readonly starExports: readonly number[];
  readonly errors: readonly string[];
}

const queries = new Set([
  'selectFrom',
  'insertInto',
  'updateTable',
  'deleteFrom',
  'mergeInto',
  'executeQuery',
]);

type Node = Readonly<Record<string, unknown>> & {
  readonly type: string;
  readonly start: number;
  readonly end: number;
};

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const visit = (
  value: unknown,
  see: (node: Node, parent: Node | null) => void,
  parent: Node | null = null,
): void => {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, see, parent);
    return;
  }
  if (!isNode(value)) return;
  see(value, parent);
  for (const child of Object.values(value)) {
    if (typeof child === 'object' && child !== null) visit(child, see, value);
  }
};

const literal = (value: unknown): string | null => {
  if (!isNode(value)) return null;
  if (value.type === 'Literal') return typeof value.value === 'string' ? value.value : null;
  const { expressions, quasis } = value;
  if (value.type !== 'TemplateLiteral' || !Array.isArray(expressions) || expressions.length > 0) return null;
  const quasi: unknown = Array.isArray(quasis) ? quasis[0] : null;
  return isNode(quasi) && typeof quasi.value === 'object' && quasi.value !== null && 'cooked' in quasi.value
    ? String(quasi.value.cooked)
    : null;
};

const nameOf = (value: unknown): string | null =>
  isNode(value) && value.type === 'Identifier' && typeof value.name === 'string' ? value.name : null;

const importedNames = (node: Node): readonly string[] =>
  (Array.isArray(node.specifiers) ? node.specifiers : [])
    .map((s: unknown) => (isNode(s) ? (nameOf(s.imported) ?? nameOf(s.local)) : null))
    .filter(name => name !== null);

/** What a node imports: `undefined` when it is no import, null when its target is computed. */
const target = (node: Node): string | null | undefined => {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return literal(node.source);
    case 'ExportNamedDeclaration':
      return node.source === null ? undefined : literal(node.source);
    case 'TSExternalModuleReference':
      return literal(node.expression);
    case 'CallExpression':
      return nameOf(node.callee) === 'require' && Array.isArray(node.arguments)
        ? literal(node.arguments[0])
        : undefined;
    case 'NewExpression': {
      const [path, base]: readonly unknown[] = Array.isArray(node.arguments) ? node.arguments : [];
      const fromHere = isNode(base) && base.type === 'MemberExpression' && isNode(base.object);
      const module = nameOf(node.callee) === 'URL' && fromHere ? literal(path) : null;
      // A worker's entry is an import too; any other file beside the module is only data.
      return module !== null && /^\.{1,2}\/.*\.tsx?$/.test(module) ? module : undefined;
    }
    default:
      return undefined;
  }
};

const routineTypes = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/** A TypeScript `this` parameter is no argument. */
const positional = (node: Node): number =>
  Array.isArray(node.params) ? node.params.filter(p => nameOf(p) !== 'this').length : 0;

const isPropertyName = (node: Node, parent: Node | null): boolean =>
  (parent?.type === 'MemberExpression' &&
    parent.property === node &&
    parent.computed === false &&
    nameOf(parent.object) !== 'globalThis') ||
  (parent?.type === 'Property' && parent.key === node && parent.shorthand === false);

/** Parses one file; a file that does not parse says so in `errors`. */
export const parseSource = (path: string, text: string): Source => {
  const { program, errors } = parseSync(path, text);
  const imports: Import[] = [];
  const mentions: Mention[] = [];
  const routines: Routine[] = [];
  const starExports: number[] = [];
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length;
  const lineOf = (node: Node): number => lineAt(node.start);
  visit(program, (node, parent) => {
    const specifier = target(node);
    if (specifier !== undefined) imports.push({ specifier, names: importedNames(node), line: lineOf(node) });
    if (node.type === 'ExportAllDeclaration') starExports.push(lineOf(node));
    if (routineTypes.has(node.type)) {
      routines.push({
        name: nameOf(node.id) ?? nameOf(parent?.id) ?? nameOf(parent?.key) ?? '(nameless)',
        line: lineOf(node),
        lines: lineAt(node.end) - lineOf(node) + 1,
        parameters: positional(node),
      });
    }
    const name = nameOf(node);
    if (name === 'Date' && !isPropertyName(node, parent)) mentions.push({ name, line: lineOf(node) });
    if (
      name !== null &&
      queries.has(name) &&
      parent?.type === 'MemberExpression' &&
      parent.property === node
    ) {
      mentions.push({ name, line: lineOf(node) });
    }
    if (name === 'random' && parent !== null && nameOf(parent.object) === 'Math') {
      mentions.push({ name: 'Math.random', line: lineOf(node) });
    }
  });
  return { imports, mentions, routines, starExports, errors: errors.map(error => error.message) };
};
