import type { House, Rule, Violation } from '../house.ts';
import { isProduct, workspaceOf } from '../place.ts';
import { resolve } from '../resolve.ts';

interface Manifest {
  readonly name?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const manifestOf = (house: House, workspace: string): Manifest => {
  const text = house.files.get(workspace === '' ? 'package.json' : `${workspace}/package.json`);
  const parsed: Manifest = text === undefined ? {} : JSON.parse(text);
  return parsed;
};

const names = (...lists: readonly (Readonly<Record<string, string>> | undefined)[]): readonly string[] =>
  lists.flatMap(list => Object.keys(list ?? {}));

/** What a file may import by name: the product what its workspace depends on, tests and tools also the root's. */
const declaredFor = (house: House, path: string): ReadonlySet<string> => {
  const own = manifestOf(house, workspaceOf(path));
  const shipped = names(own.dependencies, own.optionalDependencies);
  if (isProduct(path)) return new Set([...shipped, own.name ?? '']);
  const { devDependencies } = manifestOf(house, '');
  return new Set([...shipped, ...names(own.devDependencies, devDependencies), own.name ?? '']);
};

const packageOf = (house: House, path: string, specifier: string): string | null => {
  const goal = resolve(house, path, specifier);
  if (goal.kind === 'npm') return goal.name;
  return goal.kind === 'file' && goal.by === 'package' ? specifier.split('/').slice(0, 2).join('/') : null;
};

/** Every imported package is declared by the workspace that imports it, not merely found in node_modules. */
export const declaredPackages: Rule = house =>
  [...house.sources].flatMap(([file, { imports }]): readonly Violation[] => {
    const declared = declaredFor(house, file);
    const workspace = workspaceOf(file);
    return imports.flatMap(({ specifier, line }): readonly Violation[] => {
      const name = specifier === null ? null : packageOf(house, file, specifier);
      if (name === null || declared.has(name)) return [];
      // Tests and tools outside a workspace may use every part of this house.
      if (workspace === '' && name.startsWith('@chartroom/')) return [];
      const manifest = workspace === '' ? 'package.json' : `${workspace}/package.json`;
      const what = `"${name}" is not declared in ${manifest}.`;
      return [
        {
          file,
          line,
          rule: 'declared-packages',
          what,
          todo: `Add its exact version there, or do not import it.`,
        },
      ];
    });
  });
